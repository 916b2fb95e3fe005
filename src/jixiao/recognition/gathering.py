"""Grids → filled forms: heads, headers, indicator rows, one after another in reading order."""

from __future__ import annotations

from typing import TYPE_CHECKING

<<<<<<< src/jixiao/recognition/gathering.py
from jixiao.documents.document import Line
from jixiao.recognition.cells import Cells, cells_of
from jixiao.recognition.headers import Header, add_storey, goes_on, is_header, may_head, read_header
from jixiao.recognition.labels import label_of
from jixiao.recognition.line_rows import beside
from jixiao.recognition.lines import LineGathering
from jixiao.recognition.rearranging import rearranged
from jixiao.recognition.regrouping import regrouped
=======
from jixiao.forms.filled_form import Entry
from jixiao.model.source import SourceSpan
from jixiao.recognition.bodies import band_of, is_level
from jixiao.recognition.cells import Cells, cells_of
from jixiao.recognition.filling import STARTS, Filling
from jixiao.recognition.headers import (
    Header,
    add_storey,
    goes_on,
    header_by_content,
    is_header,
    may_head,
    read_header,
)
from jixiao.recognition.indicators import HEADS
from jixiao.recognition.labels import label_of, label_with_text
from jixiao.recognition.levels import split_levels
from jixiao.recognition.rearranging import rearranged
from jixiao.recognition.regrouping import regrouped
from jixiao.recognition.shapes import is_level1, is_level2
>>>>>>> /tmp/readA/new.tmp
from jixiao.recognition.statements import statements
from jixiao.recognition.titles import money_unit_alone
from jixiao.recognition.wide import WideTable

if TYPE_CHECKING:
    from jixiao.grids.grid import Grid

<<<<<<< src/jixiao/recognition/gathering.py
_STARTS = frozenset({"name", "code"})
=======
_MONEY = frozenset({"budget.fiscal", "budget.other"})
_NOT_ON_LINES = frozenset({"other", "section", "objectives"})
>>>>>>> /tmp/readA/new.tmp
_MIN_CELLS = 2


<<<<<<< src/jixiao/recognition/gathering.py
class Gathering(LineGathering):
    """Takes lines and grids one after another and gathers filled forms."""

=======
class Gathering(Filling):
    """Takes lines and grids one after another and gathers filled forms."""

    def take_line(self, line: Line) -> None:
        """Take a line of prose: a title, a year, a unit, a unit of money or a label and value."""
        text, unit = without_money_unit(line.text.strip())
        if unit:
            self._money = self.head.unit = unit
        if not text:
            return
        if line.level and len(text) < _PROSE and not is_title(text):
            self._take_heading(text)
        for part in statements(text):
            self._take_part(part, line)

    def _take_heading(self, text: str) -> None:
        """Take a heading that is no form's title: it may name the project under it."""
        if is_level1(text) or is_level2(text):
            return
        if self.form.rows:
            self._next_form(text)
        elif not self.form.entries and not (self.form.title and is_title(self.form.title)):
            self.form.title = text

    def _take_part(self, text: str, line: Line) -> None:
        span = SourceSpan(document=self.document, line=line.number, text=text)
        if self._announcement(text, span):
            return
        if not is_level2(text) and self._carries(text, span):
            return
        label = label_of(text)
        if label and label.field == "section":
            self.rows.mark_horizon([(0, text)])
            return
        sentences = list(self._prose.take(text, span))
        if sentences:
            self.form.rows.extend(sentences)
            return
        found = label_with_text(text)
        if found and found[0].field in self._line_fields():
            self._start_if_needed(found[0].field)
            self.form.entries.setdefault(
                found[0].field or "", Entry(found[1], span, found[0].text, self._money)
            )
        elif not self.form.rows and not self.filled.forms:
            self.cover.append(text)

    def _line_fields(self) -> frozenset[str]:
        """Return the fields a line may state: a goal only once a project is named."""
        outside = {"other", "section"} if "name" in self.form.entries else _NOT_ON_LINES
        return (HEADS | _MONEY) - outside

    def _announcement(self, text: str, span: SourceSpan) -> bool:
        year, unit, money = year_row(text), unit_line(text), money_unit(text)
        if is_title(text):
            self._take_title(text, span)
        elif year:
            self._next_if_rows()
            self._year = Entry(str(year), span)
        elif unit and len(text) < _PROSE:
            self._unit = (*unit, span)
        elif money and len(text) < _PROSE:
            self._money = self.head.unit = money
        else:
            return False
        return True

    def _take_title(self, text: str, span: SourceSpan) -> None:
        self.titles.append(text)
        self._title = span
        if is_continued(text):
            self.rows.after_break = True
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

>>>>>>> /tmp/readA/new.tmp
    def take_grid(self, grid: Grid) -> None:
        """Take a grid's rows; a form may begin, go on or end in any of them."""
        if self.rows.header is None and self._prose.reads(grid):
            for index, row in enumerate(grid.rows):
                place = grid.span(index, 0)
                self.take_line(Line(beside(cells_of(row)), place.line or 0))
            return
        for part in regrouped(grid):
            for piece in rearranged(part):
                self._take_rows(piece)

    def _take_rows(self, grid: Grid) -> None:
        self.rows.after_break = True
        if self.rows.header is not None and not goes_on(grid):
            self.rows.header = None
        self._body = 0
        for index, row in enumerate(grid.rows):
            cells = self._without_money(cells_of(row))
            if cells and index >= self._body:
                self._take_row(grid, index, cells)

    def _without_money(self, cells: Cells) -> Cells:
        """Take the unit of money a cell of its own states; return the other cells."""
        units = [unit for _, text in cells if (unit := money_unit_alone(text))]
        if units:
            self._money = self.head.unit = units[0]
        return [cell for cell in cells if not money_unit_alone(cell[1])] if units else cells

    def _take_row(self, grid: Grid, index: int, cells: Cells) -> None:
        if self.rows.header is None:
            self._head_by_content(grid, index, cells)
        if len(cells) == 1 and self._lonely(grid, index, *cells[0]):
            return
        band = band_of(cells) if len(cells) > 1 and self.rows.header else None
        if band and self._carries(band[1], grid.span(index, *band)):
            return
        if len(cells) == 1 and self._is_cover() and not label_with_text(cells[0][1]):
            self.cover.append(cells[0][1])
            return
        if len(cells) >= _MIN_CELLS and (is_header(cells) or self._heads(grid, index, cells)):
            self._take_header(grid, index, cells)
        elif self.rows.header is None and not self.rows.returns(cells):
            self._take_head(grid, index, cells)
        elif self.rows.fresh and self.rows.header and add_storey(self.rows.header, cells):
            return
        elif self.rows.ends_at(cells):
            self._take_head(grid, index, cells)
        else:
            self.rows.take(grid, index, cells, self.filled)

    def _head_by_content(self, grid: Grid, index: int, cells: Cells) -> None:
        """Take the columns' meaning from the rows themselves where no header stands over them."""
        if not any(is_level(text) for _, text in cells) or self.rows.returns(cells):
            return
        header = header_by_content(grid, index)
        if header is not None:
            self._under(header, grid, index, cells)

    def _heads(self, grid: Grid, index: int, cells: Cells) -> bool:
        return self.rows.header is None and may_head(grid, index, cells)

    def _is_cover(self) -> bool:
        form = self.form
        return not (
            self.filled.forms or form.entries or form.rows or self.rows.header or self.rows.wide
        )

    def _lonely(self, grid: Grid, index: int, column: int, text: str) -> bool:
        span = grid.span(index, column, text)
        cut = grid.is_text and self.rows.after_break and not self.rows.fresh
        return self._carries(text, span, cut=cut) or self._announcement(text, span)

    def _take_header(self, grid: Grid, index: int, cells: Cells) -> None:
        header = read_header(grid, index, cells)
        self._body = index + header.storeys + 1
        self._under(header, grid, index, cells)

    def _under(self, header: Header, grid: Grid, index: int, cells: Cells) -> None:
        if header.is_wide and (self.rows.wide is None or not self.rows.wide.goes_on(header)):
            self._start_wide(header)
        elif self.rows.wide is not None and not header.is_wide:
            self._next_form(None)
        if self.rows.wide is not None:
            self.rows.wide.header = header
        self.rows.mark_horizon(cells)
        self.rows.under(header, grid.span(index, *cells[0]))

    def _start_wide(self, header: Header) -> None:
        if self.form.rows or "name" in self.form.entries:
            self._next_form(None)
        if self._year:
            self.filled.fiscal_year, self._year = int(self._year.text), None
        self.rows.wide = WideTable(header, self.form.title, self._money, self._unit)

    def _take_head(self, grid: Grid, index: int, cells: Cells) -> None:
        texts = [part for _, text in cells for part in statements(text)]
        if self._cards.take_stated(texts, grid.span(index, *cells[0])):
            return
        fields = {label.field for _, text in cells if (label := label_of(text))}
        for name in STARTS & fields:
            self._start_if_needed(name)
        if self._cards.take(grid, index, cells):
            return
        if self.rows.header is not None:
            self.rows.leave()
            if "name" in fields or "code" in fields:
                self._next_form(None)
        self.head.read(grid, index, cells)
