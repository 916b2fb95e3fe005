"""The money of a filled form: appropriation by source, budget execution."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from jixiao.forms.filled_form import Doubt
from jixiao.model.amount import YUAN_PER_UNIT
from jixiao.model.funding import Execution, ExecutionRow, Funding
from jixiao.model.message import message
from jixiao.wording.numerals import half_width
from jixiao.wording.spaces import without_layout_spaces

if TYPE_CHECKING:
    from collections.abc import Iterable

    from jixiao.forms.filled_form import Entry, FilledForm
    from jixiao.model.source import SourceSpan

_FIGURE = re.compile(r"-?\d[\d,]*(?:\.\d+)?")
_WITH_UNIT = re.compile(r"(-?\d[\d,]*(?:\.\d+)?)(亿元|百万元|万元|千元|元|亿|万)?")
_SHORT = {"亿": "亿元", "万": "万元"}
TOTAL = re.compile(r"总额|合计|总计|总金额|年度金额")
_COLUMNS = ("initial", "year", "spent", "rate", "score", "forecast")
_MONEY = frozenset({"initial", "year", "spent", "forecast"})
_FULL_SCORE = "execution.full_score"
_WORDS = {
    "initial": "年初预算数", "year": "全年预算数", "spent": "全年执行数", "rate": "执行率",
    "score": "得分", "forecast": "全年预计执行数", _FULL_SCORE: "分值",
}  # fmt: skip
PART = re.compile(r"财政拨款|财政资金|上年结转|结余|其他资金|单位资金|自有资金|自筹|专户")
_MISGROUPED = re.compile(r",(?!\d{3}(?:,\d{3})*(?!\d))")
_BLANK = "-—–/／\\无*"
FIGURE_UNREADABLE = "JX-D027"
VALUE_DOUBTFUL = "JX-D008"


def decimal_of(text: str | None) -> Decimal | None:
    """Return the first figure of a text as printed digits, separators dropped, or None."""
    found = _FIGURE.search(half_width(without_layout_spaces(text or "")))
    return Decimal(found.group().replace(",", "")) if found else None


def interpret_budget(form: FilledForm, *, half: str = "") -> Funding | None:
    """Return the printed appropriation, in the unit printed beside it (万元 where none is).

    `half` is `midterm.` for the money of the medium term.
    """
    parts = {
        part: form.entries.get(f"{half}budget.{part}") for part in ("total", "fiscal", "other")
    }
    printed = {
        part: entry for part, entry in parts.items() if entry and decimal_of(entry.text) is not None
    }
    if not printed:
        return None
    unit = next((unit for entry in printed.values() if (unit := unit_of(entry))), "万元")
    numbers = {part: decimal_of(entry.text) for part, entry in printed.items()}
    return Funding(numbers.get("total"), numbers.get("fiscal"), numbers.get("other"), unit)


def unit_of(entry: Entry) -> str | None:
    """Return the unit of money of an entry: printed in its cell, else by its label."""
    found = _WITH_UNIT.search(half_width(without_layout_spaces(entry.text)))
    own = found[2] if found else None
    unit = _SHORT.get(own, own) if own else entry.unit
    return unit if unit in YUAN_PER_UNIT else None


def interpret_execution(form: FilledForm) -> Execution | None:
    """Return the printed budget execution: the total line and the lines by source.

    A line that a form prints and nobody filled in is none; without any filled in there is None.
    """
    unit = _unit_of_lines(form)
    printed = [_row(source, line, unit) for source, line in form.execution]
    rows = [row for row in printed if row != ExecutionRow(row.source)]
    if not rows:
        return None if printed else _of_entries(form.entries)
    total = _total_of(printed, rows)
    line = next(
        (
            line
            for (_, line), row in zip(form.execution, printed, strict=True)
            if row.source == total.source
        )
    )
    full = line.get(_FULL_SCORE)
    return Execution(
        budget_initial=total.initial, budget_year=total.year, spent=total.spent,
        rate=total.rate, score=total.score, unit=unit, rows=tuple(rows),
        forecast=total.forecast, reason=total.reason,
        full_score=decimal_of(full.text) if full else None,
    )  # fmt: skip


def _total_of(printed: list[ExecutionRow], rows: list[ExecutionRow]) -> ExecutionRow:
    """Return the line of all money; the sum of its parts where it is printed and left blank."""
    total = next((row for row in rows if TOTAL.search(row.source)), None)
    if total is not None:
        return total
    blank = next((row for row in printed if TOTAL.search(row.source)), None)
    if blank is None or not all(PART.search(row.source) for row in rows):
        return rows[0]
    return replace(
        blank,
        initial=_sum_of(row.initial for row in rows),
        year=_sum_of(row.year for row in rows),
        spent=_sum_of(row.spent for row in rows),
    )


def _sum_of(parts: Iterable[Decimal | None]) -> Decimal | None:
    """Return the sum of the figures that are printed; None where none is."""
    told = [one for one in parts if one is not None]
    return sum(told, Decimal(0)) if told else None


def _summed(form: FilledForm) -> list[tuple[Doubt, SourceSpan]]:
    """Return the doubt that the line of all money was left blank and summed up."""
    found = interpret_execution(form)
    blank = next((one for one, line in form.execution if TOTAL.search(one.text)), None)
    if found is None or blank is None or any(TOTAL.search(row.source) for row in found.rows):
        return []
    if not all(PART.search(row.source) for row in found.rows):
        return []
    told = message("“{line}”没有填写，按各资金来源合计", line=_name_of(blank))
    return [(Doubt(VALUE_DOUBTFUL, told, field="execution.total"), blank.span)]


def execution_doubts(form: FilledForm) -> list[tuple[Doubt, SourceSpan]]:
    """Return what of the money is no figure, or stands in another unit than its column."""
    unit = _unit_of_lines(form)
    return _summed(form) + [
        (doubt, entry.span)
        for source, line in form.execution
        for name, entry in line.items()
        if name != "reason" and (doubt := _doubt(_name_of(source), name, entry, unit))
    ]


def _doubt(line: str, name: str, entry: Entry, unit: str) -> Doubt | None:
    text, field = without_layout_spaces(entry.text), f"execution.{name.rpartition('.')[2]}"
    if is_no_figure(text):
        column = _WORDS.get(name, "")
        told = message(
            "{line}{column}“{text}”不是数字，按空白处理", line=line, column=column, text=text
        )
        return Doubt(FIGURE_UNREADABLE, told, field=field)
    own = _own_unit(entry) if name in _MONEY else None
    if name in _MONEY and _MISGROUPED.search(half_width(text)):
        told = message(
            "{line}“{text}”的逗号不在千分位上，按{number}读取",
            line=line, text=text, number=format(decimal_of(text) or Decimal(0), "f"),
        )  # fmt: skip
        return Doubt(VALUE_DOUBTFUL, told, field=field)
    if own is None or own == unit:
        return None
    told = message(
        "{line}“{text}”与本表的单位{unit}不同，按{number}{unit}读取", line=line,
        text=text, unit=unit, number=format(_money_of(entry, unit) or Decimal(0), "f"),
    )  # fmt: skip
    return Doubt(VALUE_DOUBTFUL, told, field=field)


def is_no_figure(text: str) -> bool:
    """Return whether a cell for a figure holds something else, not merely a stroke or nothing."""
    return bool(text.strip(_BLANK)) and decimal_of(text) is None


def _unit_of_lines(form: FilledForm) -> str:
    """Return the unit of the lines: the one by their labels, else in their cells, else 万元."""
    entries = [entry for _, line in form.execution for n, entry in line.items() if n in _MONEY]
    by_label = (source.unit for source, _ in form.execution)
    return next(filter(None, (*by_label, *map(_own_unit, entries))), "万元")


def _own_unit(entry: Entry) -> str | None:
    """Return the unit of money printed in the cell itself."""
    found = _WITH_UNIT.fullmatch(half_width(without_layout_spaces(entry.text)))
    own = found[2] if found else None
    return _SHORT.get(own, own) if own else None


def _money_of(entry: Entry, unit: str) -> Decimal | None:
    """Return the figure of a cell in the unit of the lines."""
    number, own = decimal_of(entry.text), _own_unit(entry)
    if number is None or own in (None, unit):
        return number
    return number * YUAN_PER_UNIT[own or unit] / YUAN_PER_UNIT[unit]


def _of_entries(entries: dict[str, Entry]) -> Execution | None:
    """Return the execution printed as label and value beside the head's other entries."""
    found = {name: entries.get(f"execution.{name}") for name in _COLUMNS}
    if not any(found[name] for name in ("year", "spent", "rate")):
        return None
    total = entries.get("budget.total")
    if total and not found["initial"] and "年初" in total.label:
        found["initial"] = total
    figures = {name: decimal_of(entry.text) for name, entry in found.items() if entry}
    units = [unit for entry in found.values() if entry and (unit := unit_of(entry))]
    return Execution(
        budget_initial=figures.get("initial"), budget_year=figures.get("year"),
        spent=figures.get("spent"), rate=figures.get("rate"), score=figures.get("score"),
        unit=units[0] if units else "万元",
    )  # fmt: skip


def _name_of(source: Entry) -> str:
    return without_layout_spaces(source.text).strip(":：")


def _row(source: Entry, line: dict[str, Entry], unit: str) -> ExecutionRow:
    figures = {
        name: _money_of(line[name], unit) if name in _MONEY else decimal_of(line[name].text)
        for name in _COLUMNS
        if name in line
    }
    name = _name_of(source)
    reason = without_layout_spaces(line["reason"].text) if "reason" in line else None
    return ExecutionRow(name, **figures, reason=reason or None)
