"""An approved plan with what a unit reports of it: money spent, actuals, causes, measures."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from jixiao.evaluation.share import at_places, over
from jixiao.model.funding import Execution

if TYPE_CHECKING:
    from collections.abc import Mapping
    from decimal import Decimal

    from jixiao.model.funding import ExecutionRow
    from jixiao.model.plan import PerformancePlan


@dataclass(frozen=True, slots=True)
class ReportedRow:
    """What is reported of an indicator: its actual as written, why it deviates, what is done."""

    actual: str = ""
    reason: str = ""
    measure: str = ""

    @property
    def deviation(self) -> str | None:
        """The text of the form's column of reasons and measures; None without either."""
        told = [
            f"{label}：{text.rstrip('。；')}"
            for label, text in (("原因", self.reason), ("改进措施", self.measure))
            if text
        ]
        return "；".join(told) or None


@dataclass(frozen=True, slots=True)
class Reported:
    """What is reported of a plan; money in `unit`, rows by their number from 1.

    `initial` is what was first approved, `budget` what it was adjusted to; `money` tells why
    little was spent (row 0 of a score); `sources` are the lines by source under them.
    """

    initial: Decimal | None = None
    budget: Decimal | None = None
    spent: Decimal | None = None
    unit: str = "万元"
    sources: tuple[ExecutionRow, ...] = ()
    objectives: str = ""
    money: ReportedRow = field(default_factory=ReportedRow)
    rows: Mapping[int, ReportedRow] = field(default_factory=dict)


def with_report(plan: PerformancePlan, reported: Reported) -> PerformancePlan:
    """Return the approved plan with what was reported of it, as a self-evaluation declares it."""
    rows = tuple(
        replace(row, actual=told.actual or None, deviation_reason=told.deviation)
        if (told := reported.rows.get(number))
        else row
        for number, row in enumerate(plan.indicators, 1)
    )
    return replace(
        plan,
        indicators=rows,
        execution=_execution(reported),
        actual_objectives=(reported.objectives,) if reported.objectives else (),
    )


def _execution(reported: Reported) -> Execution:
    """Return the line of execution with its rate in percent (two places)."""
    budget, spent = reported.budget, reported.spent
    return Execution(
        budget_initial=reported.initial,
        budget_year=budget,
        spent=spent,
        rate=None if spent is None or not budget else at_places(over(spent, budget) * 100, 2),
        unit=reported.unit,
        rows=reported.sources,
        reason=reported.money.deviation,
    )
