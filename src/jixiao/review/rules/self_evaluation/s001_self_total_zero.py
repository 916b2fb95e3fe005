"""Whether the total line of execution is the sum of its sources."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from jixiao.model.finding import Severity
from jixiao.model.message import message
from jixiao.review.judgement import found, not_applicable
from jixiao.review.rows import figure, plain, rounding_of
from jixiao.review.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.model.funding import Execution
    from jixiao.model.plan import PerformancePlan
    from jixiao.review.context import Context
    from jixiao.review.judgement import Judgement

_TOTAL: Final = re.compile(r"^$|总额|合计|小计|总计")
_LEAST: Final = 2


@rule(
    code="JX-S001",
    fault="SELF_TOTAL_ZERO",
    title="自评表资金总额与各来源之和不符",
    why="总额行是执行率计分的依据；总额为零或不等于各来源之和，得分就不成立。",
    since="0.1",
    severity=Severity.BLOCKING,
    source="caiyu-2020-10#self-evaluation-form",
    bad="""
kind: self_evaluation
execution:
  budget_year: 0
  spent: 0
  rows:
    - {source: 当年财政拨款, year: 50, spent: 48}
""",
    good="""
kind: self_evaluation
execution:
  budget_year: 50
  spent: 48
  rows:
    - {source: 当年财政拨款, year: 50, spent: 48}
""",
    neighbour="""
kind: self_evaluation
execution:
  budget_year: 60
  spent: 58
  rows:
    - {source: 年度资金总额, year: 60, spent: 58}
    - {source: 其中：当年财政拨款, year: 50, spent: 48}
    - {source: 其他资金, year: 10, spent: 10}
""",
    fix="按各来源合计改正年度资金总额和执行数。",
)
def execution_total_wrong(plan: PerformancePlan, context: Context) -> Iterator[Judgement]:
    """Only the total line is scored, so it must be the sum of the lines by source under it."""
    del context
    execution = plan.execution
    if execution is None or not execution.rows:
        yield not_applicable("没有分来源填写执行情况。")
        return
    parts = [row for row in execution.rows if not _TOTAL.search(plain(row.source))]
    columns = (
        ("budget_year", execution.budget_year, [row.year for row in parts]),
        ("spent", execution.spent, [row.spent for row in parts]),
    )
    lines = [row for row in execution.rows if _TOTAL.search(plain(row.source))]
    # The form may print a total at 0 that other figures of the project tell rightly.
    for field, own, printed, sources in (
        ("budget_year", execution.budget_year, [r.year for r in lines], [r.year for r in parts]),
        ("spent", execution.spent, [r.spent for r in lines], [r.spent for r in parts]),
    ):
        known = [source for source in sources if source]
        if own and known and printed and all(total == 0 for total in printed):
            yield _judged(execution, field, Decimal(0), known)
    for field, total, printed in columns:
        known = [part for part in printed if part is not None]
        if total is not None and not _agree(total, known):
            yield _judged(execution, field, total, known)


def _agree(total: Decimal, known: list[Decimal]) -> bool:
    """Return whether sources can make the total.

    One source alone may be a part of it; twice the total are two ways of dividing it.
    """
    summed = sum(known, Decimal(0))
    tolerance = rounding_of([total, *known])
    if len(known) < _LEAST and summed <= total:
        return True
    return any(abs(times * total - summed) <= tolerance for times in (1, 2))


def _judged(execution: Execution, field: str, total: Decimal, known: list[Decimal]) -> Judgement:
    """Return the finding on a column."""
    summed = sum(known, Decimal(0))
    return found(
        message(
            "各来源 {parts} = {summed} {unit}，总额行是 {total} {unit}。",
            parts="+".join(figure(part) for part in known),
            summed=figure(summed),
            total=figure(total),
            unit=execution.unit,
        ),
        field=f"execution.{field}",
        given=f"{figure(total)} {execution.unit}",
        expected=f"{figure(summed)} {execution.unit}",
        difference=f"{figure(abs(total - summed))} {execution.unit}",
    )
