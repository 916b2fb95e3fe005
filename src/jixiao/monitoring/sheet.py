"""A monitoring sheet: what is typed of a plan by a month, and what it still lacks."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

from jixiao.evaluation.reporting import Reported, ReportedRow, with_report
from jixiao.model.indicator import DeviationCauses
from jixiao.model.message import Message, message
from jixiao.model.progress import Lamp

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from decimal import Decimal

    from jixiao.model.funding import ExecutionRow
    from jixiao.model.indicator import Indicator
    from jixiao.model.plan import PerformancePlan
    from jixiao.model.progress import LampReading, Progress

CAUSES: Final = {
    "funding": "经费保障", "rules": "制度保障", "staff": "人员保障", "hardware": "硬件条件保障",
    "other": "其他",
}  # fmt: skip
"""Causes of the form by field. Source: caiyu-2019-136#form."""
_TICK: Final = "√"
_QUIET: Final = frozenset({Lamp.GREEN, Lamp.BLUE})


@dataclass(frozen=True, slots=True)
class SheetRow:
    """What is typed of an indicator: what was reached, why it lags, whether it will be reached.

    `causes` are names of CAUSES, `likelihood` the words of the form.
    """

    actual: str = ""
    forecast: str = ""
    causes: frozenset[str] = frozenset()
    reason: str = ""
    likelihood: str = ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """What is typed of a plan by a cut-off date; money in 万元, rows by number, 0 the money.

    `sources` are the lines of money by source.
    """

    initial: Decimal | None = None
    budget: Decimal | None = None
    spent: Decimal | None = None
    rows: Mapping[int, SheetRow] = field(default_factory=dict)
    sources: tuple[ExecutionRow, ...] = ()

    def row(self, number: int) -> SheetRow:
        """Return what is typed of a row; blanks where nothing is."""
        return self.rows.get(number, SheetRow())


def filled(plan: PerformancePlan, sheet: Sheet) -> PerformancePlan:
    """Return the plan as the monitoring form declares it. Source: caiyu-2019-136#form."""
    money = sheet.row(0)
    reported = Reported(
        initial=sheet.initial, budget=sheet.budget, spent=sheet.spent,
        sources=sheet.sources, money=ReportedRow(reason=money.reason),
        rows={number: ReportedRow(one.actual) for number, one in sheet.rows.items() if number},
    )  # fmt: skip
    found = with_report(plan, reported)
    rows = tuple(_filled(row, sheet.row(number)) for number, row in enumerate(found.indicators, 1))
    return replace(found, indicators=rows)


def lacking(progress: Progress, sheet: Sheet) -> tuple[tuple[int, Message], ...]:
    """Return what must be typed before the sheet is sent on, each with its row (0 the money)."""
    return tuple(_lacking(progress, sheet))


def _lacking(progress: Progress, sheet: Sheet) -> Iterator[tuple[int, Message]]:
    if sheet.spent is None:
        yield 0, message("没有填写截止监控日的执行数。")
    for reading in (progress.money, *progress.rows):
        told = sheet.row(reading.row)
        if reading.row and not told.actual:
            yield reading.row, message("没有填写执行情况。")
        elif not asks_why(reading):
            continue
        elif not reading.row and not told.reason:
            yield 0, message("执行进度偏慢，要说明原因。")
        elif reading.row and not (told.causes and told.reason and told.likelihood):
            yield reading.row, message("没有正常完成，要选偏差原因、写明说明和完成目标可能性。")


def asks_why(reading: LampReading) -> bool:
    """Return whether causes and likelihood must be told: what lies behind, or cannot be judged.

    Money that cannot be judged was not spent yet, or not due yet, and asks nothing.
    """
    if reading.row == 0:
        return reading.lamp in (Lamp.RED, Lamp.YELLOW)
    return reading.lamp not in _QUIET


def _filled(row: Indicator, told: SheetRow) -> Indicator:
    causes = DeviationCauses(**dict.fromkeys(sorted(told.causes), _TICK)) if told.causes else None
    typed = (told.forecast or None, causes, told.likelihood or None, told.reason or None)
    if typed == (row.forecast, row.causes, row.likelihood, row.deviation_reason):
        return row  # most rows of a round: copying them is a quarter of its work
    return replace(
        row, forecast=told.forecast or None, causes=causes, likelihood=told.likelihood or None,
        deviation_reason=told.reason or None,
    )  # fmt: skip
