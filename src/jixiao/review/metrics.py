"""What a row measures, of whom and when, so that rows of several projects can be compared.

Only figures that a county has once are read: heads of insured, paid and retired persons, stocks of
the whole county, rates of coverage and satisfaction of a named group. What a project itself does
(persons trained, loans granted) differs between projects and is no metric in this sense.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from jixiao.model.quantity import Comparison, QuantityKind
from jixiao.review.register import units_of
from jixiao.review.rows import annual_rows, is_cost, plain, shown, speaks_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from decimal import Decimal

    from jixiao.model.indicator import Indicator
    from jixiao.review.context import Context
    from jixiao.review.counties import Placed

_BRACKETS: Final = re.compile(r"[（(]([^（）()]*)[）)]")
_PUNCTUATION: Final = re.compile(r"[，,。.、；;：:\s“”\"]")
_YEAR: Final = re.compile(r"20\d\d(?=年)")
_BOUNDS: Final = {Comparison.AT_MOST, Comparison.LESS_THAN}


@dataclass(frozen=True, slots=True)
class Metric:
    """What is measured: its name, the group of persons, the dimension, the year and the unit.

    `unit` is empty for what the county has only once, `year` None for the budget year.
    """

    name: str
    group: tuple[str, ...]
    dimension: str | None
    year: str | None
    unit: str
    is_cap: bool


@dataclass(frozen=True, slots=True)
class Reading:
    """A figure a row declares for a metric; `part` is the subgroup its name puts in brackets."""

    placed: Placed
    row: int
    value: Decimal
    shown: str
    part: str | None


def readings(group: Iterable[Placed]) -> Mapping[Metric, list[Reading]]:
    """Return what the plans of one county and year declare, by metric, in printed order."""
    found: dict[Metric, list[Reading]] = defaultdict(list)
    for placed in group:
        for number, row in annual_rows(placed.plan):
            quantity = row.target.quantity
            if quantity is None or quantity.number is None:
                continue
            metric = _metric(row, placed)
            if metric is not None:
                part = _BRACKETS.search(plain(row.name))
                found[metric].append(
                    Reading(placed, number, quantity.number, shown(row), part[1] if part else None)
                )
    return found


def groups_named(text: str, context: Context) -> tuple[str, ...]:
    """Return the groups of persons that a text names, in the order of the list."""
    rows = context.table("metric_groups")
    return tuple(row["name"] for row in rows if speaks_of(text, row["words"]))


def bare_name(row: Indicator, context: Context) -> str:
    """Return a row's name without brackets, punctuation and words that tell nothing."""
    name = _PUNCTUATION.sub("", _BRACKETS.sub("", plain(row.name)))
    for word in (*context.words("region_words"), *context.words("metric_fillers")):
        name = name.replace(word, "")
    return name


def _metric(row: Indicator, placed: Placed) -> Metric | None:
    """Return what a row measures, or None when that is the project's own or nobody's in name."""
    quantity, context = row.target.quantity, placed.context
    name = plain(row.name)
    if quantity is None or is_cost(row) or speaks_of(name, context.words("metric_changes")):
        return None
    whole = speaks_of(name, context.words("region_words"))
    group = groups_named(name, context) or groups_named(plain(placed.plan.name), context)
    if quantity.kind is QuantityKind.COUNT:
        known = _concept(name, context) if quantity.dimension == "人" and group else None
        if known is None and not (whole and speaks_of(name, context.words("stock_words"))):
            return None
        told, unit = known or bare_name(row, context), ""
    elif quantity.kind is QuantityKind.RATIO and group:
        if not speaks_of(name, context.words("state_rates")):
            return None
        told = _rate_name(row, context)
        unit = "" if whole else units_of(placed.plan, placed.document)[0]
    else:
        return None
    cap = quantity.comparison in _BOUNDS
    return Metric(told, group, quantity.dimension, _other_year(placed), unit, cap)


def _concept(name: str, context: Context) -> str | None:
    """Return the head count of insurance that a name means, or None."""
    bare = _BRACKETS.sub("", name)
    rows = context.table("metric_concepts")
    return next((row["name"] for row in rows if re.search(row["pattern"], bare)), None)


def _rate_name(row: Indicator, context: Context) -> str:
    """Return a rate's name without the words for the group, which stands for itself."""
    name = bare_name(row, context)
    words = (word for one in context.table("metric_groups") for word in one["words"])
    for word in sorted(words, key=len, reverse=True):
        name = name.replace(word, "")
    return name


def _other_year(placed: Placed) -> str | None:
    """Return the year a plan is of when that is not the budget year."""
    years = _YEAR.findall(plain(placed.plan.name)) or [str(placed.plan.year or "")]
    own = str(placed.context.budget_year or "")
    return None if own in years or not years[0] else years[0]
