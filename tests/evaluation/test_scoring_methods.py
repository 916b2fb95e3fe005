"""Every method by worked examples: the arithmetic stands beside each and was done by hand."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from jixiao.evaluation.scoring_plans import score_plan
from jixiao.evaluation.settling import Settled
from jixiao.model.indicator import Indicator
from jixiao.model.plan import PerformancePlan
from jixiao.model.score import IndicatorScore, Standing
from jixiao.standards.scoring import scoring_schemes
from jixiao.wording.targets import parse_target

DAY = date(2024, 12, 31)


def scored(
    row: Indicator, scheme: str = "national", settled: Settled | None = None
) -> IndicatorScore:
    plan = PerformancePlan(1, year=2024, indicators=(row,))
    chosen = scoring_schemes()[scheme].on(DAY)
    return score_plan(plan, chosen, DAY, settled=settled or Settled()).rows[0]


def row(
    target: str, actual: str | None, points: str = "10", level2: str = "数量指标", **other: object
) -> Indicator:
    level1 = {"经济成本": "成本指标", "服务对象满意度": "满意度指标"}.get(level2, "产出指标")
    return Indicator(
        level1=level1,
        level2=level2,
        name="指标",
        target=parse_target(target),
        actual=actual,
        weight=Decimal(points),
        **other,
    )


@pytest.mark.parametrize(
    ("target", "actual", "where", "score", "method"),
    [
        pytest.param(
            "≥708人", "708人", ("数量指标", "national"), "10.00", "positive", id="reached"
        ),
        # 690 / 708 = 0.974576…; × 10 = 9.745… → 9.75
        pytest.param(
            "≥708人", "690人", ("数量指标", "national"), "9.75", "positive", id="in proportion"
        ),
        pytest.param(
            "≥708人", "690", ("数量指标", "national"), "9.75", "positive", id="unit of the target"
        ),
        # 400 / 708 = 0.565 is below the pass line of 0.60
        pytest.param(
            "≥708人", "400人", ("数量指标", "banded"), "0.00", "positive", id="below the pass line"
        ),
        # the same without a pass line: 400 / 708 × 10 = 5.6497… → 5.65
        pytest.param(
            "≥708人", "400人", ("数量指标", "national"), "5.65", "positive", id="no pass line"
        ),
        # 0.5 % over a limit of 5 %: 1 − (0.055 − 0.05) / 0.05 = 0.9
        pytest.param("≤5%", "5.5%", ("质量指标", "national"), "9.00", "reverse", id="excess"),
        # 5 / 5.5 = 0.90909… → 9.09
        pytest.param("≤5%", "5.5%", ("质量指标", "banded"), "9.09", "reverse", id="ratio"),
        pytest.param(
            "≤5%", "10%", ("质量指标", "national"), "0.00", "reverse", id="twice the limit"
        ),
        # 5 / 10 = 0.5
        pytest.param("≤5%", "10%", ("质量指标", "banded"), "5.00", "reverse", id="twice by ratio"),
        pytest.param(
            "≤0次", "1次", ("质量指标", "national"), "0.00", "reverse", id="none allowed, one"
        ),
        pytest.param(
            "0次", "1次", ("质量指标", "national"), "0.00", "exact", id="nought means nought"
        ),
        pytest.param("0次", "0次", ("质量指标", "national"), "10.00", "exact", id="nought kept"),
        pytest.param(
            "=300元/人·月",
            "300元/人·月",
            ("经济成本", "national"),
            "10.00",
            "exact",
            id="standard kept",
        ),
        # |285 − 300| / 300 = 0.05 → 9.5; more is as wrong as less
        pytest.param(
            "=300元/人·月", "285元/人·月", ("经济成本", "national"), "9.50", "exact", id="paid less"
        ),
        pytest.param(
            "=300元/人·月", "315元/人·月", ("经济成本", "national"), "9.50", "exact", id="paid more"
        ),
        pytest.param(
            "=18人", "20人", ("数量指标", "national"), "10.00", "positive", id="count passed"
        ),
        # cost without a sign: 66 over 64.8 → 1 − 1.2 / 64.8 = 0.98148 → 9.81
        pytest.param(
            "64.8万元", "66万元", ("经济成本", "national"), "9.81", "reverse", id="cost rises"
        ),
        pytest.param("10-15天", "15天", ("时效指标", "national"), "10.00", "between", id="inside"),
        # 8 / 10 = 0.8
        pytest.param(
            "10-15天", "8天", ("时效指标", "national"), "8.00", "positive", id="below the range"
        ),
        # 1 − (18 − 15) / 15 = 0.8
        pytest.param(
            "10-15天", "18天", ("时效指标", "national"), "8.00", "reverse", id="above the range"
        ),
        pytest.param(
            "12月31日前", "2024年12月31日", ("时效指标", "national"), "10.00", "date", id="last day"
        ),
        pytest.param(
            "12月底前", "2025年1月2日", ("时效指标", "national"), "0.00", "date", id="late"
        ),
        # 11 of 12 times a year: 0.91666… → 9.17
        pytest.param(
            "12次/年", "11次", ("数量指标", "national"), "9.17", "positive", id="frequency"
        ),
        # 94.6 / 95 = 0.99578… → 9.96
        pytest.param(
            "≥95%",
            "94.6%",
            ("服务对象满意度", "national"),
            "9.96",
            "positive",
            id="satisfaction by proportion",
        ),
        pytest.param(
            "≥95%", "94.6%", ("服务对象满意度", "banded"), "10.00", "satisfaction", id="first band"
        ),
        pytest.param(
            "≥95%", "89.9%", ("服务对象满意度", "banded"), "8.00", "satisfaction", id="second band"
        ),
        pytest.param(
            "≥95%", "60%", ("服务对象满意度", "banded"), "5.00", "satisfaction", id="third band"
        ),
        pytest.param(
            "≥95%", "59.9%", ("服务对象满意度", "banded"), "0.00", "satisfaction", id="no band"
        ),
        pytest.param("≥708人", None, ("数量指标", "national"), "0.00", "zero", id="no actual"),
    ],
)
def test_points_are_those_worked_out_by_hand(
    target: str, actual: str | None, where: tuple[str, str], score: str, method: str
) -> None:
    level2, scheme = where
    found = scored(row(target, actual, level2=level2), scheme)
    assert (str(found.score), found.method) == (score, method)


@pytest.mark.parametrize(
    ("target", "actual", "said"),
    [
        pytest.param("≥708人", "690户", "单位或种类不同", id="another unit"),
        pytest.param("≥95%", "0.96", "可能是0.96%，也可能是比率", id="percent or ratio"),
        pytest.param("≥708人", "达成", "单位或种类不同", id="words for a number"),
        pytest.param("12月31日前", "5次", "单位或种类不同", id="a count for a day"),
    ],
)
def test_what_cannot_be_compared_stays_open_and_says_why(
    target: str, actual: str, said: str
) -> None:
    found = scored(row(target, actual))
    assert found.standing is Standing.OPEN
    assert (found.least, found.most) == (Decimal("0.00"), Decimal("10.00"))
    assert said in str(found.arithmetic)


@pytest.mark.parametrize(
    ("actual", "least", "most"),
    [
        pytest.param("达成年度指标", "12.00", "15.00", id="met: 80 to 100 % of 15"),
        pytest.param("部分达成", "9.00", "12.00", id="partly: 60 to 80 %"),
        pytest.param("未完成", "0.00", "9.00", id="missed: up to 60 %"),
        pytest.param("明显改善", "12.00", "15.00", id="the target's own words are met"),
        pytest.param("有待观察", "0.00", "15.00", id="no band is named"),
    ],
)
def test_words_leave_a_band_to_be_settled(actual: str, least: str, most: str) -> None:
    found = scored(row("明显改善", actual, "15", "社会效益"))
    assert found.standing is Standing.OPEN
    assert (str(found.least), str(found.most)) == (least, most)


def test_a_person_settles_a_band_within_its_bounds() -> None:
    words = row("明显改善", "部分达成", "15", "社会效益")
    # 0.70 × 15 = 10.5
    assert scored(words, settled=Settled(shares={1: Decimal("0.70")})).score == Decimal("10.50")
    refused = scored(words, settled=Settled(shares={1: Decimal("0.95")}))
    assert refused.score is None
    assert "不在档内" in str(refused.arithmetic)


def test_a_printed_score_settles_a_band_only_within_its_bounds() -> None:
    kept = scored(row("明显改善", "达成", "15", "社会效益", score=Decimal(13)))
    assert (kept.score, kept.difference) == (Decimal("13.00"), Decimal("0.00"))
    assert scored(row("明显改善", "部分达成", "15", "社会效益", score=Decimal(15))).score is None


def test_far_above_the_target_asks_for_a_reason_and_loses_points_if_it_was_set_too_low() -> None:
    far = row("≥100人", "150人")
    assert (scored(far).score, scored(far).remark is not None) == (Decimal("10.00"), True)
    # 1.50 − 1.30 = 0.20 is taken off: 10 × 0.80
    assert scored(far, settled=Settled(set_too_low=frozenset({1}))).score == Decimal("8.00")
    # 3.00 − 1.30 = 1.70, but never more than half
    farther = row("≥100人", "300人")
    assert scored(farther, settled=Settled(set_too_low=frozenset({1}))).score == Decimal("5.00")
    assert scored(row("≥100人", "129人")).remark is None
