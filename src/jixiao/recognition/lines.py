"""Lines of prose → filled forms: titles, labels with values, forms written as text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.forms.filled_form import Entry
from jixiao.model.source import SourceSpan
from jixiao.recognition.filling import Filling
from jixiao.recognition.indicators import HEADS
from jixiao.recognition.labels import label_of, label_with_text
from jixiao.recognition.levels import split_levels
from jixiao.recognition.outline import level_of, marked, section_of
from jixiao.recognition.shapes import is_level1, is_level2
from jixiao.recognition.statements import statements
from jixiao.recognition.titles import (
    announces,
    is_continued,
    is_title,
    money_unit,
    numbered_title,
    project_of_heading,
    unit_line,
    without_money_unit,
    year_in,
    year_row,
)

if TYPE_CHECKING:
    from jixiao.documents.document import Line

_MONEY = frozenset({"budget.fiscal", "budget.other"})
_NOT_ON_LINES = frozenset({"other", "section", "objectives"})
_PROSE = 60


class LineGathering(Filling):
    """Takes lines one after another and gathers filled forms; grids are left to heirs."""

    def take_line(self, line: Line) -> None:
        """Take a line of prose: a title, a year, a unit, a unit of money or a label and value."""
        text, unit = without_money_unit(line.text.strip())
        if unit:
            self._money = self.head.unit = unit
        if not text:
            return
        if line.level and len(text) < _PROSE and not is_title(text):
            self._take_heading(text)
        if self._is_prose(line, text):
            return
        parts = statements(text)
        span = SourceSpan(document=self.document, line=line.number, text=text)
        if self.rows.header is None and self._cards.take_stated(parts, span):
            return
        for part in parts:
            self._take_part(part, line)

    def _take_heading(self, text: str) -> None:
        """Take a heading that is no form's title: it may name the project under it."""
        plain = marked(text).text
        if level_of(plain) or section_of(plain) or label_of(plain):
            return
        if self.form.rows:
            self._next_form(text)
        elif not self.form.entries and not (self.form.title and is_title(self.form.title)):
            self.form.title = text

    def _is_prose(self, line: Line, text: str) -> bool:
        """Take a line of a form written as text; return False for one that others may read."""
        if self.rows.header is not None or announces(text):
            return False
        project = project_of_heading(text) if not self._prose.reads_goals else None
        span = SourceSpan(document=self.document, line=line.number, text=text)
        if project:
            self._start_if_needed("name")
            self.form.entries.setdefault("name", Entry(project, span))
        return bool(project) or self._prose.take(
            line.text, line.number, span, heading=line.level > 0
        )

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
        if self.rows.header is None and self._prose.take_sums(text, span):
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

    def _carries(self, text: str, span: SourceSpan, *, cut: bool = False) -> bool:
        """Keep the levels a row of its own names; a page may have `cut` one level in two."""
        both = split_levels(text)
        if self.rows.header is None or not (both or is_level1(text) or is_level2(text)):
            return False
        if both:
            self.rows.carry("level1", both[0], span)
            self.rows.carry("level2", both[1], span)
        elif not cut:
            self.rows.carry("level1" if is_level1(text) else "level2", text, span)
        return bool(both) or not cut
