"""The reader's state while it walks a document: which form, which header, what is expected."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from jixiao.documents.document import Line
from jixiao.forms.filled_form import Doubt, Entry, FilledDocument, FilledForm, FilledRow
from jixiao.model.message import message
from jixiao.model.source import SourceSpan
from jixiao.recognition.cards import CardReader
from jixiao.recognition.heads import HeadReader
from jixiao.recognition.headers import Header, add_storey, goes_on_under, is_header, read_header
from jixiao.recognition.labels import label_of, label_with_text, labelled_parts
from jixiao.recognition.regrouping import regrouped
from jixiao.recognition.repair import (
    completes_target,
    continues,
    cost_under_output,
    joined,
    level_moved,
)
from jixiao.recognition.cells import Cells, cells_of
from jixiao.recognition.rows import by_position, read_row
from jixiao.recognition.shapes import is_level1, is_level2, is_number
from jixiao.recognition.titles import (
    is_continued,
    is_title,
    money_unit,
    numbered_title,
    unit_line,
    year_in,
    year_row,
)
from jixiao.recognition.wide import WideTable

if TYPE_CHECKING:
    from jixiao.grids.grid import Grid

_STARTS = frozenset({"name", "code"})
_HEADS = frozenset({
    "name", "code", "department", "implementing_unit", "other", "objectives", "total_score",
    "actual_objectives", "unit.name", "unit", "budget.total", "category", "attribute", "period",
    "midterm.objectives", "section", "year",
})  # fmt: skip
_TOTALS = frozenset({"sum", "total_score"})
_INDICATOR = frozenset({"name", "target", "value", "actual", "level2"})
_MIN_CELLS = 2
_WIDE_GAP = re.compile(r"\s{2,}|\u3000+")


class Gathering:
    """Takes lines and grids one after another and gathers filled forms."""

    def __init__(self, document: str) -> None:
        self.document = document
        self.filled = FilledDocument(document)
        self.titles: list[str] = []
        self.cover: list[str] = []
        self._money: str | None = None
        self._year: Entry | None = None
        self._unit: tuple[str, str, SourceSpan] | None = None
        self._open(None)

    # -- forms ------------------------------------------------------------------------------

    def _open(self, title: str | None) -> None:
        self.form = FilledForm(title=title)
        self.head = HeadReader(self.form, self._money)
        self.header: Header | None = None
        self._fresh_header = False
        self._break = False
        self._carried: dict[str, tuple[str, int]] = {}
        self._horizon: str | None = None
        self._level1: str | None = None
        self._cards = CardReader(self.form)
        self._wide: WideTable | None = None

    def _close(self) -> None:
        form = self.form
        self._cards.flush()
        if self._wide is not None:
            self.filled.forms.extend(self._wide.finish())
        elif form.rows or "name" in form.entries:
            self._add_waiting(form)
            self.filled.forms.append(form)

    def _add_waiting(self, form: FilledForm) -> None:
        if self._year and "year" not in form.entries:
            form.entries["year"] = self._year
        self._year = None
        if self._unit and "unit.code" not in form.entries:
            code, name, span = self._unit
            form.entries["unit.code"] = Entry(code, span)
            form.entries.setdefault("unit.name", Entry(name, span))

    def _next_form(self, title: str | None) -> None:
        had = bool(self.form.rows or "name" in self.form.entries or self._wide)
        kept_title = title if title is not None or had else self.form.title
        self._close()
        self._open(kept_title)

    def start_page(self, sheet: str | None) -> None:
        """A new sheet ends the form of the last one; a new page of a document does not."""
        if sheet is not None:
            self._next_form(None)
            self._year = self._unit = None

    def finish(self) -> FilledDocument:
        """Return all that was gathered."""
        self._close()
        return self.filled

    # -- lines ------------------------------------------------------------------------------

    def take_line(self, line: Line) -> None:
        """Take a line of prose: a title, a year, a unit, a unit of money or a label and value."""
        text = line.text.strip()
        if not text:
            return
        parts = [part for part in _WIDE_GAP.split(text) if part]
        if len(parts) > 1 and not is_title(text):
            parts = [part for whole in parts for part in labelled_parts(whole)]
        else:
            parts = list(labelled_parts(text))
        for part in parts:
            self._take_part(part, line)

    def _take_part(self, text: str, line: Line) -> None:
        span = SourceSpan(document=self.document, line=line.number, text=text)
        if self._announcement(text, span):
            return
        if self.header is not None and is_level1(text):
            self._carried["level1"] = (text, 0)
            return
        found = label_with_text(text)
        if found and found[0].field in _HEADS - {"other", "section", "objectives"}:
            self._start_if_needed(found[0].field)
            self.form.entries.setdefault(
                found[0].field or "", Entry(found[1], span, found[0].text, self._money)
            )
        elif not self.form.rows and not self.filled.forms:
            self.cover.append(text)

    def _announcement(self, text: str, span: SourceSpan) -> bool:
        year, unit, money = year_row(text), unit_line(text), money_unit(text)
        if is_title(text):
            self._take_title(text, span)
        elif year:
            self._next_if_rows()
            self._year = Entry(str(year), span)
        elif unit and len(text) < 60:  # noqa: PLR2004 -- longer lines are prose
            self._unit = (*unit, span)
        elif money and len(text) < 60:  # noqa: PLR2004
            self._money = self.head.unit = money
        else:
            return False
        return True

    def _next_if_rows(self) -> None:
        if self.form.rows or self._wide:
            self._next_form(None)

    def _take_title(self, text: str, span: SourceSpan) -> None:
        self.titles.append(text)
        if is_continued(text):
            self._break = True
            return
        if self.form.title and not self.form.rows and "name" not in self.form.entries:
            self.cover.append(self.form.title)
            if self._year and self._year.label == "title":
                self._year = None
        self._next_form(text)
        year = None if numbered_title(text) else year_in(text)
        if year and not self._year:
            self._year = Entry(str(year), span, "title")

    # -- grids ------------------------------------------------------------------------------

    def take_grid(self, grid: Grid) -> None:
        """Take a grid's rows; a form may begin, go on or end in any of them."""
        for part in regrouped(grid):
            self._take_rows(part)

    def _take_rows(self, grid: Grid) -> None:
        self._break = True
        if self.header is not None and not goes_on_under(self.header, grid):
            self.header = None
        for index, row in enumerate(grid.rows):
            cells = cells_of(row)
            if cells:
                self._take_row(grid, index, cells)

    def _take_row(self, grid: Grid, index: int, cells: Cells) -> None:
        if len(cells) == 1 and self._lonely(grid, index, *cells[0]):
            return
        if len(cells) == 1 and self._is_cover():
            self.cover.append(cells[0][1])
            return
        if len(cells) >= _MIN_CELLS and is_header(cells):
            self._take_header(grid, index, cells)
        elif self.header is None:
            self._take_head(grid, index, cells)
        elif self._fresh_header and add_storey(self.header, cells):
            return
        elif self._leaves_indicators(cells):
            self._take_head(grid, index, cells)
        else:
            self._fresh_header = False
            self._take_indicator(grid, index, cells)

    def _is_cover(self) -> bool:
        form = self.form
        return not (self.filled.forms or form.entries or form.rows or self.header or self._wide)

    def _lonely(self, grid: Grid, index: int, column: int, text: str) -> bool:
        if self.header is not None and (is_level1(text) or is_level2(text)):
            if not grid.is_text or not self._break:
                name = "level1" if is_level1(text) else "level2"
                self._carried[name] = (text, column)
                return True
        return self._announcement(text, grid.span(index, column, text))

    def _take_header(self, grid: Grid, index: int, cells: Cells) -> None:
        header = read_header(grid, index, cells)
        if header.is_wide and (self._wide is None or not self._wide.goes_on(header)):
            self._start_wide(header)
        elif self._wide is not None and not header.is_wide:
            self._next_form(None)
        if self._wide is not None:
            self._wide.header = header
        self._mark_horizon(cells)
        self.header, self._fresh_header, self._break = header, True, True
        self.form.columns = header.order
        self.form.labels.extend(header.labels)

    def _start_wide(self, header: Header) -> None:
        if self.form.rows or "name" in self.form.entries:
            self._next_form(None)
        if self._year:
            self.filled.fiscal_year, self._year = int(self._year.text), None
        self._wide = WideTable(header, self.form.title, self._money, self._unit)

    def _leaves_indicators(self, cells: Cells) -> bool:
        column, text = cells[0]
        label = label_of(text)
        if label is None:
            found = label_with_text(text)
            return bool(found and found[0].field and column <= 1)
        if label.field in _TOTALS or not label.exact:
            return False
        at_name = self.header is not None and self.header.columns.get("name") == column
        return label.field in _HEADS and label.column != "level1" and not at_name and not (
            label.field == "section" and len(cells) > _MIN_CELLS
        )

    def _take_head(self, grid: Grid, index: int, cells: Cells) -> None:
        fields = {label.field for _, text in cells if (label := label_of(text))}
        for name in _STARTS & fields:
            self._start_if_needed(name)
        if self._cards.take(grid, index, cells):
            return
        if self.header is not None:
            self.header = None
            if "name" in fields or "code" in fields:
                self._next_form(None)
        self.head.read(grid, index, cells)

    def _start_if_needed(self, name: str | None) -> None:
        if name in _STARTS and (self.form.rows or name in self.form.entries or self._wide):
            self._next_form(None)

    # -- indicators -------------------------------------------------------------------------

    def _take_indicator(self, grid: Grid, index: int, cells: Cells) -> None:
        header = self.header
        if header is None:
            return
        rows = self._wide.rows if self._wide is not None else self.form.rows
        if self._joins(by_position(grid, index, cells, header), rows):
            return
        row = level_moved(read_row(grid, index, cells, header), header.order)
        self._mark_horizon(cells[:1])
        if label_of(cells[0][1]) and (label := label_of(cells[0][1])) and label.field in _TOTALS:
            self._take_sum(grid, row, cells)
            return
        if self._joins(row, rows):
            return
        self._break = False
        self._inject(row)
        self._level1 = cost_under_output(row, self._level1).texts.get("level1") or self._level1
        if self._wide is not None:
            self._wide.take(row, grid)
        elif _INDICATOR & row.texts.keys():
            self.form.rows.append(row)
        elif row.texts.keys() <= {"level1"}:
            self._carried |= {n: (t, row.columns.get(n, 0)) for n, t in row.texts.items()}

    def _joins(self, row: FilledRow | None, rows: list[FilledRow]) -> bool:
        """Join the row to the one before it when a page break or a wrap cut them apart."""
        if row is None or not rows:
            return False
        if (self._break and continues(row, rows[-1])) or completes_target(row, rows[-1]):
            rows[-1] = joined(rows[-1], row)
            self._break = False
            return True
        return False

    def _inject(self, row: FilledRow) -> None:
        for name, (text, column) in self._carried.items():
            if name not in row.texts:
                row.texts[name] = text
                row.columns = {**row.columns, name: column}
        self._carried = {}
        if self._horizon:
            row.texts["horizon"] = self._horizon

    def _mark_horizon(self, cells: Cells) -> None:
        for _, text in cells[:1]:
            plain = "".join(text.split())
            if "指标" in plain and not is_level1(plain):
                if any(word in plain for word in ("长期", "中期", "实施期")):
                    self._horizon = "midterm"
                elif "年度" in plain and self._horizon:
                    self._horizon = "annual"

    def _take_sum(self, grid: Grid, row: FilledRow, cells: Cells) -> None:
        numbers = [(column, text) for column, text in cells if is_number(text)]
        if self._wide is not None:
            self._wide.take_total(row, self.filled)
        elif numbers:
            column, text = numbers[-1]
            entry = Entry(text, grid.span(row.row, column, text))
            self.form.entries.setdefault("total_score", entry)

    def doubt(self, code: str, pattern: str, span: SourceSpan) -> None:
        """Note a repair of the document's structure."""
        self.filled.doubts.append((Doubt(code, message(pattern)), span))
