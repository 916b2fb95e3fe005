"""What grade and execution mean for the next budget, worked out by hand."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from jixiao.evaluation.application import propose
from jixiao.evaluation.scoring_plans import score_plan
from jixiao.model.funding import Execution
from jixiao.model.indicator import Indicator
from jixiao.model.plan import PerformancePlan
from jixiao.model.score import Proposal, Step
from jixiao.standards.application import application_rules
from jixiao.standards.scoring import scoring_schemes
from jixiao.wording.targets import parse_target

DAY = date(2024, 12, 31)


def proposed(actual: str, spent: str, attribute: str | None = "经常性项目") -> Proposal | None:
    """One indicator of 90 points with a target of 100 persons, and a budget of 50."""
    row = Indicator(
        "产出指标", "数量指标", "人数", parse_target("≥100人"), actual=actual, weight=Decimal(90)
    )
    execution = Execution(budget_year=Decimal(50), spent=Decimal(spent))
    plan = PerformancePlan(1, attribute=attribute, execution=execution, indicators=(row,))
    scored = score_plan(plan, scoring_schemes()["national"].on(DAY), DAY)
    return propose(plan, scored, application_rules().on(DAY))


@pytest.mark.parametrize(
    ("actual", "spent", "attribute", "step", "budget", "recovered"),
    [
        # 90 + 10 = 100
        pytest.param("100人", "50", "经常性项目", Step.PRIORITY, "50", None, id="excellent"),
        # 81 + 8 = 89
        pytest.param("90人", "40", "经常性项目", Step.KEEP, "50", None, id="good; 80 % is enough"),
        # 63 + 7.8 = 70.8; 39 of 50 is 78 %: 11 come back; 50 less a tenth
        pytest.param("70人", "39", "经常性项目", Step.CUT, "45", "11", id="fair"),
        # 36 + 10 = 46: less a fifth
        pytest.param("40人", "50", "经常性项目", Step.CUT, "40", None, id="poor, recurring"),
        pytest.param("40人", "50", "0101-一年期项目", Step.CANCEL, "0", None, id="poor, one-off"),
    ],
)
def test_step_and_money(  # noqa: PLR0913, PLR0917 - the columns of the table
    actual: str, spent: str, attribute: str, step: Step, budget: str, recovered: str | None
) -> None:
    found = proposed(actual, spent, attribute)
    assert found is not None
    assert (found.step, found.budget) == (step, Decimal(budget))
    assert found.recovered == (None if recovered is None else Decimal(recovered))


def test_what_was_supposed_of_the_project_is_told() -> None:
    found = proposed("40人", "50", None)
    assert found is not None
    assert "项目属性没有填写，按经常性项目" in str(found.reasons[0])


def test_an_open_score_proposes_nothing() -> None:
    assert proposed("40户", "50") is None


def test_a_budget_below_nought_is_no_base_for_the_next_one() -> None:
    row = Indicator(
        "产出指标", "数量指标", "人数", parse_target("≥100人"), actual="100人", weight=Decimal(90)
    )
    execution = Execution(budget_year=Decimal(-50), spent=Decimal(50))
    plan = PerformancePlan(1, execution=execution, indicators=(row,))
    found = propose(
        plan,
        score_plan(plan, scoring_schemes()["national"].on(DAY), DAY),
        application_rules().on(DAY),
    )
    assert found is not None
    assert (found.budget, found.recovered) == (None, None)
    assert "全年预算数-50不大于0" in str(found.reasons[1])
