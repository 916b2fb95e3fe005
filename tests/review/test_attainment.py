from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jixiao.model.indicator import Indicator
from jixiao.review.attainment import attainment_of
from jixiao.wording.targets import parse_target


def row(target: str, actual: str, level2: str = "数量指标") -> Indicator:
    return Indicator(level2=level2, target=parse_target(target), actual=actual)


@pytest.mark.parametrize(
    ("target", "actual", "share"),
    [
        pytest.param("≥500人次", "512人次", "1", id="met"),
        pytest.param("≥500人次", "400人次", "0.8", id="in proportion"),
        pytest.param("≥500人次", "400", "0.8", id="the target's unit"),
        pytest.param("≥90%", "81%", "0.9", id="rate"),
        pytest.param("≥90%", "81", "0.9", id="percent without its sign"),
        pytest.param("≥90%", "0.81", None, id="a ratio or a percentage"),
        pytest.param("≤10个月", "8个月", "1", id="reverse met"),
        pytest.param("≤10个月", "20个月", "0.5", id="reverse, the milder formula"),
        pytest.param("≤0次", "1次", "0", id="nothing was allowed"),
        pytest.param("=12次", "12次", "1", id="equal"),
        pytest.param("=12次", "6次", "0.5", id="equal and short"),
        pytest.param("≥3公里", "3户", None, id="another dimension"),
        pytest.param("有效提升", "有效提升", None, id="words"),
        pytest.param("≥500人次", "全部完成", None, id="words for a number"),
    ],
)
def test_the_share_of_points_follows_the_attainment(
    target: str, actual: str, share: str | None
) -> None:
    reached = attainment_of(row(target, actual))
    assert (reached and reached.share) == (share and Decimal(share))


def test_a_bare_cost_is_a_ceiling() -> None:
    spent = attainment_of(row("500元", "480元", "经济成本"))
    assert spent is not None
    assert spent.is_met


@settings(deadline=None)
@given(st.integers(1, 10_000), st.integers(0, 20_000), st.integers(0, 20_000))
def test_more_done_never_allows_fewer_points(target: int, one: int, other: int) -> None:
    less, more = sorted((one, other))
    low = attainment_of(row(f"≥{target}人", f"{less}人"))
    high = attainment_of(row(f"≥{target}人", f"{more}人"))
    assert low is not None
    assert high is not None
    assert low.share <= high.share <= 1
