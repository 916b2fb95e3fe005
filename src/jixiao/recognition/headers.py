"""Which column of a grid holds which field: the header over indicator rows, one or two storeys."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from jixiao.forms.filled_rows import WORDS
from jixiao.recognition.cells import cells_of
from jixiao.recognition.columns import Head, heads_by_content, named_by_content
from jixiao.recognition.labels import Label, label_of
from jixiao.recognition.shapes import is_level1, is_level2, is_target

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jixiao.grids.grid import Grid

_TREE = frozenset(
    {"level", "level1", "level2", "name", "target", "operator", "actual", "midterm_target"}
)
_LEVELS = frozenset({"level", "level1", "level2", "name"})
_WIDE = frozenset(
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
    }
)
_LOOK = 3
_AGAIN = "again:"
_SINGLE = frozenset({"target", "value", "unit", "weight", "actual", "score", "operator"})
_MIN_LABELS = 2
_MIN_WIDE = 2
_MIN_WORDS = 3
_WORD = re.compile(r"[\u4e00-\u9fff]{2}")
_LONGEST_HEAD = 14


@dataclass(slots=True)
class Header:
    """Column → field over the rows that follow.

    `fields[c]` is the field of column c or None; project columns are written `project:name`.
    `order` lists the fields from left to right; `unsure` the (head, field) pairs that a pattern
    or the content told, not a known head.
    """

    fields: list[str | None]
    order: tuple[str, ...]
    columns: dict[str, int]
    unit: str | None = None
    labels: tuple[str, ...] = ()
    unsure: tuple[tuple[str, str], ...] = ()

    @property
    def is_wide(self) -> bool:
        """True when the project stands in columns beside its indicators."""
        return "project:name" in self.columns


def is_header(cells: Sequence[tuple[int, str]]) -> bool:
    """Return True when the row's (column, text) cells head indicator columns."""
    meanings = [label_of(text) for _, text in cells]
    heads = [label.column for label in meanings if label and label.column]
    columns = set(heads)
    levels = len(columns & _LEVELS) + max(0, heads.count("level") - 1)
    if levels < _MIN_LABELS and not (levels and columns & {"target", "actual"}):
        return False
    known = sum(1 for label in meanings if label)
    return len(columns & _TREE) >= _MIN_LABELS and known * 2 > len(cells)


def may_head(grid: Grid, row: int, cells: Sequence[tuple[int, str]]) -> bool:
    """Return True for a row of short words with indicators under it: a head nobody listed."""
    words = [text for _, text in cells]
    if len(words) < _MIN_WORDS or any(_is_content(text) for text in words):
        return False
    return heads_by_content(grid, row)


def _is_content(text: str) -> bool:
    label = label_of(text)
    stated = label is not None and label.exact and label.column is None and not _in_wide(label)
    return (
        stated
        or len(label.text if label else text) > _LONGEST_HEAD
        or any(mark.isdigit() for mark in text)
        or not _WORD.search(text)
        or is_level1(text)
        or is_level2(text)
    )


def _in_wide(label: Label) -> bool:
    return label.field in _WIDE or label.field in ("section", "other")


def read_header(grid: Grid, row: int, cells: Sequence[tuple[int, str]]) -> Header:
    """Return the meaning of every column under the header in `row`."""
    width = max(len(grid.rows[row]), cells[-1][0] + 1)
    meanings = [(column, text, label_of(text)) for column, text in cells]
    first_level = next(
        (c for c, _, label in meanings if label and label.column in ("level", "level1", "level2")),
        0,
    )
    heads = [
        Head(column, _meaning(label, meanings, before=column < first_level), _is_exact(label))
        for column, _, label in meanings
    ]
    names = _once(named_by_content(grid, row, heads))
    fields: list[str | None] = [None] * width
    columns: dict[str, int] = {}
    ends = [column for column, _, _ in meanings[1:]] + [width]
    for (column, _, _), name, end in zip(meanings, names, ends, strict=True):
        if name is None:
            continue
        for index in range(column, end):
            fields[index] = name
        columns.setdefault(name, column)
    units = [label.unit for _, _, label in meanings if label and label.unit]
    return Header(
        fields,
        tuple(n for n in names if n),
        columns,
        units[0] if units else None,
        tuple(text for _, text in cells),
        tuple(
            (text, name)
            for (_, text, label), name in zip(meanings, names, strict=True)
            if name in WORDS and (label is None or not label.exact or label.column == "level")
        ),
    )


def _is_exact(label: Label | None) -> bool:
    return label is not None and label.exact


def _once(names: list[str | None]) -> list[str | None]:
    """Return the names; a second column for the same field is kept apart as `again:`."""
    seen: set[str] = set()
    kept: list[str | None] = []
    for name in names:
        kept.append(f"{_AGAIN}{name}" if name in seen and name in _SINGLE else name)
        if name:
            seen.add(name)
    return kept


def _meaning(
    label: Label | None, meanings: list[tuple[int, str, Label | None]], *, before: bool
) -> str | None:
    if label is None:
        return None
    wide = sum(1 for _, _, other in meanings if other and other.field in _WIDE and not other.column)
    if label.column and label.column not in ("unit", "remark"):
        return label.column
    if label.field in _WIDE and before and (wide >= 1 or label.field == "name"):
        return f"project:{label.field}"
    if label.column and not before:
        return label.column
    if label.field in _WIDE and wide >= _MIN_WIDE:
        return f"project:{label.field}"
    return label.column


def add_storey(header: Header, cells: Sequence[tuple[int, str]]) -> bool:
    """Take a second header line into account; return False when the row is no header line."""
    meanings = [(column, text, label_of(text)) for column, text in cells]
    if not all(label and (label.column or label.field) for _, _, label in meanings):
        return False
    for column, _, label in meanings:
        name = label.column if label else None
        if not name or (name in header.columns and header.columns[name] == column):
            continue
        if (
            column < len(header.fields)
            and (header.fields[column] is None or name not in header.columns)
            and name != "execution_weight"
        ):
            header.fields[column] = name
            header.columns.setdefault(name, column)
    header.order = tuple(dict.fromkeys(name for name in header.fields if name))
    header.labels = (*header.labels, *(text for _, text in cells))
    return True


def goes_on(grid: Grid) -> bool:
    """Return True when a grid without a header may be the rest of the table before it.

    It may when it names a level or an operator in its first rows, or leads with blank cells
    as a row cut by a page break does.
    """
    first = [cells for row in grid.rows[:_LOOK] if (cells := cells_of(row))]
    if not first or any(is_header(cells) for cells in first):
        return True
    texts = [text for cells in first for _, text in cells]
    if any(is_level1(text) or is_level2(text) or is_target(text) for text in texts):
        return True
    return grid.is_text and all(cells[0][0] > 0 for cells in first[:1])
