"""The points that each row of a plan can reach."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from decimal import ROUND_DOWN, Decimal
from typing import TYPE_CHECKING, Final

from jixiao.model.indicator import Horizon, Level1
from jixiao.model.message import Message, message
from jixiao.standards.indicator_classes import level1_of, level2_of
from jixiao.standards.policy import clause
from jixiao.standards.weights import FULL_SCORE, weight_split

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from jixiao.model.indicator import Indicator
    from jixiao.model.plan import PerformancePlan

_CENT: Final = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class Weighing:
    """Points by row (from 1) and of the execution rate, and where they come from."""

    points: Mapping[int, Decimal]
    execution: Decimal
    told: Message

    @property
    def full(self) -> Decimal:
        """All points together."""
        return sum(self.points.values(), self.execution)


def weigh(plan: PerformancePlan, day: date, execution: Decimal) -> Weighing:
    """Return the points of a plan's annual rows.

    The printed ones if every row prints some; else those of the rules in force on the day, each
    level 1 shared equally by its rows, the last taking what rounding leaves. Printed points that
    make 100 by themselves leave none for the execution rate.
    """
    rows = {
        number: row
        for number, row in enumerate(plan.indicators, 1)
        if row.horizon is not Horizon.MIDTERM
    }
    printed = {number: _printed(row) for number, row in rows.items()}
    if rows and all(points is not None for points in printed.values()):
        return _of_form(
            {number: points or Decimal(0) for number, points in printed.items()}, execution
        )
    return _of_rules(rows, day)


def _printed(row: Indicator) -> Decimal | None:
    return row.full_score if row.full_score is not None else row.weight


def _of_form(points: Mapping[int, Decimal], execution: Decimal) -> Weighing:
    whole = sum(points.values(), Decimal(0))
    if whole == FULL_SCORE:
        told = message("分值按表中填写，指标合计100分，预算执行率不另计分")
        return Weighing(points, Decimal(0), told)
    told = message(
        "分值按表中填写，指标合计{whole}分，预算执行率{execution}分",
        whole=whole,
        execution=execution,
    )
    return Weighing(points, execution, told)


def _of_rules(rows: Mapping[int, Indicator], day: date) -> Weighing:
    levels = {number: level_of(row) for number, row in rows.items()}
    counted = Counter(levels.values())
    dated = weight_split(cost=Level1.COST in counted, satisfaction=Level1.SATISFACTION in counted)
    entry = dated.entry_on(day)
    points: dict[int, Decimal] = {}
    for level, number_of_rows in counted.items():
        own = entry.value.of(level) if level else Decimal(0)
        points |= _shared(
            own, [each for each, told in levels.items() if told is level], number_of_rows
        )
    told = message(
        "表中没有填写全部分值，按{source}的分值在同一级指标内平均分配",
        source=clause(entry.source).document.number or entry.source,
    )
    return Weighing(dict(sorted(points.items())), entry.value.execution, told)


def _shared(whole: Decimal, numbers: list[int], count: int) -> dict[int, Decimal]:
    """Return equal points in hundredths, the last row with what is left."""
    each = (whole / count).quantize(_CENT, ROUND_DOWN)
    found = dict.fromkeys(numbers, each)
    found[numbers[-1]] = whole - each * (count - 1)
    return found


def level_of(row: Indicator) -> Level1 | None:
    """Return the level 1 of a row; satisfaction and cost are told by level 2 as well."""
    level = level1_of(row.level1) if row.level1 else None
    found = level2_of(row.level2) if row.level2 else None
    if found and found.kind == "satisfaction":
        return Level1.SATISFACTION
    return level
