"""What the heads of one header mean beside each other: the projects', the surest, the past."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jixiao.recognition.columns import Head
    from jixiao.recognition.labels import Label

LEVELS = frozenset({"level", "level1", "level2", "name"})
WIDE = frozenset(
    {
        "unit.name",
        "unit.code",
        "unit",
        "name",
        "code",
        "category",
        "attribute",
        "budget.total",
        "budget.fiscal",
        "budget.other",
        "objectives",
        "department",
        "implementing_unit",
        "purpose",
        "period",
        "year",
        "central_funds",
        "local_funds",
        "midterm.objectives",
        "actual_objectives",
        "execution.year",
        "execution.spent",
        "execution.rate",
        "total_score",
    }
)
_MIN_WIDE = 2
_STATED = frozenset({"item", "target", "value", "lower", "upper", "actual"})
_YEAR = re.compile(r"(20\d\d)年?")
_DATED = frozenset({"actual", "target", None})


def surest(meanings: list[tuple[int, str, Label | None]]) -> list[tuple[int, str, Label | None]]:
    """Return the meanings; what a head only seems to be counts no more where another one is it."""
    known = {label.column for _, _, label in meanings if label and label.exact}
    return [
        (column, text, replace(label, column=None))
        if label and not label.exact and label.field and label.column in known & LEVELS
        else (column, text, label)
        for column, text, label in meanings
    ]


def without_past(heads: list[Head], texts: list[str]) -> list[Head]:
    """Return the heads, those of a year before the last one printed taken as what was before."""
    years = [int(found[1]) if (found := _YEAR.match(text.strip())) else None for text in texts]
    last = max((year for year in years if year), default=0)
    return [
        replace(head, name="baseline") if year and year < last and head.name in _DATED else head
        for head, year in zip(heads, years, strict=True)
    ]


def meaning_of(
    label: Label | None, meanings: list[tuple[int, str, Label | None]], *, before: bool
) -> str | None:
    """Return the field a label heads beside the others; `before` tells that levels follow it."""
    if label is None:
        return None
    causes = any(other and other.column == "causes.rules" for _, _, other in meanings)
    column = "causes.other" if causes and label.text == "其他" else label.column
    wide = sum(1 for _, _, other in meanings if other and other.field in WIDE and not other.column)
    if column and column not in ("unit", "remark"):
        return column
    if label.field in WIDE and before and (wide >= 1 or label.field == "name"):
        return f"project:{label.field}"
    if label.field in WIDE and wide >= _MIN_WIDE and (before or not label.column):
        return f"project:{label.field}"
    goals = label.field == "objectives" and not label.column and not _states(meanings)
    return "target" if goals else label.column


def _states(meanings: list[tuple[int, str, Label | None]]) -> bool:
    """Return True when a head names a column of targets; 年度目标 is one where none does."""
    return any(label and label.column in _STATED for _, _, label in meanings)
