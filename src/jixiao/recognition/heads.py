"""Rows of labels and values over and under the indicators → entries of the form's head."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from jixiao.forms.filled_form import Entry, FilledForm
from jixiao.recognition.halves import Halves
from jixiao.recognition.labels import Label, label_of, label_with_text, labelled_parts
from jixiao.recognition.money_cells import (
    FUNDS,
    ends_in_figure,
    holds_money,
    is_figure,
    is_sum,
    label_with_figure,
    may_answer,
)
from jixiao.recognition.money_rows import MoneyRow
from jixiao.recognition.shapes import is_number
from jixiao.recognition.sums import sums_in
from jixiao.recognition.tasks import TaskReader
from jixiao.recognition.titles import without_money_unit

if TYPE_CHECKING:
    from jixiao.grids.grid import Grid
    from jixiao.model.source import SourceSpan

Cells = list[tuple[int, str]]
_MIN_COLUMNS = 2
_SHORTEST = 4
_PURPOSE = "用途"
_LONG_TEXTS = frozenset({"objectives", "purpose", "actual_objectives"})
_OUTSIDE = frozenset({"section", "other", "source_row", "sum"})
_EXECUTION = {
    "execution.initial": "initial", "execution.year": "year", "execution.spent": "spent",
    "execution.rate": "rate", "execution.score": "score", "budget.total": "initial",
    "execution.forecast": "forecast", "execution.reason": "reason",
}  # fmt: skip
_EXECUTION_ONLY = frozenset({"execution.year", "execution.spent", "execution.rate"})
_SHORT_LABEL = re.compile(r"[\u4e00-\u9fff（）()/／]{2,10}")


@dataclass(frozen=True, slots=True)
class Place:
    """A cell of a grid (indexes from 0)."""

    grid: Grid
    row: int
    column: int

    def span(self, text: str) -> SourceSpan:
        """Return the cell's place in the document."""
        return self.grid.span(self.row, self.column, text)


def _may_be_label(meanings: list[tuple[int, str, Label | None]], number: int) -> bool:
    """Return True for a text that may head the value after it, though nobody listed it."""
    if number == 0:
        return len(meanings) > 1
    after = meanings[number + 1 : number + 2]
    return bool(_SHORT_LABEL.fullmatch(meanings[number][1])) and any(not m[2] for m in after)


def _names_purpose(label: Label) -> bool:
    """Return True for a head of money whose block ends with what the money is for."""
    return _PURPOSE in label.text


@dataclass(slots=True)
class HeadReader:
    """Reads head rows into a form; remembers labels whose values stand in the next row."""

    form: FilledForm
    unit: str | None = None
    pending: list[tuple[int, Label, str]] = field(default_factory=list)
    waiting: tuple[Label, str] | None = None
    columns: dict[int, str] = field(default_factory=dict)
    last: str | None = None
    rows_before: int = 0
    halves: Halves = field(default_factory=Halves)
    money: MoneyRow = field(default_factory=MoneyRow)
    tasks: TaskReader = field(init=False)

    def __post_init__(self) -> None:
        """Make the reader of the tasks that a department-wide form lists."""
        self.tasks = TaskReader(self.form)

    def read(self, grid: Grid, row: int, cells: Cells) -> None:
        """Take one row of (column, text) cells into the form."""
        if self.tasks.take(cells):
            return
        cells = [(column, self._without_unit(text)) for column, text in cells]
        meanings = [
            (column, part, label_of(part))
            for column, text in cells
            if text
            for part in (labelled_parts(text) if "：" in text or ":" in text else (text,))
        ]
        known = [label for _, _, label in meanings if label]
        told = self.money.under(meanings)
        for column, text, label, written in told:
            self._put(Place(grid, row, column), label, text, written)
        if told or self.money.opens(meanings):
            return
        waiting, self.waiting = self.waiting, None
        if waiting and len(meanings) == 1 and not known and may_answer(waiting[0], meanings[0][1]):
            column, text, _ = meanings[0]
            self._put(Place(grid, row, column), waiting[0], text, waiting[1])
        elif self._starts_execution(meanings):
            self._open_execution(meanings)
        elif (self.columns and self._execution_row(grid, row, meanings)) or (
            self.pending and self._values_below(grid, row, meanings)
        ):
            return
        elif len(known) == len(cells) and self._columnar(meanings):
            self.pending = [(c, label, text) for c, text, label in meanings if label]
        else:
            self._pairs(grid, row, meanings)

    def note(self, grid: Grid, row: int, cell: tuple[int, str]) -> None:
        """Keep a note under the indicators (`注：…`) as it is printed."""
        label, _, text = cell[1].replace("：", ":", 1).partition(":")
        self.form.unknown.append(Entry(text or cell[1], grid.span(row, *cell), label))

    def _without_unit(self, text: str) -> str:
        """Take the unit of money that a cell states for the form; return the rest."""
        rest, unit = without_money_unit(text)
        self.unit = unit or self.unit
        return rest if unit else text

    # -- label, value, label, value -------------------------------------------------------

    def _pairs(self, grid: Grid, row: int, meanings: list[tuple[int, str, Label | None]]) -> None:
        self.pending, label, written = [], None, ""
        taken = True
        for number, (column, text, meaning) in enumerate(meanings):
            glued = None if meaning else label_with_text(text) or label_with_figure(text)
            if glued and (taken or glued[0].field != "other"):
                stated = self.halves.placed(glued[0], column)
                self._put(Place(grid, row, column), stated, glued[1], text)
                label, taken = None, True
            elif meaning and (meaning.exact or label is None):
                label, written, taken = self.halves.placed(meaning, column), text, False
                self.form.labels.append(meaning.text)
                self.unit = meaning.unit or self.unit
            elif label is None and taken and _may_be_label(meanings, number):
                label, written, taken = Label(text, None, "other"), text, False
            elif label is not None:
                self._put(Place(grid, row, column), label, text, written)
                label, taken = (label if label.field == "purpose" else None), True
            else:
                self._loose(Place(grid, row, column), text)
        if label and not taken and (label.field in _LONG_TEXTS or len(meanings) == 1):
            self.waiting = (label, written)

    def _loose(self, place: Place, text: str) -> None:
        """Take a value without a label: more of the last text, or the use of the money."""
        name = self.last
        entry = Entry(text, place.span(text))
        if name == "budget.total" and not ends_in_figure(text) and len(text) > _SHORTEST:
            self._enter("purpose", entry)
        elif name in _LONG_TEXTS and self.rows_before == len(self.form.rows):
            old = self.form.entries[name]
            self._enter(name, replace(old, text=f"{old.text}\n{text}"))
        elif self._is_purpose(text):
            self._enter("purpose", entry)
        else:
            self.form.unknown.append(entry)

    def _is_purpose(self, text: str) -> bool:
        form = self.form
        return (
            "purpose" not in form.entries
            and "objectives" not in form.entries
            and not is_number(text)
            and any(_PURPOSE in label for label in form.labels)
        )

    # -- labels in one row, values in the next ---------------------------------------------

    def _columnar(self, meanings: list[tuple[int, str, Label | None]]) -> bool:
        exact = sum(label.exact for _, _, label in meanings if label)
        if exact * 2 <= len(meanings):
            return False
        fields = [label.field for _, _, label in meanings if label]
        wanted = [name for name in fields if name and name not in _OUTSIDE]
        return len(wanted) >= _MIN_COLUMNS

    def _values_below(
        self, grid: Grid, row: int, meanings: list[tuple[int, str, Label | None]]
    ) -> bool:
        pending, self.pending = self.pending, []
        if any(label and label.field for _, _, label in meanings):
            return False
        purpose = [(label, text) for _, label, text in pending if _names_purpose(label)]
        if purpose and len(meanings) == 1 and not ends_in_figure(meanings[0][1]):
            column, text, _ = meanings[0]
            label, written = purpose[0]
            self._put(Place(grid, row, column), replace(label, field="purpose"), text, written)
            return True
        total = any(label.field == "budget.total" for _, label, _ in pending)
        values = [
            (c, label, text) for c, label, text in pending
            if label.field not in _OUTSIDE or (not total and holds_money(label))
        ]  # fmt: skip
        for number, (column, text, _) in enumerate(meanings):
            under = [item for item in values if item[0] <= column] or values[:1]
            _, label, written = values[number] if len(meanings) == len(values) else under[-1]
            self._put(Place(grid, row, column), label, text, written)
        return True

    # -- budget, spending, rate and score over sources of money ----------------------------

    def _starts_execution(self, meanings: list[tuple[int, str, Label | None]]) -> bool:
        fields = {label.field for _, _, label in meanings if label}
        if any(is_figure(text) for _, text, label in meanings if label is None):
            return False
        return len(fields & set(_EXECUTION)) >= _MIN_COLUMNS and bool(fields & _EXECUTION_ONLY)

    def _open_execution(self, meanings: list[tuple[int, str, Label | None]]) -> None:
        self.columns = {}
        for column, _, label in meanings:
            if label and label.column == "score":
                self.columns[column] = "score"
            elif label and label.field in (*_EXECUTION, "execution.full_score"):
                self.columns[column] = _EXECUTION.get(label.field, label.field)
                self.unit = label.unit or self.unit
            elif label and label.unit:
                self.unit = label.unit
            if label:
                self.form.labels.append(label.text)

    def _execution_row(
        self, grid: Grid, row: int, meanings: list[tuple[int, str, Label | None]]
    ) -> bool:
        label = next(
            (item for item in meanings if item[2] and item[2].field in FUNDS), None
        ) or next((item for item in meanings if not item[2] and not is_number(item[1])
                   and item[0] < min(self.columns)), None)  # fmt: skip
        if label is None and all(is_figure(text) for _, text, _ in meanings):
            label = (min(self.columns) - 1, "", None)
        if label is None or any(
            m and m.field and m.field not in (*FUNDS, "section") for _, _, m in meanings
        ):
            self.columns = {}
            return False
        shift = self._shift(meanings, label)
        source = Entry(label[1], grid.span(row, label[0], label[1]), unit=self.unit)
        line: dict[str, Entry] = {}
        for column, text, _ in meanings:
            if column > label[0] or text is not label[1]:
                name = self.columns.get(column + shift) or self._nearest(column + shift)
                line.setdefault(name, Entry(text, grid.span(row, column, text), unit=self.unit))
        self.form.execution.append((source, line))
        return True

    def _shift(
        self, meanings: list[tuple[int, str, Label | None]], label: tuple[int, str, Label | None]
    ) -> int:
        """How far a row that lost its leading cells stands left of the columns."""
        values = [column for column, text, _ in meanings if text is not label[1]]
        first = min(values, default=min(self.columns))
        return max(0, min(self.columns) - first) if label[0] >= 0 else 0

    def _nearest(self, column: int) -> str:
        left = [start for start in self.columns if start <= column]
        return self.columns[max(left) if left else min(self.columns)]

    # -- entering --------------------------------------------------------------------------

    def _put(self, place: Place, label: Label, text: str, written: str) -> None:
        unit = label.unit or self.unit
        name = label.field or ""
        if label.unit:
            self.unit = label.unit
        if holds_money(label):
            name = "budget.total" if is_sum(text) else name
            self._put_sums(place, f"{label.text}{text}")
        elif name == "budget.total" and not is_figure(text):
            self._put_sums(place, f"{label.text}{text}")
        if not name or name in _OUTSIDE:
            self.form.unknown.append(Entry(text, place.span(text), written or label.text))
        elif name in self.form.entries and self.form.entries[name].text != text:
            self.form.unknown.append(Entry(text, place.span(text), written))
        else:
            self._enter(name, Entry(text, place.span(text), written, unit))

    def _put_sums(self, place: Place, text: str) -> None:
        """Enter the sums that a cell tells in words, as `总额320万元（财政300万元）`."""
        for name, figure, head in sums_in(text):
            if name not in self.form.entries and name.startswith("budget."):
                self._enter(name, Entry(figure, place.span(figure), head, self.unit))

    def _enter(self, name: str, entry: Entry) -> None:
        self.form.entries[name] = entry
        self.last, self.rows_before = name, len(self.form.rows)
