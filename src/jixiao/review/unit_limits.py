"""Limits for each unit (每户最高 …) and the rows that count such units."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from jixiao.model.quantity import QuantityKind
from jixiao.review.remembering import once_a_plan
from jixiao.review.rows import annual_rows, class_of, is_cost, plain, shown, speaks_of

if TYPE_CHECKING:
    from jixiao.model.indicator import Indicator
    from jixiao.model.plan import PerformancePlan

_LIMIT: Final = re.compile(
    r"每(户|家|所|个?村|台|座)[^，,。；;]{0,8}(?:最高|限额|上限)|(?:最高|限额|上限)[^，,。；;]{0,8}每(户|家|所|个?村|台|座)"
)
# Nouns counted by a unit that a row may miswrite.
_NOUNS: Final = {
    "户": ("实体", "农户", "商户", "家庭"),
    "家": ("企业", "合作社"),
    "所": ("学校", "幼儿园"),
}

Numbered = tuple[int, "Indicator"]


@once_a_plan
def limits_with_counts(plan: PerformancePlan) -> tuple[tuple[Numbered, Numbered], ...]:
    """Return each cost row that limits what one unit gets, with the only row counting such units.

    Limits whose units no row or several rows count are left out.
    """
    limits = [(number, row, unit) for number, row in annual_rows(plan) if (unit := _unit(row))]
    found = []
    for number, row, unit in limits:
        counts = [(n, each) for n, each in annual_rows(plan) if _counts(each, unit)]
        if len(counts) == 1:
            found.append(((number, row), counts[0]))
    return tuple(found)


def _unit(row: Indicator) -> str | None:
    """Return the unit whose limit a cost row states, or None."""
    if not is_cost(row):
        return None
    limit = _LIMIT.search(plain(row.name) + "，" + plain(row.description))
    return (limit[1] or limit[2]) if limit else None


def _counts(row: Indicator, unit: str) -> bool:
    """Return whether a quantity counts such units, by its unit or its noun."""
    quantity = row.target.quantity
    if class_of(row) != "quantity" or quantity is None or quantity.kind is not QuantityKind.COUNT:
        return False
    return shown(row).endswith(unit) or speaks_of(plain(row.name), _NOUNS.get(unit, ()))
