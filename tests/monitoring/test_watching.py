"""Lamps, likelihoods and forecasts of a round, worked out by hand."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jixiao.model.funding import Execution, SpendingPlan
from jixiao.model.indicator import Indicator
from jixiao.model.plan import PerformancePlan
from jixiao.model.progress import Lamp, LampReading, Likelihood, Progress
from jixiao.monitoring.earlier_years import EarlierSpending
from jixiao.monitoring.expected_curve import expected_curve
from jixiao.monitoring.watching import watch
from jixiao.standards.lamps import lamp_rules
from jixiao.standards.scoring import scoring_schemes
from jixiao.wording.targets import parse_target

DAY = date(2024, 12, 31)
QUARTERS = SpendingPlan(tuple((m, Decimal(s)) for m, s in ((3, 10), (6, 20), (10, 60), (12, 100))))


def watched(plan: PerformancePlan, month: int = 6, **other: object) -> Progress:
    rules, scheme = lamp_rules().on(DAY), scoring_schemes()["national"].on(DAY)
    return watch(plan, month=month, rules=rules, scheme=scheme, **other)


def money(spent: str, plan: SpendingPlan | None = None, month: int = 6) -> LampReading:
    execution = Execution(budget_initial=Decimal(100), spent=Decimal(spent))
    return watched(PerformancePlan(1, plan=plan, execution=execution), month).money


@pytest.mark.parametrize(
    ("spent", "plan", "month", "lamp", "ratio"),
    [
        # June of twelve months: 50 % is due
        pytest.param("40", None, 6, Lamp.GREEN, "0.8000", id="80 % of what is due"),
        pytest.param("39.9", None, 6, Lamp.YELLOW, "0.7980", id="just below"),
        pytest.param("29.9", None, 6, Lamp.RED, "0.5980", id="below 60 %"),
        # the project's own plan has 20 % due by June
        pytest.param("29.9", QUARTERS, 6, Lamp.GREEN, "1.4950", id="a late plan is no delay"),
        # August lies half way between June's 20 % and October's 60 %: 40 %
        pytest.param("24", QUARTERS, 8, Lamp.YELLOW, "0.6000", id="between two points"),
        pytest.param("23", QUARTERS, 8, Lamp.RED, "0.5750", id="too little between them"),
    ],
)
def test_money_is_held_against_the_plan_of_spending(
    spent: str, plan: SpendingPlan | None, month: int, lamp: Lamp, ratio: str
) -> None:
    found = money(spent, plan, month)
    assert (found.lamp, str(found.ratio)) == (lamp, ratio)


def test_nothing_is_said_of_money_without_figures_or_before_any_is_due() -> None:
    assert watched(PerformancePlan(1)).money.lamp is Lamp.NONE
    late = SpendingPlan(((6, Decimal(0)), (12, Decimal(100))))
    assert money("0", late, 3).lamp is Lamp.NONE


@pytest.mark.parametrize(
    ("target", "actual", "lamp", "likely"),
    [
        # half of 24 is due by June: 12
        pytest.param("≥24场", "12场", Lamp.GREEN, Likelihood.CERTAIN, id="as due"),
        pytest.param("≥24场", "9场", Lamp.YELLOW, Likelihood.POSSIBLE, id="75 %"),
        pytest.param("≥24场", "7场", Lamp.RED, Likelihood.POSSIBLE, id="58 %"),
        pytest.param("≥24场", "15场", Lamp.BLUE, Likelihood.CERTAIN, id="125 %"),
        pytest.param("=4个", "4个", Lamp.GREEN, Likelihood.CERTAIN, id="exactly, already"),
        pytest.param("≥90%", "88.6%", Lamp.GREEN, Likelihood.CERTAIN, id="rates are not halved"),
        pytest.param("≥90%", "45%", Lamp.RED, Likelihood.POSSIBLE, id="half a rate is half"),
        pytest.param("≤4小时", "3.5小时", Lamp.GREEN, None, id="limit kept"),
        pytest.param("≤4小时", "5小时", Lamp.RED, Likelihood.POSSIBLE, id="limit passed"),
        pytest.param("≤10万元", "11万元", Lamp.RED, Likelihood.IMPOSSIBLE, id="money is spent"),
        pytest.param("有效保障", "部分达成", Lamp.YELLOW, Likelihood.POSSIBLE, id="partly"),
        pytest.param("6月底前", "2024年7月2日", Lamp.RED, Likelihood.IMPOSSIBLE, id="late"),
        pytest.param("≥24场", "尚未开展", Lamp.NONE, None, id="no number"),
        pytest.param("12月底前", "正在进行", Lamp.NONE, Likelihood.POSSIBLE, id="not due yet"),
        pytest.param("5月底前", "正在进行", Lamp.RED, Likelihood.IMPOSSIBLE, id="due and not done"),
        pytest.param(
            "12月底前", "2024年8月3日", Lamp.GREEN, Likelihood.CERTAIN, id="planned for later"
        ),
        pytest.param("每月15日前", "每月20日", Lamp.RED, Likelihood.IMPOSSIBLE, id="every month"),
        # half of 12 times is due by June: 6
        pytest.param("每月1次", "5次", Lamp.GREEN, Likelihood.CERTAIN, id="counted so far: 83 %"),
        pytest.param("≥6个月", "3个月", Lamp.GREEN, Likelihood.CERTAIN, id="months of work grow"),
        pytest.param("50-60万元", "65万元", Lamp.RED, Likelihood.IMPOSSIBLE, id="above a range"),
        # half of 50 is due by June
        pytest.param("50-60万元", "25万元", Lamp.GREEN, Likelihood.CERTAIN, id="toward a range"),
        pytest.param("＜5%", "5%", Lamp.RED, Likelihood.POSSIBLE, id="on a strict limit"),
        pytest.param("≤100人", "-5人", Lamp.NONE, None, id="below nought"),
        pytest.param("≥24场", None, Lamp.NONE, None, id="nothing told"),
    ],
)
def test_rows_have_lamps_and_likelihoods(
    target: str, actual: str | None, lamp: Lamp, likely: Likelihood | None
) -> None:
    row = Indicator("产出指标", "数量指标", "指标", parse_target(target), actual=actual)
    (found,) = watched(PerformancePlan(1, year=2024, indicators=(row,))).rows
    assert (found.lamp, found.likelihood) == (lamp, likely)


def test_a_red_lamp_late_in_the_year_is_no_longer_made_up_for() -> None:
    row = Indicator("产出指标", "数量指标", "指标", parse_target("≥24场"), actual="7场")
    (found,) = watched(PerformancePlan(1, indicators=(row,)), 10).rows
    assert found.likelihood is Likelihood.IMPOSSIBLE


def test_the_year_is_forecast_from_earlier_years_with_an_interval() -> None:
    execution = Execution(budget_initial=Decimal(100), spent=Decimal(30))
    plan = PerformancePlan(1, code="A", execution=execution)
    # by June one year had spent 40 % and the other 60 %: mean 50 %, so 60, between 50 and 75
    one = {202206: Decimal(40), 202212: Decimal(60)}
    other = {202302: Decimal(100), 202306: Decimal(20), 202311: Decimal(80)}
    found = watched(plan, earlier=EarlierSpending({"A": one | other}, 2024)).forecast
    assert found is not None
    assert (found.amount, found.low, found.high) == (60, 50, 75)
    alone = watched(plan, earlier=EarlierSpending({"A": one}, 2024)).forecast
    assert alone is not None
    assert (alone.amount, alone.low, alone.high) == (60, None, None)


def test_a_plan_that_falls_is_told_and_not_used() -> None:
    falling = SpendingPlan(((3, Decimal(50)), (6, Decimal(20))))
    curve = expected_curve(falling, "clause")
    assert (curve.own, curve.at(6)) == (False, Fraction(1, 2))
    assert "不是逐月累计" in str(curve.told)


@given(st.lists(st.integers(0, 100), min_size=12, max_size=12), st.integers(1, 12))
def test_the_curve_goes_through_its_points_and_never_falls(shares: list[int], month: int) -> None:
    plan = SpendingPlan(tuple((at, Decimal(s)) for at, s in enumerate(sorted(shares), 1)))
    curve = expected_curve(plan, "clause")
    assert curve.at(month) == Fraction(sorted(shares)[month - 1], 100)
    assert curve.at(max(1, month - 1)) <= curve.at(month)


@pytest.mark.parametrize(
    ("budget", "spent", "lamp", "said"),
    [
        pytest.param("100", "135", Lamp.RED, "执行数超过预算数", id="more than there is"),
        pytest.param("100", "-35", Lamp.NONE, "执行数不应小于0", id="less than nothing"),
        pytest.param("0", "35", Lamp.NONE, "预算数应大于0", id="of nothing"),
    ],
)
def test_money_that_cannot_be_has_no_forecast(
    budget: str, spent: str, lamp: Lamp, said: str
) -> None:
    execution = Execution(budget_initial=Decimal(budget), spent=Decimal(spent))
    found = watched(PerformancePlan(1, execution=execution), 7)
    assert (found.money.lamp, found.forecast) == (lamp, None)
    assert said in str(found.money.arithmetic)


@pytest.mark.parametrize("due", ["2024年5月底前", "2024年12月底前"])
def test_a_day_is_told_as_done_or_not_and_never_as_points(due: str) -> None:
    row = Indicator("产出指标", "时效指标", "完工", parse_target(due), actual="2024年8月3日")
    found = watched(PerformancePlan(1, year=2024, indicators=(row,)), 6).rows[0]
    assert "得分" not in str(found.arithmetic)
    assert "在6月底以后，请核对" in str(found.arithmetic)
