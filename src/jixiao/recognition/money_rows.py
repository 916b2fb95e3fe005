"""Heads of money in one row and the figures in the next: `合计 | 县级财政 | 自筹`."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from jixiao.recognition.labels import Label
from jixiao.recognition.money_cells import is_figure

if TYPE_CHECKING:
    from collections.abc import Sequence

_MIN_HEADS = 2
Meaning = tuple[int, str, Label | None]
Sum = tuple[int, str, Label, str]


class MoneyRow:
    """Remembers a row of heads that begins with their sum until the row under it is met."""

    def __init__(self) -> None:
        """Begin without heads."""
        self._heads: dict[int, tuple[Label, str]] = {}

    def opens(self, meanings: Sequence[Meaning]) -> bool:
        """Keep a row of heads; return False for a row that holds figures or no sum at first."""
        first = meanings[0][2] if meanings else None
        if first is None or first.field != "sum" or len(meanings) < _MIN_HEADS:
            return False
        if any(is_figure(text) for _, text, _ in meanings):
            return False
        self._heads = {
            column: (label or Label(text, None, "other"), text) for column, text, label in meanings
        }
        self._heads[meanings[0][0]] = replace(first, field="budget.total"), meanings[0][1]
        return True

    def under(self, meanings: Sequence[Meaning]) -> list[Sum]:
        """Return (column, figure, label, label as printed) of a row of figures under the heads.

        Empty where no heads stand over the row or a cell holds no figure.
        """
        heads, self._heads = self._heads, {}
        if not all(column in heads and is_figure(text) for column, text, _ in meanings):
            return []
        return [(column, text, *heads[column]) for column, text, _ in meanings]
