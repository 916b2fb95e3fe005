"""A form's definition: the cells it prints, the fields they hold, and when it is in force."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from jixiao.model.plan import DocumentKind

GLUE: Final = re.compile(r"[- ](?=[a-z])")
PLACE: Final = re.compile(r"\{([a-z_.0-9]+)\}")
DEFAULT_MONEY_UNIT: Final = "万元"
DEFAULT_THROUGH: Final = "7"
"""The month by which the national form is filled in. Source: caiyu-2019-136#form."""
INDICATORS: Final = "indicators"


class Scope(StrEnum):
    """What one table holds: a project, all projects of a document, or a record worked out."""

    PROJECT = "project"
    DOCUMENT = "document"
    RECORD = "record"


class Owner(StrEnum):
    """Whose field a column prints: the project's, the indicator's, or a constant text."""

    PROJECT = "project"
    INDICATOR = "indicator"
    CONSTANT = "constant"


def _default(place: re.Match[str]) -> str:
    if place[1] == "through_month":
        return DEFAULT_THROUGH
    return DEFAULT_MONEY_UNIT if place[1].endswith("unit") else ""


def split_fields(path: str) -> tuple[str, ...]:
    """Return the field paths a cell holds: `code-name` is the code, a hyphen, and the name."""
    return tuple(GLUE.split(path))


@dataclass(frozen=True, slots=True)
class FormCell:
    """A cell of a head, header or total row: a label, or a field's place, or blank.

    `field` is a path of the exchange format, two of them glued by a hyphen or a space when the
    cell holds both (`code-name`). `names` is the field a label stands for when that is not the
    field to its right. `suffix` is printed after a value that is there ("%").
    """

    label: str | None = None
    field: str | None = None
    columns: int = 1
    rows: int = 1
    names: str | None = None
    suffix: str = ""
    align: str | None = None
    bold: bool = False
    vertical: bool = False
    thousands: bool = False

    @property
    def label_text(self) -> str:
        """The label as a reader meets it: the unit of money is 万元 unless a plan says other."""
        return PLACE.sub(_default, self.label or "").replace("（）", "")


@dataclass(frozen=True, slots=True)
class FormColumn:
    """A column of the indicator table, over one or more columns of the grid.

    `label` is the whole heading (both storeys joined by a space). `merge` is true when equal
    neighbours share one merged cell. `text` is the constant of a side cell over all rows.
    `instead` is the field printed where `field` has no value: the weight that was approved where
    the points of a self-evaluation are not filled in yet.
    """

    label: str
    columns: int = 1
    field: str | None = None
    instead: str | None = None
    of: Owner = Owner.INDICATOR
    merge: bool = False
    text: str | None = None
    thousands: bool = False
    align: str = "center"


Rows = tuple[tuple[FormCell, ...], ...]


@dataclass(frozen=True, slots=True)
class FormBlock:
    """Rows of one kind under column heads of their own; a table may hold several blocks.

    `over` is the list the rows are made of: `indicators` (those of one `horizon` if it is
    named), `department.tasks`, or a list of the record that is printed. `head` stands over the
    `header`; `total_rows` stand right under the header (`total_first`) or after the last row,
    and only where there is a total, unless `total_always`. `side` is a label beside all rows of
    the block. A block without entries prints `blank_rows` empty ones.
    """

    body: tuple[FormColumn, ...] = ()
    over: str = INDICATORS
    horizon: str | None = None
    head: Rows = ()
    header: Rows = ()
    side: FormCell | None = None
    total_rows: Rows = ()
    total_first: bool = False
    total_always: bool = False
    blank_rows: int = 0

    @property
    def indent(self) -> int:
        """The grid columns that the side label takes."""
        return self.side.columns if self.side else 0


@dataclass(frozen=True, slots=True)
class FormLine:
    """A paragraph around the tables; left out when every `{field}` in it is missing."""

    text: str
    style: str = "body"
    align: str = "left"


@dataclass(frozen=True, slots=True)
class PageSetup:
    """Paper and margins in mm (top, right, bottom, left)."""

    paper: str = "A4"
    landscape: bool = False
    margins: tuple[float, float, float, float] = (25, 20, 20, 20)


@dataclass(frozen=True, slots=True)
class Typeface:
    """A font by its Chinese name, and its size in points."""

    name: str = "宋体"
    size: float = 10.5
    bold: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class FormDefinition:
    """An official form; two are the same only when they are one object (its id names it).

    `titles` are patterns (regular expressions) of the title a document in this form carries.
    `widths` are the grid's columns in mm. `head` are the rows over the `blocks`, `foot` those
    under them. With `gathers` one table holds the projects of all documents printed together;
    `group_by` puts projects of one unit together, under `group_rows`. `level2_remarks` maps a
    level-2 text to what this form prints for it. `front` is printed once (on a page of its own
    if `front_page`), `before` over every table; what goes with `contents_heading` and
    `department` only when the document has a table of contents or a department part.
    """

    id: str
    title: str
    title_en: str
    kind: DocumentKind
    scope: Scope
    source: str
    in_force_from: date
    in_force_until: date | None = None
    widths: tuple[float, ...] = ()
    titles: tuple[str, ...] = ()
    page: PageSetup = field(default_factory=PageSetup)
    fonts: Mapping[str, Typeface] = field(default_factory=dict)
    front: tuple[FormLine, ...] = ()
    department: tuple[FormLine, ...] = ()
    contents_heading: str | None = None
    contents_entry: str | None = None
    projects_front: tuple[FormLine, ...] = ()
    front_page: bool = False
    before: tuple[FormLine, ...] = ()
    head: Rows = ()
    blocks: tuple[FormBlock, ...] = ()
    foot: Rows = ()
    gathers: bool = False
    group_by: str | None = None
    group_rows: Rows = ()
    level2_remarks: Mapping[str, str] = field(default_factory=dict)
    numbering: str = "{n}.{text}"
    repeat_header: bool = True

    @property
    def columns(self) -> tuple[str, ...]:
        """The headings of the tables' columns, block after block, left to right."""
        return tuple(column.label for block in self.blocks for column in block.body)

    @property
    def rows(self) -> Rows:
        """All rows that are not made of entries, in printed order."""
        parts = [row for block in self.blocks for row in (*block.head, *block.header)]
        totals = [row for block in self.blocks for row in block.total_rows]
        return (*self.head, *parts, *self.group_rows, *totals, *self.foot)

    @property
    def labels(self) -> Mapping[str, str]:
        """Label text → field path, for every label that stands before or over its value."""
        return {label: path for row in self.rows for label, path in _named(row)}

    @property
    def fields(self) -> Mapping[str, None]:
        """The field paths of documents and projects that the form prints, in printed order."""
        cells = [cell.field for row in self.rows for cell in row if cell.field]
        columns = [column.field for column in self._columns(Owner.PROJECT) if column.field]
        lines = (*self.front, *self.before, *self.department, *self.projects_front)
        labels = [cell.label for row in self.rows for cell in row if cell.label]
        texts = (*(line.text for line in lines), *labels)
        places = [path for text in texts for path in PLACE.findall(text)]
        glued = [part for path in (*cells, *columns) for part in split_fields(path)]
        return dict.fromkeys((*glued, *places))

    @property
    def row_fields(self) -> frozenset[str]:
        """The field paths of indicators that the columns print."""
        return frozenset(column.field or "" for column in self._columns(Owner.INDICATOR)) - {""}

    @property
    def stand_ins(self) -> frozenset[str]:
        """The field paths of indicators that are printed where another has no value."""
        return frozenset(column.instead or "" for column in self._columns(Owner.INDICATOR)) - {""}

    def _columns(self, owner: Owner) -> Iterator[FormColumn]:
        for block in self.blocks:
            if block.over == INDICATORS:
                yield from (column for column in block.body if column.of is owner)

    def in_force(self, day: date) -> bool:
        """Return whether the form is in force on `day`."""
        return self.in_force_from <= day and (
            self.in_force_until is None or day <= self.in_force_until
        )


def _named(row: tuple[FormCell, ...]) -> Iterator[tuple[str, str]]:
    for cell, right in zip(row, (*row[1:], FormCell()), strict=True):
        path = cell.names or right.field
        if cell.label and path:
            yield cell.label_text, path
