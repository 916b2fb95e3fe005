"""The points that each row of a plan can reach."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from decimal import ROUND_DOWN, Decimal
from typing import TYPE_CHECKING, Final

from jixiao.evaluation.share import shown
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

    The printed ones if every row prints some within 0 and 100; else those of the rules in force
    on the day, each level 1 shared equally by its rows, the last taking what rounding leaves. The
    execution rate has what the form prints; where it prints none, rows that make 100 leave none.
    """
    rows = {
        number: row
        for number, row in enumerate(plan.indicators, 1)
        if row.horizon is not Horizon.MIDTERM
    }
    printed = {number: _printed(row) for number, row in rows.items()}
    points = {n: one for n, one in printed.items() if one is not None and _may_be(one)}
    if rows and len(points) == len(rows):
        own = plan.execution.full_score if plan.execution else None
        return _of_form(points, execution, own if own is not None and _may_be(own) else None)
    return _of_rules(rows, day, _unusable(printed))


def _printed(row: Indicator) -> Decimal | None:
    return row.full_score if row.full_score is not None else row.weight


def _may_be(points: Decimal) -> bool:
    """Return whether points are within the whole."""
    return 0 <= points <= FULL_SCORE


def _unusable(printed: Mapping[int, Decimal | None]) -> Message:
    """Return which rows' points cannot be used: blank or no number, or beyond the whole."""
    blank = [str(number) for number, one in printed.items() if one is None]
    beyond = [
        f"{number}（{shown(one)}）"
        for number, one in printed.items()
        if one is not None and not _may_be(one)
    ]
    if len(blank) == len(printed):
        return message("表中没有填写分值")
    missing = message("第{rows}项没有填写分值，或填写的不是数字", rows="、".join(blank))
    wrong = message("第{rows}项分值不在0至100之间", rows="、".join(beyond))
    if blank and beyond:
        return message("{one}，{other}", one=missing, other=wrong)
    return missing if blank else wrong


def _of_form(points: Mapping[int, Decimal], execution: Decimal, own: Decimal | None) -> Weighing:
    whole = sum(points.values(), Decimal(0))
    if whole == FULL_SCORE and not own:
        told = message("分值按表中填写，指标合计100分，预算执行率不另计分")
        return Weighing(points, Decimal(0), told)
    chosen = execution if own is None else own
    told = message(
        "分值按表中填写，指标合计{whole}分，预算执行率{execution}分",
        whole=whole,
        execution=chosen,
    )
    return Weighing(points, chosen, told)


def _of_rules(rows: Mapping[int, Indicator], day: date, why: Message) -> Weighing:

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
        "{why}，按{source}的分值在同一级指标内平均分配",
        why=why,
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
