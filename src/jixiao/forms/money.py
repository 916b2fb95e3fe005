"""The money of a filled form: appropriation by source, budget execution."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from jixiao.model.amount import YUAN_PER_UNIT
from jixiao.model.funding import Execution, ExecutionRow, Funding
from jixiao.wording.numerals import half_width
from jixiao.wording.spaces import without_layout_spaces

if TYPE_CHECKING:
    from jixiao.forms.filled_form import Entry, FilledForm

_FIGURE = re.compile(r"-?\d[\d,]*(?:\.\d+)?")
_WITH_UNIT = re.compile(r"(-?\d[\d,]*(?:\.\d+)?)(亿元|百万元|万元|千元|元|亿|万)?")
_SHORT = {"亿": "亿元", "万": "万元"}
_TOTAL = re.compile(r"总额|合计|总计|总金额|年度金额")
_COLUMNS = ("initial", "year", "spent", "rate", "score", "forecast")


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
    printed = [_row(source, line) for source, line in form.execution]
    rows = [row for row in printed if row != ExecutionRow(row.source)]
    if not rows:
        return None if printed else _of_entries(form.entries)
    total = next((row for row in rows if _TOTAL.search(row.source)), rows[0])
    units = [unit for source, line in form.execution if (unit := source.unit)]
    return Execution(
        budget_initial=total.initial, budget_year=total.year, spent=total.spent,
        rate=total.rate, score=total.score, unit=units[0] if units else "万元",
        rows=tuple(rows), forecast=total.forecast, reason=total.reason,
    )  # fmt: skip


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


def _row(source: Entry, line: dict[str, Entry]) -> ExecutionRow:
    figures = {name: decimal_of(line[name].text) for name in _COLUMNS if name in line}
    name = without_layout_spaces(source.text).strip(":：")
    reason = without_layout_spaces(line["reason"].text) if "reason" in line else None
    return ExecutionRow(name, **figures, reason=reason or None)
