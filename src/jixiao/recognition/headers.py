"""Which column of a grid holds which field: the header over indicator rows, one or two storeys."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from jixiao.forms.filled_rows import WORDS
from jixiao.recognition.bodies import PERIOD, storeys_over_body
from jixiao.recognition.cells import cells_of
from jixiao.recognition.columns import Head, named_by_content
from jixiao.recognition.headings import LEVELS, WIDE, meaning_of, surest, without_past
from jixiao.recognition.labels import Label, label_of
from jixiao.recognition.shapes import is_level1, is_level2

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jixiao.grids.grid import Grid

_TREE = frozenset(
    {"level", "level1", "level2", "name", "item", "target", "operator", "actual", "midterm_target"}
)
_ABOVE = 2
_BELOW = 12
_AGAIN = "again:"
_OTHER = "other:"
_SINGLE = frozenset({"target", "value", "unit", "weight", "actual", "score", "operator"})
_MIN_LABELS = 2
_MIN_WORDS = 3
_MONEY = "project:budget"
_IN_UNIT = re.compile(r"[（(](?:单位[:：])?(?P<unit>亿元|万元|千元|元)[)）]")
_WORD = re.compile(r"[\u4e00-\u9fff]{2}")
_LONGEST_HEAD = 14


@dataclass(slots=True)
class Header:
    """Column → field over the rows that follow.

    `fields[c]` is the field of column c or None; project columns are written `project:name`.
    `order` lists the fields from left to right; `unsure` the (head, field, column)
    that a pattern or the content told, not a known head; `storeys` the rows of heads under it.
    """

    fields: list[str | None]
    order: tuple[str, ...]
    columns: dict[str, int]
    unit: str | None = None
    labels: tuple[str, ...] = ()
    unsure: tuple[tuple[str, str, int], ...] = ()
    storeys: int = 0

    @property
    def is_wide(self) -> bool:
        """True when the project stands in columns beside its indicators."""
        return "project:name" in self.columns


def is_header(cells: Sequence[tuple[int, str]]) -> bool:
    """Return True when the row's (column, text) cells head indicator columns."""
    meanings = [label_of(text) for _, text in cells]
    heads = [label.column for label in meanings if label and label.column]
    columns = set(heads)
    levels = len(columns & LEVELS) + max(0, heads.count("level") - 1)
    if levels < _MIN_LABELS and not (levels and columns & {"item", "target", "actual"}):
        return False
    known = sum(1 for label in meanings if label)
    return len(columns & _TREE) >= _MIN_LABELS and known * 2 > len(cells)


def may_head(grid: Grid, row: int, cells: Sequence[tuple[int, str]]) -> bool:
    """Return True for a row of short words with indicators under it: a head nobody listed."""
    words = [text for _, text in cells]
    if len(words) < _MIN_WORDS or any(_is_content(text) for text in words):
        return False
    storeys = storeys_over_body(grid, row)
    if storeys is None:
        return False
    under = grid.rows[row + 1 : row + 1 + storeys]  # a head that is known needs none over it
    named = any((label := label_of(text)) and label.field == "name" for text in words)
    known = any(is_header(cells_of(cells)) for cells in under)
    return not known or (named and _fits_under(grid, row, cells))


def _is_content(text: str) -> bool:
    label = label_of(text)
    stated = label is not None and label.exact and label.column is None and not _in_wide(label)
    return (
        stated
        or len(label.text if label else text) > _LONGEST_HEAD
        or (any(mark.isdigit() for mark in text) and not PERIOD.fullmatch(text))
        or not _WORD.search(text)
        or is_level1(text)
        or is_level2(text)
    )


def _in_wide(label: Label) -> bool:
    return label.field in WIDE or label.field in ("section", "other")


def read_header(grid: Grid, row: int, cells: Sequence[tuple[int, str]]) -> Header:
    """Return the meaning of every column under the header that begins in `row`."""
    storeys = storeys_over_body(grid, row) or 0
    if storeys and is_header(cells) and not _fits_under(grid, row, cells):
        storeys = 0
    last = row + storeys
    return _header(grid, last, _all_heads(grid, row, last), storeys)


def _fits_under(grid: Grid, row: int, cells: Sequence[tuple[int, str]]) -> bool:
    """Return True when the next row heads the columns of merged heads and no others."""
    columns = [column for column, _ in cells]
    alone = {c for c in columns if c + 1 in columns or c + 1 >= len(grid.rows[row])}
    below = {column for column, _ in cells_of(grid.rows[row + 1])}
    return not grid.is_text and len(below) > 1 and not alone & below


def header_by_content(grid: Grid, row: int) -> Header | None:
    """Return what the columns hold where indicators begin in `row` without a header, or None."""
    if storeys_over_body(grid, row - 1) != 0:
        return None
    header = _header(grid, row - 1, [(c, "") for c in _filled(grid, row - 1)], 0)
    stated = header.columns.keys() & {"target", "value"}
    return header if stated and "name" in header.columns else None


def _filled(grid: Grid, row: int) -> list[int]:
    """Return the columns that hold something in the rows under `row`."""
    below = grid.rows[row + 1 : row + 1 + _BELOW]
    return sorted({column for r in below for column, _ in cells_of(r)})


def _all_heads(grid: Grid, first: int, last: int) -> list[tuple[int, str]]:
    """Return the head of each column: the lowest that is known, then the lowest printed.

    A head over the first storey counts for a column that has none of its own; a column with
    texts and no head has an empty one, as beside a merged head.
    """
    heads: dict[int, str] = {}
    for row in range(first, last + 1):
        for column, text in cells_of(grid.rows[row]):
            if column not in heads or label_of(text) or not label_of(heads[column]):
                heads[column] = text
    if grid.is_text:
        return sorted(heads.items())
    for column in _filled(grid, last):
        above = (_text_at(grid, first - step, column) for step in range(1, _ABOVE + 1))
        texts = [text for text in above if text and (m := label_of(text)) and m.column and m.exact]
        if column not in heads:
            heads[column] = texts[0] if texts else ""
    return sorted(heads.items())


def under_band(header: Header) -> Header:
    """Return the header of rows whose level 1 stands over them: a level told by content is 2."""
    told = any(name == "level1" for _, name, _ in header.unsure)
    if not told or "level2" in header.columns:
        return header

    moved = {"level1": "level2"}
    return replace(
        header,
        fields=[moved.get(name or "", name) for name in header.fields],
        order=tuple(moved.get(name, name) for name in header.order),
        columns={moved.get(name, name): place for name, place in header.columns.items()},
        unsure=tuple((text, moved.get(name, name), place) for text, name, place in header.unsure),
    )


def _text_at(grid: Grid, row: int, column: int) -> str:
    return grid.rows[row][column] if row >= 0 and column < len(grid.rows[row]) else ""


def _header(grid: Grid, row: int, cells: list[tuple[int, str]], storeys: int) -> Header:
    width = max([len(grid.rows[max(row, 0)]), *(column + 1 for column, _ in cells)])
    meanings = surest([(column, text, label_of(text)) for column, text in cells])
    first_level = next(
        (c for c, _, label in meanings if label and label.column in ("level", "level1", "level2")),
        0,
    )
    heads = [
        Head(column, meaning_of(label, meanings, before=column < first_level), _is_exact(label))
        for column, _, label in meanings
    ]
    heads = without_past(heads, [text for _, text in cells])
    names = _once(named_by_content(grid, row, heads))
    if not grid.is_text:
        names = _with_others(_with_projects(names, meanings), meanings)
    fields: list[str | None] = [None] * width
    columns: dict[str, int] = {}
    ends = [column for column, _, _ in meanings[1:]] + [width]
    before: str | None = None
    for (column, text, _), name, end in zip(meanings, names, ends, strict=True):
        before = name or (None if text else before)
        if before is None:
            continue
        fields[column:end] = [before] * (end - column)
        columns.setdefault(before, column)
    units = [label.unit for _, _, label in meanings if label and label.unit] or [
        unit["unit"]
        for (_, text, _), name in zip(meanings, names, strict=True)
        if (name or "").startswith(_MONEY) and (unit := _IN_UNIT.search(text))
    ]
    return Header(
        fields,
        tuple(dict.fromkeys(n for n in names if n)),
        columns,
        units[0] if units else None,
        tuple(text for _, text in cells if text),
        tuple(
            (text, name, column)
            for (column, text, label), name in zip(meanings, names, strict=True)
            if name in WORDS and (label is None or not label.exact or label.column == "level")
        ),
        storeys,
    )


def _with_projects(
    names: list[str | None], meanings: list[tuple[int, str, Label | None]]
) -> list[str | None]:
    """Return the names; a project's label before levels told by content heads a column of it."""
    tree = [n for n, name in enumerate(names) if name in ("level1", "level2", "levels")]
    labels = [label for _, _, label in meanings]
    return [
        f"project:{label.field}"
        if tree and place < tree[0] and name is None and label and label.field in WIDE
        else name
        for place, (name, label) in enumerate(zip(names, labels, strict=True))
    ]


def _with_others(
    names: list[str | None], meanings: list[tuple[int, str, Label | None]]
) -> list[str | None]:
    """Return the names, columns nobody knows called after their heads so that nothing is lost.

    A column without a head beside a printed one belongs to that.
    """
    kept: list[str | None] = []
    headed = False
    for name, (column, text, label) in zip(names, meanings, strict=True):
        headed = bool(text) or (headed and name is None)
        unknown = name is None and label is None and (bool(text) or not headed)
        unknown = unknown or (name is None and column > 0 and _is_aside(label))
        kept.append(f"{_OTHER}{text or f'第{column + 1}列'}" if unknown else name)
    return kept


def _is_aside(label: Label | None) -> bool:
    """Return True for a head of the project's that an indicator has no place for: 资金来源."""
    return label is not None and label.field in ("section", "other") and "指标" not in label.text


def _is_exact(label: Label | None) -> bool:
    return label is not None and label.exact


def _once(names: list[str | None]) -> list[str | None]:
    """Return the names; a second column for the same field is kept apart as `again:`.

    Points printed beside each level are the levels', those behind the name the indicator's.
    """
    behind = names.index("name") if "name" in names else 0
    first = {name: place for place, name in reversed(list(enumerate(names)))}
    if "weight" in names[behind:]:
        first["weight"] = names.index("weight", behind)
    return [
        f"{_AGAIN}{name}" if name in _SINGLE and place != first[name] else name
        for place, name in enumerate(names)
    ]
