"""Grids → filled forms: heads, headers, indicator rows, one after another in reading order."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from jixiao.documents.document import Line
from jixiao.forms.filled_form import Doubt
from jixiao.model.message import message
from jixiao.recognition.bodies import band_of, is_level, is_unknown_level
from jixiao.recognition.cells import Cells, cells_of
from jixiao.recognition.filling import STARTS
from jixiao.recognition.headers import (
    Header,
    header_by_content,
    is_header,
    may_head,
    read_header,
    under_band,
)
from jixiao.recognition.indicators import HEADS
from jixiao.recognition.items import parts_of
from jixiao.recognition.labels import label_of, label_with_text
from jixiao.recognition.line_rows import beside
from jixiao.recognition.lines import LineGathering
from jixiao.recognition.lists import listed_projects
from jixiao.recognition.matrices import by_project
from jixiao.recognition.rearranging import rearranged
from jixiao.recognition.regrouping import regrouped
from jixiao.recognition.statements import statements
from jixiao.recognition.storeys import add_storey
from jixiao.recognition.surroundings import (
    goes_on,
    level_over_header,
    names_other_table,
    names_what_follows,
    prints_heads_below,
    stands_below,
)
from jixiao.recognition.titles import money_unit_alone, project_of_heading
from jixiao.recognition.wide import WideTable
from jixiao.recognition.wrapping import with_whole_rows
from jixiao.wording.clauses import clause_of

if TYPE_CHECKING:
    from jixiao.grids.grid import Grid
    from jixiao.model.source import SourceSpan

_MIN_CELLS = 2
_LIKELY = 0.8
_OVER_TABLE = 9
"""The rank of a name over a header: below all headings of the document."""
_NOTE = re.compile(r"\s*(?:注|说明|备注|填表说明)\s*(?:[:：]|\d[.．、])")


class Gathering(LineGathering):
    """Takes lines and grids one after another and gathers filled forms.

    `_body` is the row of the grid at which rows go on under a header of several storeys;
    `_below` tells that the grid's forms print their heads under their indicators.
    """

    _body = 0
    _below = False
    _banded = False

    def take_grid(self, grid: Grid) -> None:
        """Take a grid's rows; a form may begin, go on or end in any of them."""
        if self.rows.header is None and self._prose.reads(grid):
            for index, row in enumerate(grid.rows):
                place = grid.span(index, 0)
                self.take_line(Line(beside(cells_of(row)), place.line or 0))
            return
        grid, doubts = with_whole_rows(grid)
        self._below = self._below and prints_heads_below(grid)
        self._banded = False
        for part in regrouped(grid):
            projects = by_project(part)
            if projects:
                self._take_projects(part, projects)
            for piece in () if projects else rearranged(part):
                self._take_rows(piece)
        self.form.doubts.extend(doubts)

    def _take_projects(self, grid: Grid, pieces: list[Grid]) -> None:
        """Take the projects that stood in columns: the year over the table is that of each."""
        said = message("并列在各列的项目已拆开，各自成为一个项目")
        self.filled.doubts.append((Doubt("JX-D003", said, confidence=_LIKELY), grid.place))
        year = self._year
        self._take_rows(pieces[0])
        year = self._year or year
        for piece in pieces[1:]:
            self._year = year
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
        if len(cells) == 1 and self._stands_alone(grid, index, cells[0]):
            return
        band = band_of(cells) if len(cells) > 1 and self.rows.header else None
        if band and self._carries(band[1], grid.span(index, *band)):
            return
        heads = is_header(cells) or (self.rows.header is None and may_head(grid, index, cells))
        if len(cells) >= _MIN_CELLS and heads:
            self._take_header(grid, index, cells)
        elif self.rows.header is None and not self.rows.returns(cells):
            if not self._takes_level_beside(grid, index, cells):
                self._take_head(grid, index, cells)
        elif self.rows.fresh and self.rows.header and add_storey(self.rows.header, cells):
            return
        elif self.rows.ends_at(cells):
            self._take_head(grid, index, cells)
        else:
            self.rows.take(grid, index, cells, self.filled)

    def _take_list(self, grid: Grid, index: int, cells: Cells) -> bool:
        """Keep the projects a list names, for their indicators on another sheet."""
        found = listed_projects(grid, index, cells, self._money)
        self._listed.extend(found)
        self._body = index + len(found) + 1 if found else self._body
        return bool(found)

    def _takes_level_beside(self, grid: Grid, index: int, cells: Cells) -> bool:
        """Take a level with its indicators told in the cell beside it, as in a list of terms."""
        if len(cells) != _MIN_CELLS or not is_level(cells[0][1]):
            return False
        if not any(clause_of(part) for part in parts_of(cells[1][1])):
            return False
        place = grid.span(index, 0)
        self.take_line(Line(beside(cells), place.line or 0))
        return True

    def _head_by_content(self, grid: Grid, index: int, cells: Cells) -> None:
        """Take the columns' meaning from the rows themselves where no header stands over them."""
        if not any(is_level(text) for _, text in cells) or self.rows.returns(cells):
            return
        header = header_by_content(grid, index)
        if header is not None:
            self._under(header, grid, index, cells)

    def _is_cover(self) -> bool:
        form = self.form
        return not (
            self.filled.forms or form.entries or form.rows or self.rows.header or self.rows.wide
        )

    def _lonely(self, grid: Grid, index: int, column: int, text: str) -> bool:
        span = grid.span(index, column, text)
        cut = grid.is_text and self.rows.after_break and not self.rows.fresh
        if self._carries(text, span, cut=cut) or self._begins_under_header(text, span):
            return True
        if self._told_under_name(text, span) or self._announcement(text, span):
            return True
        if self.rows.header is not None and names_other_table(text):
            self.rows.header = None
            return True
        if self._is_level_alone(grid, index, text):
            self.rows.carry("level1", text, span)
            return True
        if not grid.is_text and names_what_follows(grid, index, text):
            if self._is_cover():
                self.cover.append(text)
            self._take_heading(text, _OVER_TABLE)
            return True
        return False

    def _is_level_alone(self, grid: Grid, index: int, text: str) -> bool:
        under = self.rows.header is not None and not grid.is_text
        return (under and is_unknown_level(text)) or level_over_header(grid, index, text)

    def _stands_alone(self, grid: Grid, index: int, cell: tuple[int, str]) -> bool:
        """Take the only cell of a row: lines of a page, a note, a level, a title, a cover."""
        if self.rows.header is None and self._takes_lines(grid, index, cell):
            return True
        if (self.rows.header or self.form.rows) and _NOTE.match(cell[1]):
            self.head.note(grid, index, cell)
            return True
        if not self.head.pending and self._lonely(grid, index, *cell):
            return True
        if not self._is_cover() or label_with_text(cell[1]):
            return False
        self.cover.append(cell[1])
        self._hear(cell[1], grid.span(index, *cell))
        return True

    def _takes_lines(self, grid: Grid, index: int, cell: tuple[int, str]) -> bool:
        """Take a cell that holds a text of several lines, as pages laid out by tables do."""
        texts = [text for text in cell[1].splitlines() if text.strip()]
        stated = sum(1 for text in texts if (m := label_with_text(text)) and m[0].exact)
        if stated < _MIN_CELLS or grid.is_text:
            return False
        place = grid.span(index, *cell)
        for number, text in enumerate(texts):
            self.take_line(Line(text, (place.line or 0) + number))
        return True

    def _begins_under_header(self, text: str, span: SourceSpan) -> bool:
        """Begin the project that a row of its own names under a header that holds for all."""
        header = self.rows.header
        project = project_of_heading(text) if header and self.rows.wide is None else None
        if header is None or project is None:
            return False
        if "name" in self.form.entries and not self._banded:
            return False
        if self.form.rows or self._banded:
            self._next_form(None)
        self._banded = True
        self._take_project(project, text, span)
        self.rows.under(header, span)
        self.rows.fresh = False
        return True

    def _told_under_name(self, text: str, span: SourceSpan) -> bool:
        """Take what a row of its own tells of the project that the row over it named."""
        found = label_with_text(text)
        name = found[0].field if found else None
        if not found or not self._banded or self.form.rows or name not in HEADS - STARTS:
            return False
        self._enter(*found, span)
        return True

    def _names_what_stands_over(self, grid: Grid, index: int) -> bool:
        """Return True for the head of a form that prints it under the indicators."""
        if not self.form.rows or STARTS & self.form.entries.keys() or self.rows.wide:
            return False
        return self._below or stands_below(grid, index)

    def _start_if_needed(self, name: str | None) -> None:
        if not self._below or name in self.form.entries:
            super()._start_if_needed(name)

    def _take_header(self, grid: Grid, index: int, cells: Cells) -> None:
        if self._below and STARTS & self.form.entries.keys():
            self._next_form(None)
        header = read_header(grid, index, cells)
        if self.rows.carries("level1"):
            header = under_band(header)
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
        for name, (text, place) in self._prose.standing.items():
            if name not in header.columns and "level" not in header.columns:
                self.rows.carry(name, text, place)

    def _start_wide(self, header: Header) -> None:
        if self.form.rows or "name" in self.form.entries:
            self._next_form(None)
        if self._year:
            self.filled.fiscal_year, self._year = int(self._year.text), None
        self.rows.wide = WideTable(header, self.form.title, self._money, self._unit)

    def _take_head(self, grid: Grid, index: int, cells: Cells) -> None:
        if self.rows.header is None and self._take_list(grid, index, cells):
            return
        texts = [part for _, text in cells for part in statements(text)]
        if self._cards.take_stated(texts, grid.span(index, *cells[0])):
            return
        fields = {label.field for _, text in cells if (label := label_of(text))}
        if self.form.rows:
            fields |= {held[0].field for _, text in cells if (held := label_with_text(text))}
        if STARTS & fields and self._names_what_stands_over(grid, index):
            self.rows.leave()
            self._below = True
        for name in STARTS & fields:
            self._start_if_needed(name)
        if self._cards.take(grid, index, cells):
            return
        if self.rows.header is not None:
            self.rows.leave()
            if STARTS & fields:
                self._next_form(None)
        self.head.read(grid, index, cells)
