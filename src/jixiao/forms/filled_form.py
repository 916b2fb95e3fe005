"""What a person filled into a form: field → text with its place, and indicator rows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from jixiao.model.department import DepartmentPart
    from jixiao.model.message import Message
    from jixiao.model.note import ReadingNote
    from jixiao.model.source import SourceSpan


class Places(Protocol):
    """A grid or anything else that can name the place of its cells (indexes from 0)."""

    def span(self, row: int, column: int, text: str | None = None) -> SourceSpan:
        """Return the place of a cell."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A text read for a field; `span` is its place, `unit` the money unit printed by the label."""

    text: str
    span: SourceSpan
    label: str = ""
    unit: str | None = None


@dataclass(frozen=True, slots=True)
class Doubt:
    """A repair or doubt about a field of a row (or of the head), before it becomes a note.

    `column` is a column of the row it stands with; `span` names the place where that is elsewhere.
    """

    code: str
    message: Message
    column: int = 0
    field: str | None = None
    confidence: float = 0.9
    indicator: int | None = None
    span: SourceSpan | None = None


@dataclass(slots=True)
class FilledRow:
    """One indicator row: field → text as it stands in the cells, and field → column.

    `row` is the row's index in `places`; columns count from 0. Fields are those of
    `Indicator` and of exchange.md; a target in one cell is `target`, in several cells
    `operator`, `value` and `unit`. `elsewhere` names the places of texts that stand in another
    row: a level on a line of its own, what came after a page break.
    """

    texts: dict[str, str]
    columns: Mapping[str, int]
    row: int
    places: Places
    block: int = 0
    doubts: tuple[Doubt, ...] = ()
    elsewhere: Mapping[str, SourceSpan] = field(default_factory=dict)

    def span(self, name: str) -> SourceSpan:
        """Return the place of a field; of the row's first cell when the field has none."""
        if name in self.elsewhere:
            return self.elsewhere[name]
        return self.places.span(self.row, self.columns.get(name, 0), self.texts.get(name))


class RowSpans(Mapping[str, "SourceSpan"]):
    """The places of a row's fields, made when somebody looks.

    `inherited` names the rows above from which a field was filled down, as a merged cell is.
    """

    __slots__ = ("_inherited", "_row")

    def __init__(self, row: FilledRow, inherited: tuple[tuple[str, FilledRow], ...] = ()) -> None:
        self._row = row
        self._inherited = inherited

    def __getitem__(self, name: str) -> SourceSpan:
        row = self._row
        for field_name, above in self._inherited:
            if field_name == name:
                return above.span(name)
        if name in row.texts and name in row.columns:
            return row.span(name)
        if name == "target":
            for part in ("value", "operator", "unit"):
                if row.texts.get(part) and part in row.columns:
                    return row.span(part)
        raise KeyError(name)

    def __iter__(self) -> Iterator[str]:
        row = self._row
        seen = [name for name in row.texts if name in row.columns]
        if "target" not in seen and any(part in seen for part in ("value", "operator", "unit")):
            seen.append("target")
        return iter([*seen, *(name for name, _ in self._inherited)])

    def __len__(self) -> int:
        return sum(1 for _ in self)


@dataclass(frozen=True, slots=True)
class FilledTask:
    """A main task of a department-wide form: its texts, and money by printed column."""

    name: str
    content: str | None = None
    amounts: tuple[tuple[str, str], ...] = ()


@dataclass(slots=True)
class FilledForm:
    """One project's form as filled in: head entries, indicator rows, what else was printed.

    `entries` maps head fields (`name`, `budget.total`, `plan.6`, `objectives` …) to texts;
    `execution` maps a printed source of money to its columns; `unknown` keeps printed labels
    the model has no place for.
    """

    entries: dict[str, Entry] = field(default_factory=dict)
    rows: list[FilledRow] = field(default_factory=list)
    execution: list[tuple[Entry, dict[str, Entry]]] = field(default_factory=list)
    unknown: list[Entry] = field(default_factory=list)
    doubts: list[tuple[Doubt, SourceSpan]] = field(default_factory=list)
    tasks: list[FilledTask] = field(default_factory=list)
    columns: tuple[str, ...] = ()
    labels: list[str] = field(default_factory=list)
    title: str | None = None


@dataclass(slots=True)
class FilledDocument:
    """All forms found in one document and what is printed for the document as a whole.

    `notes` are those that opening the file left.
    """

    document: str
    sha256: str | None = None
    forms: list[FilledForm] = field(default_factory=list)
    issuer: str | None = None
    fiscal_year: int | None = None
    total_budget: Entry | None = None
    form: str | None = None
    department: DepartmentPart | None = None
    contents: tuple[str, ...] | None = None
    notes: tuple[ReadingNote, ...] = ()
    doubts: list[tuple[Doubt, SourceSpan]] = field(default_factory=list)
