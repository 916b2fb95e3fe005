"""Whole plans: weights, the execution rate, rows left out, totals and grades."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jixiao.evaluation.scoring_plans import score_plan
from jixiao.evaluation.settling import Settled
from jixiao.evaluation.share import shown
from jixiao.model.funding import Execution
from jixiao.model.indicator import Indicator
from jixiao.model.plan import PerformancePlan
from jixiao.standards.scoring import scoring_schemes
from jixiao.wording.targets import parse_target

if TYPE_CHECKING:
    from jixiao.model.score import PlanScore

DAY = date(2024, 12, 31)
LEVELS = (
    ("成本指标", "经济成本", "≤64800元", "20"),
    ("产出指标", "数量指标", "≥18人", "20"),
    ("产出指标", "质量指标", "≥98%", "10"),
    ("产出指标", "时效指标", "12月31日前", "10"),
    ("效益指标", "社会效益", "≥95%", "20"),
    ("满意度指标", "服务对象满意度", "≥92%", "10"),
)
MET = ("64800元", "18人", "98%", "2024年12月20日", "95%", "92%")
TEN = Decimal(10)


def plan(
    actuals: tuple[str, ...] = MET, *, weights: bool = True, **other: object
) -> PerformancePlan:
    rows = tuple(
        Indicator(
            level1=level1,
            level2=level2,
            name=f"指标{number}",
            target=parse_target(target),
            actual=actual,
            weight=Decimal(points) if weights else None,
        )
        for number, ((level1, level2, target, points), actual) in enumerate(
            zip(LEVELS, actuals, strict=True)
        )
    )
    told = {"execution": Execution(budget_year=TEN, spent=TEN)} | other
    return PerformancePlan(1, year=2024, indicators=rows, **told)


def score(
    subject: PerformancePlan, scheme: str = "national", settled: Settled | None = None
) -> PlanScore:
    chosen = scoring_schemes()[scheme].on(DAY)
    return score_plan(subject, chosen, DAY, settled=settled or Settled())


def test_everything_met_is_a_hundred() -> None:
    found = score(plan())
    assert (found.total, found.grade) == (Decimal("100.00"), "优")


def test_without_printed_weights_those_of_the_rules_are_shared_by_level() -> None:
    found = score(plan(weights=False))
    # 成本20; 产出40 over three rows: 13.33, 13.33, 13.34; 效益20; 满意度10
    assert [shown(each.points) for each in found.rows] == [
        "20",
        "13.33",
        "13.33",
        "13.34",
        "20",
        "10",
    ]
    assert "财预〔2021〕101号" in str(found.weights)
    assert found.total == Decimal("100.00")


@pytest.mark.parametrize(
    ("execution", "points"),
    [
        pytest.param(
            Execution(budget_initial=Decimal(50), budget_year=Decimal(80), spent=Decimal(74)),
            "9.25",
            id="adjusted budget: 74 / 80 × 10",
        ),
        pytest.param(
            Execution(budget_initial=Decimal(50), spent=Decimal(37)),
            "7.40",
            id="initial one: 37 / 50 × 10",
        ),
        pytest.param(
            Execution(budget_year=Decimal(80), spent=Decimal(88)), "10.00", id="never above ten"
        ),
        pytest.param(Execution(budget_year=Decimal(0), spent=Decimal(0)), "0.00", id="no budget"),
        pytest.param(Execution(budget_year=Decimal(80)), "0.00", id="nothing told"),
        pytest.param(None, "0.00", id="no line"),
    ],
)
def test_the_execution_rate(execution: Execution | None, points: str) -> None:
    assert str(score(plan(execution=execution)).execution.score) == points


def test_the_rest_is_scaled_when_a_row_is_left_out() -> None:
    found = score(plan((*MET[:4], "85.5%", "46%")), settled=Settled(removed={6: "政策取消"}))
    # 10 + 20 + 20 + 10 + 10 + 20 × 85.5 / 95 = 88 of 90; × 100 / 90 = 97.777…
    assert found.total == Decimal("97.78")
    assert "×100÷90" in str(found.scaling)
    assert (found.rows[5].score, found.rows[5].most) == (None, Decimal("0.00"))
    assert score(plan(), settled=Settled(removed={2: "a", 3: "b"})).total == Decimal("100.00")


def test_a_project_that_never_began_scores_nothing_for_what_it_should_have_made() -> None:
    found = score(plan(), settled=Settled(carried_out=False))
    # left are 成本20 and 满意度10
    assert (found.total, found.grade) == (Decimal("30.00"), "差")


def test_the_scale_of_grades_is_the_scheme_s() -> None:
    # nothing of the outcome's 20
    half = score(plan((*MET[:4], "0%", "92%")))
    assert (half.total, half.grade) == (Decimal("80.00"), "良")
    assert score(plan((*MET[:4], "0%", "92%")), "banded").grade == "优"


def test_printed_weights_of_a_hundred_leave_none_for_the_execution_rate() -> None:
    first, *rest = plan().indicators
    heavy = replace(plan(), indicators=(replace(first, weight=Decimal(30)), *rest))
    found = score(heavy)
    assert (found.total, found.execution.points) == (Decimal("100.00"), Decimal(0))


SCHEMES = st.sampled_from(["national", "banded"])
NUMBERS = st.decimals(0, 400, places=2)
TARGETS = st.decimals("0.01", 400, places=2)


def points_of(target: str, actual: str, scheme: str) -> Decimal:
    row = Indicator("产出指标", "数量指标", "指标", parse_target(target), actual=actual, weight=TEN)
    found = score(PerformancePlan(1, indicators=(row,)), scheme).rows[0]
    assert found.score is not None
    return found.score


@given(TARGETS, NUMBERS, NUMBERS, SCHEMES)
def test_points_rise_toward_a_target_to_reach_and_stay_in_bounds(
    target: Decimal, one: Decimal, other: Decimal, scheme: str
) -> None:
    less, more = sorted((one, other))
    low, high = (points_of(f"≥{target}人", f"{each}人", scheme) for each in (less, more))
    assert 0 <= low <= high <= TEN


@given(TARGETS, NUMBERS, NUMBERS, SCHEMES)
def test_points_fall_beyond_a_target_not_to_pass(
    target: Decimal, one: Decimal, other: Decimal, scheme: str
) -> None:
    less, more = sorted((one, other))
    low, high = (points_of(f"≤{target}天", f"{each}天", scheme) for each in (less, more))
    assert TEN >= low >= high >= 0


@given(TARGETS, NUMBERS, SCHEMES)
def test_points_do_not_depend_on_the_unit(target: Decimal, actual: Decimal, scheme: str) -> None:
    in_wan = points_of(f"≥{target}万元", f"{actual}万元", scheme)
    assert in_wan == points_of(f"≥{target}万元", f"{actual * 10000}元", scheme)


@given(st.permutations(range(len(LEVELS))))
def test_the_total_does_not_depend_on_the_order_of_rows(order: list[int]) -> None:
    whole = plan(("70000元", "17人", "97%", "2024年12月20日", "90%", "91%"))
    turned = replace(whole, indicators=tuple(whole.indicators[each] for each in order))
    assert score(turned).total == score(whole).total
