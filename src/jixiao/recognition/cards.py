"""Indicators written as cards: one label and one value a row, level 1 to weight downwards."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from jixiao.forms.filled_form import FilledForm, FilledRow
from jixiao.recognition.labels import label_of, label_with_text
from jixiao.recognition.levels import holds_levels
from jixiao.recognition.rows import completed
from jixiao.recognition.shapes import is_level1

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jixiao.grids.grid import Grid
    from jixiao.model.source import SourceSpan

_OPENERS = frozenset({"level", "levels", "level1", "level2", "name"})
_NAMES = frozenset({"名称", "指标"})
_LISTED = re.compile(r"[；;](?=.*\d)")
_PAIR = 2


class CardPlaces:
    """The places of a card's values; the column is the number of the value in the card."""

    def __init__(self) -> None:
        self.spans: list[SourceSpan] = []

    def span(self, _row: int, column: int, _text: str | None = None) -> SourceSpan:
        """Return the place of the card's value number `column`."""
        return self.spans[min(column, len(self.spans) - 1)]


class CardReader:
    """Collects label and value rows into indicator rows of a form."""

    def __init__(self, form: FilledForm) -> None:
        self._form = form
        self._texts: dict[str, str] = {}
        self._places = CardPlaces()

    def take(self, grid: Grid, index: int, cells: list[tuple[int, str]]) -> bool:
        """Take a row of labels, each with its value; return False when it is none of a card."""
        if len(cells) % _PAIR:
            return False
        pairs = list(zip(cells[::2], cells[1::2], strict=True))
        names: list[str] = []
        for label, value in pairs:
            name = _name(label[1], value[1])
            if not name:
                return False
            names.append(name)
        if not (self._texts or _OPENERS & set(names)):
            return False
        for name, (_, value) in zip(names, pairs, strict=True):
            self._enter(name, value[1], grid.span(index, *value))
        return True

    def take_stated(self, texts: Sequence[str], span: SourceSpan) -> bool:
        """Take `label：value` texts of a line; return False when they are none of a card."""
        opened = bool(self._texts) or any(
            (pair := _stated(t)) and pair[0] in _OPENERS for t in texts
        )
        pairs = [_stated(text, begun=opened) for text in texts] if opened else []
        known = [pair for pair in pairs if pair]
        if not known or len(known) != len(pairs):
            return False
        for name, value in known:
            self._enter(name, value, span)
        return True

    def _enter(self, name: str, value: str, span: SourceSpan) -> None:
        if name == "level":
            name = "level1" if is_level1(value) else "level2"
        if name in self._texts:
            self.flush()
        self._texts[name] = value
        self._places.spans.append(span)

    def flush(self) -> None:
        """Put the finished card into the form as a row."""
        if self._texts:
            columns = {name: number for number, name in enumerate(self._texts)}
            row = FilledRow(self._texts, columns, 0, self._places)
            self._form.rows.append(completed(row))
            self._form.columns = tuple(dict.fromkeys((*self._form.columns, *columns)))
        self._texts, self._places = {}, CardPlaces()


def _name(head: str, value: str) -> str | None:
    """Return the field of a label and its value, None when they are none of a card."""
    if holds_levels(value):
        return "levels"
    label = label_of(head)
    return label.column if label and not label_of(value) else None


def _stated(text: str, *, begun: bool = False) -> tuple[str, str] | None:
    """Return (field, value) of `指标名称：验收合格率`; inside a card 名称 and 指标 are its name."""
    found = label_with_text(text)
    if found is None or not found[0].exact:
        return None
    label, value = found
    if holds_levels(value):
        return "levels", value
    if _LISTED.search(value):
        return None
    if label.text in _NAMES and (begun or label.column):
        return "name", value
    return (label.column, value) if label.column and (begun or label.field is None) else None
