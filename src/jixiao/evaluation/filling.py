"""A self-evaluation with its computed points filled in, to be printed and signed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from jixiao.evaluation.share import at_places, over

if TYPE_CHECKING:
    from jixiao.model.funding import Execution
    from jixiao.model.plan import PerformancePlan
    from jixiao.model.score import IndicatorScore, PlanScore


def with_scores(plan: PerformancePlan, scored: PlanScore) -> PerformancePlan:
    """Return the plan with the points and scores computed of it in place of the typed ones.

    Rows that are still open are left without a score, and the total with them.
    """
    found = {each.row: each for each in scored.rows}
    rows = tuple(
        replace(row, full_score=found[number].points, score=found[number].score)
        if number in found
        else row
        for number, row in enumerate(plan.indicators, 1)
    )
    return replace(
        plan,
        indicators=rows,
        execution=_execution(plan.execution, scored.execution),
        total_score=scored.total,
    )


def _execution(execution: Execution | None, scored: IndicatorScore) -> Execution | None:
    """Return the line of execution with its rate in percent (two places) and its score."""
    if execution is None or execution.spent is None:
        return execution and replace(execution, full_score=scored.points)
    year = execution.budget_year
    budget = year if year is not None else execution.budget_initial
    rate = (
        execution.rate
        if not budget or budget < 0
        else at_places(over(execution.spent, budget) * 100, 2)
    )
    return replace(execution, rate=rate, score=scored.score, full_score=scored.points)
