"""Tables with many projects: the project stands in columns beside its indicators."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.forms.filled_form import Doubt, Entry, FilledDocument, FilledForm, FilledRow
from jixiao.model.message import message

if TYPE_CHECKING:
    from jixiao.grids.grid import Grid
    from jixiao.model.source import SourceSpan
    from jixiao.recognition.headers import Header

_PREFIX = "project:"
_INDICATOR = frozenset({"name", "target", "value", "operator", "actual", "level1", "level2"})
_KEYS = ("project:name", "project:code")
_DOUBTFUL = 0.8


class WideTable:
    """Gathers forms from rows that carry project cells, printed once or on every row."""

    def __init__(
        self, header: Header, title: str | None, unit: str | None,
        budget_unit: tuple[str, str, SourceSpan] | None,
    ) -> None:  # fmt: skip
        self.header = header
        self.title = title
        self.money = header.unit or unit
        self.forms: list[FilledForm] = []
        self.rows: list[FilledRow] = []
        self._seen: dict[str, str] = {}
        self.total: Entry | None = None
        self._unit: Entry | None = None
        self._above = budget_unit

    def goes_on(self, header: Header) -> bool:
        """Return True when a header repeats this table's, as over a new page."""
        return set(header.columns) == set(self.header.columns)

    def take(self, row: FilledRow, grid: Grid) -> None:
        """Take a row: open the project it begins, keep its indicator."""
        project = {n: row.texts.pop(n) for n in list(row.texts) if n.startswith(_PREFIX)}
        has_indicator = bool(_INDICATOR & row.texts.keys())
        if not has_indicator and not any(key in project for key in _KEYS):
            if "project:budget.total" in project and not self.forms:
                text = project["project:budget.total"]
                column = row.columns.get("project:budget.total", 0)
                self.total = Entry(text, grid.span(row.row, column, text), unit=self.money)
            self._note_unit(project, row, grid)
            return
        self._note_unit(project, row, grid)
        if self._begins(project, row, grid):
            self._open(project)
        if not self.forms:
            self._open({})
        self._fill(project, row, grid)
        if has_indicator:
            self.rows.append(row)

    def _begins(self, project: dict[str, str], row: FilledRow, grid: Grid) -> bool:
        if not any(key in project for key in _KEYS):
            return False
        if any(self._seen.get(key, project.get(key)) != project.get(key) for key in project):
            return True
        if not self.forms:
            return True
        column = row.columns.get("project:name", 0) + 1
        number = row.row + 1
        merged = any(m.top == number and m.left == column for m in grid.merges)
        return merged and bool(self.rows)

    def _open(self, project: dict[str, str]) -> None:
        form = FilledForm(title=self.title, columns=self.header.order)
        form.labels.extend(self.header.labels)
        self.forms.append(form)
        self.rows = form.rows
        self._seen = dict(project)
        if self._unit:
            form.entries["unit"] = self._unit

    def _fill(self, project: dict[str, str], row: FilledRow, grid: Grid) -> None:
        form = self.forms[-1]
        for key, text in project.items():
            name = key.removeprefix(_PREFIX)
            self._seen.setdefault(key, text)
            if name in ("unit.name", "unit"):
                continue
            span = grid.span(row.row, row.columns.get(key, 0), text)
            form.entries.setdefault(name, Entry(text, span, unit=self.money))

    def _note_unit(self, project: dict[str, str], row: FilledRow, grid: Grid) -> None:
        text = project.get("project:unit") or project.get("project:unit.name")
        if not text:
            return
        key = "project:unit" if "project:unit" in project else "project:unit.name"
        first = self._unit is None
        self._unit = Entry(text, grid.span(row.row, row.columns.get(key, 0), text))
        if first and grid.is_text:
            self._carry_back(self._unit)

    def _carry_back(self, unit: Entry) -> None:
        """Give the unit to the forms above: a lost merged cell's text stands in its middle."""
        for form in self.forms:
            if "unit" not in form.entries:
                form.entries["unit"] = unit
                doubt = Doubt(
                    "JX-D005",
                    message(
                        "单位名称“{unit}”的合并单元格已丢失，按首次出现补到上方项目", unit=unit.text
                    ),
                    field="unit",
                    confidence=_DOUBTFUL,
                )
                form.doubts.append((doubt, unit.span))

    def take_total(self, row: FilledRow, filled: FilledDocument) -> None:
        """Take the row of sums: its budget is the document's total."""
        text = row.texts.get("project:budget.total")
        if text:
            filled.total_budget = Entry(text, row.span("project:budget.total"), unit=self.money)

    def finish(self) -> list[FilledForm]:
        """Return the forms gathered, units put in where only a line above named one."""
        for form in self.forms:
            if self._above and "unit" not in form.entries:
                code, name, span = self._above
                form.entries["unit.code"] = Entry(code, span)
                form.entries["unit.name"] = Entry(name, span)
        return self.forms
