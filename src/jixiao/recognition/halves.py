"""Medium-term and annual money printed side by side: which half a part of the money belongs to."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from jixiao.recognition.labels import Label

_HALVES: Final = {"midterm.budget.total": "midterm.", "budget.total": ""}
_PARTS: Final = frozenset({"budget.fiscal", "budget.other"})


class Halves:
    """Remembers over which column which total is printed."""

    def __init__(self) -> None:
        self._over: dict[int, str] = {}

    def placed(self, label: Label, column: int) -> Label:
        """Return the label as the total over it says: a part of the one or the other money."""
        if label.field in _HALVES:
            self._over[column] = _HALVES[label.field]
        elif label.field in _PARTS and self._over.get(column):
            return replace(label, field=f"{self._over[column]}{label.field}")
        return label
