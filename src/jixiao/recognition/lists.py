"""Lists of projects without indicators: one row each, their indicators stand elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.forms.filled_form import Entry, FilledForm
from jixiao.recognition.cells import Cells, cells_of
from jixiao.recognition.labels import Label, label_of

if TYPE_CHECKING:
    from jixiao.grids.grid import Grid

_MIN_FIELDS = 3
_MIN_PROJECTS = 2
_PROJECT = ("项目", "专项")
_STATED = frozenset({"budget.total", "objectives", "implementing_unit", "department"})


def listed_projects(grid: Grid, row: int, cells: Cells, unit: str | None) -> list[FilledForm]:
    """Return a form for each project listed under the head in `row`; empty when none is."""
    heads = _heads(cells)
    if not heads:
        return []
    forms = []
    for index in range(row + 1, len(grid.rows)):
        texts = dict(cells_of(grid.rows[index]))
        listed = {c: t for c, t in texts.items() if c in heads}
        name = next((t for c, t in listed.items() if heads[c].field == "name"), None)
        if name is None or any(label_of(text) for text in listed.values()):
            break
        form = FilledForm()
        for column, text in listed.items():
            label = heads[column]
            span = grid.span(index, column, text)
            form.entries[label.field or ""] = Entry(text, span, label.text, label.unit or unit)
        forms.append(form)
    return forms if len(forms) >= _MIN_PROJECTS else []


def _heads(cells: Cells) -> dict[int, Label]:
    """Return column → label of a row that heads a list of projects, else nothing."""
    labels = {column: label for column, text in cells if (label := label_of(text))}
    heads = {c: label for c, label in labels.items() if label.field and label.exact}
    fields = [label.field for label in heads.values()]
    named = [label for label in heads.values() if label.field == "name"]
    whole = len(labels) == len(cells) and len(fields) >= _MIN_FIELDS
    known = bool(_STATED & set(fields)) and len(set(fields)) == len(fields)
    listed = len(named) == 1 and named[0].text.startswith(_PROJECT)
    return heads if whole and known and listed else {}
