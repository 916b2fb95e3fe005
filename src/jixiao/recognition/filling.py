"""The form being filled while a document is walked: begun, ended, joined with the one before."""

from __future__ import annotations

from jixiao.forms.filled_form import Entry, FilledDocument, FilledForm
from jixiao.model.source import SourceSpan
from jixiao.recognition.cards import CardReader
from jixiao.recognition.heads import HeadReader
from jixiao.recognition.indicators import IndicatorReader
from jixiao.recognition.pairing import named_by_sheet, paired
from jixiao.recognition.priced import without_money_in_name
from jixiao.recognition.prose import ProseReader
from jixiao.recognition.repair import heading_repeated, is_rest_of

STARTS = frozenset({"name", "code"})
"""Fields that a form states once: met again, they begin the next form."""


class Filling:
    """Keeps the form in work, its readers, and what was announced for the next form."""

    def __init__(self, document: str) -> None:
        self.document = document
        self.filled = FilledDocument(document)
        self.titles: list[str] = []
        self.cover: list[str] = []
        self._money: str | None = None
        self._year: Entry | None = None
        self._shared_year: Entry | None = None
        self._unit: tuple[str, str, SourceSpan] | None = None
        self._title = SourceSpan(document=document)
        self._sheet: str | None = None
        self._sheets: list[tuple[FilledForm, SourceSpan]] = []
        self._listed: list[FilledForm] = []
        self._open(None)

    def _open(self, title: str | None) -> None:
        self.form = FilledForm(title=title)
        self.head = HeadReader(self.form, self._money)
        self.rows = IndicatorReader(self.form)
        self._cards = CardReader(self.form)
        self._prose = ProseReader(self.form)

    def _close(self) -> None:
        form = self.form
        self._cards.flush()
        if self.rows.wide is not None:
            self.filled.forms.extend(self.rows.wide.finish())
            self.filled.total_budget = self.filled.total_budget or self.rows.wide.total
        elif self.filled.forms and is_rest_of(form, self.filled.forms[-1]):
            self._take_rest(form, self.filled.forms[-1])
        elif form.rows or {"name", "objectives"} <= form.entries.keys() or self._is_head():
            self._add_waiting(form)
            self.filled.forms.append(form)
            if form.rows and self._sheet:
                place = SourceSpan(document=self.document, sheet=self._sheet, text=self._sheet)
                self._sheets.append((form, place))

    def _is_head(self) -> bool:
        """Return True for the head of a project on a sheet of its own."""
        return bool(self._sheet) and "name" in self.form.entries and len(self.form.entries) > 1

    def _take_rest(self, form: FilledForm, before: FilledForm) -> None:
        """Put the rows under a title printed again into the form it cut."""
        before.rows.extend(form.rows)
        before.doubts.append(heading_repeated(form.title or "", self._title))
        before.doubts.extend(form.doubts)
        self._year = None

    def _add_waiting(self, form: FilledForm) -> None:
        year = self._year or (self._shared_year if form.title is None else None)
        if year and "year" not in form.entries:
            form.entries["year"] = year
        self._shared_year, self._year = year, None
        if self._unit and "unit.code" not in form.entries:
            code, name, span = self._unit
            form.entries["unit.code"] = Entry(code, span)
            form.entries.setdefault("unit.name", Entry(name, span))

    def _next_form(self, title: str | None) -> None:
        had = bool(self.form.rows or "name" in self.form.entries or self.rows.wide)
        kept_title = title if title is not None or had else self.form.title
        self._close()
        self._open(kept_title)

    def start_page(self, sheet: str | None) -> None:
        """End the form of the last sheet; a new page of a document ends nothing."""
        if sheet is not None:
            self._next_form(None)
            self._year = self._shared_year = self._unit = None
            self._sheet = sheet

    def finish(self) -> FilledDocument:
        """Return all that was gathered."""
        self._close()
        for form in self.filled.forms:
            without_money_in_name(form)
        if self._sheet or self._listed:
            self.filled.forms = paired([*self.filled.forms, *self._listed])
            named_by_sheet(self._sheets)
        return self.filled

    def _start_if_needed(self, name: str | None) -> None:
        if name in STARTS and (self.form.rows or name in self.form.entries or self.rows.wide):
            self._next_form(None)

    def _next_if_rows(self) -> None:
        if self.form.rows or self.rows.wide:
            self._next_form(None)
