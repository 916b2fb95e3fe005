"""How far targets were attained, and what the classes of indicators earned."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Final

from jixiao.evaluation.choosing import is_reverse
from jixiao.evaluation.reached import Reached, reached
from jixiao.evaluation.share import at_places, over
from jixiao.evaluation.weighing import level_of
from jixiao.model.evaluation_report import AttainedRow, ClassScore
from jixiao.model.indicator import Level1
from jixiao.model.quantity import QuantityKind
from jixiao.model.score import Standing

if TYPE_CHECKING:
    from jixiao.model.indicator import Indicator
    from jixiao.model.plan import PerformancePlan
    from jixiao.model.score import IndicatorScore, PlanScore

EXECUTION: Final = "预算执行率"
_NUMBERS: Final = {
    QuantityKind.COUNT, QuantityKind.AMOUNT, QuantityKind.RATIO, QuantityKind.RATE,
    QuantityKind.DURATION,
}  # fmt: skip
_ORDER: Final = (Level1.COST, Level1.OUTPUT, Level1.OUTCOME, Level1.SATISFACTION)
_PLACES: Final = 4


def attained_rows(plan: PerformancePlan, scored: PlanScore) -> tuple[AttainedRow, ...]:
    """Return how far each scored row was attained; rows left out with approval are no rows."""
    return tuple(
        _attained(plan.indicators[one.row - 1], one)
        for one in scored.rows
        if one.standing is not Standing.REMOVED
    )


def _attained(row: Indicator, scored: IndicatorScore) -> AttainedRow:
    held = reached(row) if row.actual else None
    share = _of_numbers(row, held) if isinstance(held, Reached) else None
    if share is not None:
        return AttainedRow(scored.row, _decimal(share), by_points=False)
    if scored.score is None or not scored.points:
        return AttainedRow(scored.row, None, by_points=True)
    return AttainedRow(scored.row, _decimal(over(scored.score, scored.points)), by_points=True)


def _of_numbers(row: Indicator, held: Reached) -> Fraction | None:
    """Return actual over target, for a limit target over actual but at most 1; else None."""
    target, actual = held.target.number, held.actual.number
    if held.target.kind not in _NUMBERS or target is None or actual is None or target <= 0:
        return None
    if not is_reverse(row, held):
        return max(over(actual, target), Fraction(0))
    return Fraction(1) if actual <= target else over(target, actual)


def rows_by_class(plan: PerformancePlan, scored: PlanScore) -> dict[str, list[IndicatorScore]]:
    """Return the rows that count by level 1, cost, output, outcome, satisfaction in this order.

    Rows whose level 1 is not known stand last under its own words.
    """
    found: dict[str, list[IndicatorScore]] = {level.value: [] for level in _ORDER}
    for one in scored.rows:
        if one.standing is not Standing.REMOVED:
            row = plan.indicators[one.row - 1]
            level = level_of(row)
            found.setdefault(level.value if level else row.level1 or "—", []).append(one)
    return {name: rows for name, rows in found.items() if rows}


def class_scores(plan: PerformancePlan, scored: PlanScore) -> tuple[ClassScore, ...]:
    """Return the points and scores by level 1, the execution rate first; open rows count least.

    Classes without points are left out.
    """
    parts = {EXECUTION: [scored.execution], **rows_by_class(plan, scored)}
    found = (
        ClassScore(
            name,
            sum((one.points for one in rows), Decimal(0)),
            sum((one.least for one in rows), Decimal(0)),
        )
        for name, rows in parts.items()
    )
    return tuple(one for one in found if one.points)


def _decimal(share: Fraction) -> Decimal:
    return at_places(share, _PLACES)
