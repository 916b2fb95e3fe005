"""A plan of one year as the next year's declaration begins: the same words, years one later."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from jixiao.forms.typed_form import TypedForm, TypedRow

if TYPE_CHECKING:
    from collections.abc import Mapping

# Years in the brackets of a document's number stay: the document is still the same.
_YEAR: Final = re.compile(r"(?<![\d〔\[【（(])20\d\d(?!\d)|(?<=[（(])20\d\d(?=年)")
_KEPT: Final = frozenset({"code", "unit.code", "basis"})


def next_year(typed: TypedForm) -> TypedForm:
    """Return the form a year later; codes and bases stay as they are."""
    rows = tuple(TypedRow(row.id, _later(row.cells)) for row in typed.rows)
    return TypedForm(_later(typed.fields), rows)


def _later(texts: Mapping[str, str]) -> dict[str, str]:
    return {
        name: text if name in _KEPT else _YEAR.sub(lambda year: str(int(year[0]) + 1), text)
        for name, text in texts.items()
    }
