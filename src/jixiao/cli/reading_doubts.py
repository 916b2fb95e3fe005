"""What the reader left out or converted that points and lamps hang on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from jixiao.documents.notes import FORMULA_WITHOUT_VALUE
from jixiao.forms.adding_up import not_added_up
from jixiao.forms.money import FIGURE_UNREADABLE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.model.message import Message
    from jixiao.model.plan import PlanDocument

_MATTERS: Final = (FIGURE_UNREADABLE, FORMULA_WITHOUT_VALUE)
_MONEY: Final = "execution."


def doubts_over_figures(document: PlanDocument, ordinal: int) -> Iterator[Message]:
    """Yield what was read with care: figures unreadable, converted, not adding up, formulas."""
    plan = next(one for one in document.projects if one.ordinal == ordinal)
    for note in (*document.notes, *plan.notes):
        if note.code in _MATTERS or (note.field or "").startswith(_MONEY):
            yield note.message
    yield from not_added_up(plan.execution)
