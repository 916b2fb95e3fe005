"""Lines of prose → filled forms: titles, labels with values, forms written as text."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from jixiao.forms.filled_form import Doubt, Entry
from jixiao.model.message import message
from jixiao.model.source import SourceSpan
from jixiao.recognition.expecting import Expecting
from jixiao.recognition.facts import facts_in
from jixiao.recognition.filling import Filling
from jixiao.recognition.indicators import HEADS
from jixiao.recognition.labels import label_of, label_with_text
from jixiao.recognition.levels import split_levels
from jixiao.recognition.outline import level_of, marked, section_of
from jixiao.recognition.priced import price_of
from jixiao.recognition.shapes import is_level1, is_level2
from jixiao.recognition.statements import statements, stretches, with_colon
from jixiao.recognition.sums import sums_in
from jixiao.recognition.titles import (
    announces,
    is_continued,
    is_title,
    money_unit,
    numbered_title,
    project_in_title,
    project_of_heading,
    unit_line,
    without_money_unit,
    without_price,
    year_in,
    year_row,
)
from jixiao.wording.numerals import half_width
from jixiao.wording.spaces import without_layout_spaces

if TYPE_CHECKING:
    from jixiao.documents.document import Line
    from jixiao.recognition.labels import Label

_MONEY = frozenset({"budget.fiscal", "budget.other"})
_EXECUTION = frozenset(f"execution.{name}" for name in ("initial", "year", "spent", "rate"))
_LINE_FIELDS = (HEADS | _MONEY | _EXECUTION) - {"other", "section"}
_SPOKEN = frozenset({"budget.total", "budget.fiscal", "budget.other", "section", "source_row",
                     "execution.year", "execution.spent", "execution.initial"})  # fmt: skip
_LONG = frozenset({"objectives", "purpose", "actual_objectives", "midterm.objectives"})
_STATED = re.compile(r"[（(]([^（()）]*[:：][^（()）]*)[)）]")
_LIKELY = 0.75
_PROSE = 60


class LineGathering(Filling):
    """Takes lines one after another and gathers filled forms; grids are left to heirs."""

    def __init__(self, document: str) -> None:
        self._rank = 0
        self._named: Entry | None = None
        self._expecting = Expecting()
        super().__init__(document)

    def take_line(self, line: Line) -> None:
        """Take a line of prose, or a paragraph that runs through facts and levels."""
        for text in stretches(line.text):
            self._take_text(replace(line, text=with_colon(text)))
            self._hear_title(text.strip(), line)

    def _take_text(self, line: Line) -> None:
        """Take a title, a year, a unit, a unit of money, a label and value, or a form's text."""
        text, unit = without_money_unit(line.text.strip())
        if unit:
            self._money = self.head.unit = unit
        if not text:
            return
        if line.level and len(text) < _PROSE and not is_title(text):
            self._take_heading(text, line.level)
        waiting = self._expecting.label_for(text, line.number)
        if waiting:
            self._enter(waiting, text, self._span(line, text))
            return
        if self._is_prose(line, text):
            return
        parts = statements(text)
        span = SourceSpan(document=self.document, line=line.number, text=text)
        if self.rows.header is None and self._cards.take_stated(parts, span):
            return
        for part in parts:
            self._take_part(part, line)

    def _take_heading(self, text: str, rank: int) -> None:
        """Take a heading that is no form's title: it may name the project under it."""
        plain = marked(text).text
        if level_of(plain) or section_of(plain) or label_of(plain):
            return
        named = self.form.title and is_title(self.form.title)
        if self.form.rows or (self.form.entries and rank <= self._rank and not named):
            self._next_form(text)
        elif self.form.entries or named:
            return
        self.form.title, self._rank = without_price(text), rank
        self._take_price(text, SourceSpan(document=self.document, text=text))

    def _take_price(self, text: str, span: SourceSpan) -> None:
        """Take the sum in brackets behind a heading that names a project."""
        price = price_of(text)
        if price:
            self.form.entries.setdefault("budget.total", Entry(price, span))

    def _hear_title(self, text: str, line: Line) -> None:
        self._hear(text, self._span(line, text))

    def _hear(self, text: str, span: SourceSpan) -> None:
        """Keep the project that a document's title names, should nothing else name it."""
        known = self._named or self.form.rows or "name" in self.form.entries
        project = None if known else project_in_title(text)
        if project:
            self._named = Entry(project, span)

    def _close(self) -> None:
        self._cards.flush()
        form, named = self.form, self._named
        if named and form.rows and "name" not in form.entries and (
            form.title is None or named.text in form.title
        ):  # fmt: skip
            form.entries["name"] = named
            said = message("项目名称“{name}”取自标题", name=named.text)
            doubt = Doubt("JX-D008", said, field="name", confidence=_LIKELY)
            form.doubts.append((doubt, named.span))
        self._named = None
        super()._close()

    def _span(self, line: Line, text: str) -> SourceSpan:
        return SourceSpan(document=self.document, line=line.number, text=text)

    def _is_prose(self, line: Line, text: str) -> bool:
        """Take a line of a form written as text; return False for one that others may read."""
        if announces(text):
            return False
        span = self._span(line, text)
        project = project_of_heading(text) if not self._prose.reads_goals else None
        if project:
            self._start("name")
            self._take_project(project, text, span)
            return True
        if self.rows.header is not None:
            return self._is_band(line, span)
        return self._prose.take(line.text, line.number, span, heading=line.level > 0)

    def _take_project(self, name: str, text: str, span: SourceSpan) -> None:
        """Take a project's name and what its heading says of it: its money, who carries it out."""
        self.form.entries.setdefault("name", Entry(name, span))
        self._is_told(_inside(text), span, None)
        self._take_sums(text, span)
        self._take_price(text, span)

    def _is_band(self, line: Line, span: SourceSpan) -> bool:
        """Take a level between two tables: it holds for the rows of the second."""
        if level_of(marked(line.text).text) is None:
            return split_levels(line.text) is not None and self._carries(line.text, span)
        self._prose.take(line.text, line.number, span)
        for name, (text, place) in self._prose.standing.items():
            self.rows.carry(name, text, place)
        return True

    def _start(self, name: str | None) -> None:
        """Begin a form where a project is named; goals told before it are not its own."""
        self._start_if_needed(name)
        if name == "name" and not self.form.rows and "name" not in self.form.entries:
            self.form.entries.pop("objectives", None)

    def _take_part(self, text: str, line: Line) -> None:
        span = SourceSpan(document=self.document, line=line.number, text=text)
        if self._announcement(text, span):
            return
        label = label_of(text)
        if label and label.field == "section":
            self.rows.mark_horizon([(0, text)])
            return
        found = label_with_text(text)
        if self.rows.header is None and self._is_told(text, span, found):
            return
        if found and found[0].field in _LINE_FIELDS:
            self._enter(*found, span)
            return
        self._expecting.hear(text, line.number, span)
        if not self.form.rows and not self.filled.forms:
            self.cover.append(text)

    def _enter(self, label: Label, value: str, span: SourceSpan) -> None:
        """Put a label's text into the form; a project begins where it is named."""
        name = label.field or ""
        self._adopt(name, span)
        self._start(name)
        text = value if name in _LONG else value.rstrip("。；; ")
        self.form.entries.setdefault(name, Entry(text, span, label.text, self._money))

    def _adopt(self, name: str, span: SourceSpan) -> None:
        """Begin a project at the heading right over its first particular."""
        heading = self._expecting.heading_for(name, span.line)
        if heading is None or not (self.form.rows or "name" not in self.form.entries):
            return
        text, place = heading
        self._start("name")
        self.form.entries["name"] = Entry(without_price(text), place)
        said = message("“{name}”没有标明，按上下文理解为项目名称", name=text)
        doubt = Doubt("JX-D008", said, field="name", confidence=_LIKELY)
        self.form.doubts.append((doubt, place))

    def _is_told(self, text: str, span: SourceSpan, found: tuple[Label, str] | None) -> bool:
        """Take what a sentence tells of the project: its money, who carries it out, its goals."""
        label = found[0] if found else None
        if label and label.exact and label.field and label.field not in _SPOKEN:
            return False
        facts = () if label and label.exact and label.field else facts_in(marked(text).text)
        for name, value in facts:
            self._adopt(name, span)
            self._start(name)
            self.form.entries.setdefault(name, Entry(value, span))
        return self._take_sums(text, span) or bool(facts)

    def _take_sums(self, text: str, span: SourceSpan) -> bool:
        """Take the sums a sentence tells of the project's money; False when it tells none."""
        found = sums_in(half_width(without_layout_spaces(text)))
        if not found or self._prose.reads_items:
            return False
        self._adopt("budget.total", span)
        if any(name in self.form.entries for name, _, _ in found):
            return False
        for name, figure, words in found:
            self.form.entries[name] = Entry(figure, span, words)
        return True

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


def _inside(text: str) -> str:
    """Return what a heading says in brackets: `X（主管部门：…；预算：…）`."""
    found = _STATED.search(text)
    return found[1] if found else ""
