"""The names by which indicators of many plans are counted together in a library."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from jixiao.review.context import Context
from jixiao.review.metrics import bare_name
from jixiao.review.personal_numbers import personal_numbers
from jixiao.review.rows import annual_rows, plain
from jixiao.standards.indicator_classes import level2_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from jixiao.model.indicator import Indicator
    from jixiao.model.plan import PlanDocument

_YEAR: Final = re.compile(r"(?<!\d)20\d\d(?!\d)(?:年度?)?")
_LARGEST: Final = 10**25
_LONGEST_UNIT: Final = 12


@dataclass(frozen=True, slots=True)
class KnownRow:
    """A row of an approved plan as a library counts it.

    `kind` is the class of level 2 in the official words, `likeness` the name without years and
    filling words, `value` in base units of `dimension`, None where the target is no number.
    """

    row: int
    kind: str
    likeness: str
    dimension: str
    name: str
    unit: str
    target: str
    value: Decimal | None


def known_rows(document: PlanDocument) -> Iterator[KnownRow]:
    """Yield the annual rows of the document's first plan that a library may show to others.

    Rows without a name, and rows that hold a number of a person, are left out.
    """
    context = Context.of(document)
    for number, row in annual_rows(document.projects[0]):
        texts = plain(row.name), plain(row.target.text)
        if texts[0] and not any(next(personal_numbers(text), None) for text in texts):
            yield _known(number, row, context)


def likeness_of(row: Indicator, context: Context) -> str:
    """Return the name that like indicators share: without years, regions and filling words."""
    return _without_years(bare_name(row, context)) or _without_years(plain(row.name))


def _known(number: int, row: Indicator, context: Context) -> KnownRow:
    found = level2_of(row.level2 or "")
    quantity = row.target.quantity
    value = quantity.number if quantity else None
    if value is not None and abs(value) >= _LARGEST:
        value = None
    unit = plain(row.target.unit)
    return KnownRow(
        number,
        found.name if found else plain(row.level2),
        likeness_of(row, context),
        (quantity.dimension or "") if quantity and value is not None else "",
        _without_years(plain(row.name)),
        unit if len(unit) <= _LONGEST_UNIT else "",
        plain(row.target.text),
        value,
    )


def _without_years(text: str) -> str:
    return _YEAR.sub("", text) or text
