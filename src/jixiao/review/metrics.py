"""What a row measures, of whom and when, so that rows of several projects can be compared.

Only figures that a county has once are read: heads of insured, paid and retired persons, stocks of
the whole county, rates of coverage and satisfaction of a named group. What a project itself does
(persons trained, loans granted) differs between projects and is no metric in this sense.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from jixiao.model.quantity import Comparison, QuantityKind
from jixiao.review.register import units_of
from jixiao.review.rows import annual_rows, is_cost, is_satisfaction, plain, shown, speaks_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from decimal import Decimal

    from jixiao.model.indicator import Indicator
    from jixiao.model.plan import PerformancePlan
    from jixiao.review.context import Context
    from jixiao.review.counties import Placed

Named = tuple[str, tuple[str, ...], str]

_BRACKETS: Final = re.compile(r"[（(]([^（）()]*)[）)]")
# Who retired by 2021, who from 2022 to 2025: each a part of all.
_COHORT: Final = re.compile(
    r"((?:原有|存量|新增?|当年新?|往年)(?=[^，]{0,4}退休)|20\d\d年?(?:(?:底|末|初)?[以之]?[前后]|[-—–~～至到]+20\d\d年?))"
)
_PUNCTUATION: Final = re.compile(r"[，,。.、；;：:\s“”\"]")
_YEAR: Final = re.compile(r"20\d\d(?=年)")
_PERSONS: Final = re.compile(r"离?退休|人员|职工")
_BOUNDS: Final = {Comparison.AT_MOST, Comparison.LESS_THAN}


@dataclass(frozen=True, slots=True)
class Metric:
    """What is measured: its name, the group of persons, the dimension, the year and the unit.

    `unit` is empty for what the county has only once, `year` None for the budget year.
    """

    name: str
    group: tuple[str, ...]
    unit: str
    dimension: str | None
    year: str | None
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
        plan = placed.plan
        for number, row in annual_rows(plan):
            quantity = row.target.quantity
            if quantity is None or quantity.number is None:
                continue
            metric = _metric(row, plan, placed)
            if metric is not None:
                name = plain(row.name)
                part = _BRACKETS.search(name) or _COHORT.match(name)
                found[metric].append(
                    Reading(placed, number, quantity.number, shown(row), part[1] if part else None)
                )
    return found


def by_value(held: Sequence[Reading]) -> list[Reading]:
    """Return the first reading of each value, in printed order."""
    return list({each.value: each for each in reversed(held)}.values())[::-1]


def groups_named(text: str, context: Context) -> tuple[str, ...]:
    """Return the groups of persons that a text names, in the order of the list."""
    rows = context.table("metric_groups")
    return tuple(row["name"] for row in rows if speaks_of(text, row["words"]))


def bare_name(row: Indicator, context: Context) -> str:
    """Return a row's name without brackets, punctuation and words that tell nothing."""
    words = (*context.words("region_words"), *context.words("metric_fillers"))
    return _any_of(words).sub("", _PUNCTUATION.sub("", _BRACKETS.sub("", plain(row.name))))


@lru_cache(maxsize=64)
def _any_of(words: tuple[str, ...]) -> re.Pattern[str]:
    """Return the pattern of any of some words, the longest first."""
    return re.compile("|".join(re.escape(word) for word in sorted(words, key=len, reverse=True)))


def _metric(row: Indicator, plan: PerformancePlan, placed: Placed) -> Metric | None:
    """Return what a row measures, or None when that is the project's own or nobody's in name."""
    quantity = row.target.quantity
    if quantity is None or is_cost(row):
        return None
    named = None
    if quantity.kind is QuantityKind.COUNT:
        named = _count(row, plan, placed.context)
    elif quantity.kind is QuantityKind.RATIO:
        named = _rate(row, plan, placed)
    if named is None or speaks_of(plain(row.name), placed.context.words("metric_changes")):
        return None
    cap = quantity.comparison in _BOUNDS
    return Metric(*named, quantity.dimension, _other_year(plan, placed.context), cap)


def _count(row: Indicator, plan: PerformancePlan, context: Context) -> Named | None:
    """Return name and group of heads of insurance, or of a stock of the whole county."""
    quantity, name = row.target.quantity, plain(row.name)
    known = _concept(name, context) if quantity and quantity.dimension == "人" else None
    stock = _is_whole(row, context) and speaks_of(name, context.words("stock_words"))
    if known is None and not stock:
        return None
    group = _group(row, plan, context)
    if known is not None and group:
        return known, group, ""
    return (bare_name(row, context), group, "") if stock else None


def _rate(row: Indicator, plan: PerformancePlan, placed: Placed) -> Named | None:
    """Return name, group and unit of a rate of coverage or satisfaction of a named group."""
    context = placed.context
    if not speaks_of(plain(row.name), context.words("state_rates")):
        return None
    group = _group(row, plan, context)
    if not group:
        return None
    whole = _is_whole(row, context) and not is_satisfaction(row)
    unit = "" if whole else units_of(plan, placed.document)[0]
    return _rate_name(row, context), group, unit


def _is_whole(row: Indicator, context: Context) -> bool:
    """Return whether a row speaks of the whole county."""
    return speaks_of(plain(row.name), context.words("region_words"))


def _group(row: Indicator, plan: PerformancePlan, context: Context) -> tuple[str, ...]:
    """Return the groups that the row names, else those of the project."""
    return groups_named(plain(row.name), context) or groups_named(plain(plan.name), context)


def _concept(name: str, context: Context) -> str | None:
    """Return the head count of insurance that a name means, or None."""
    bare = _BRACKETS.sub("", name)
    rows = context.table("metric_concepts")
    return next((row["name"] for row in rows if re.search(row["pattern"], bare)), None)


def _rate_name(row: Indicator, context: Context) -> str:
    """Return a rate's name without the words for the group, which stands for itself."""
    words = (word for one in context.table("metric_groups") for word in one["words"])
    name = _any_of(tuple(words)).sub("", bare_name(row, context))
    return _PERSONS.sub("", name) if is_satisfaction(row) else name


def _other_year(plan: PerformancePlan, context: Context) -> str | None:
    """Return the year a plan is of when that is not the budget year."""
    years = _YEAR.findall(plain(plan.name)) or [str(plan.year or "")]
    own = str(context.budget_year or "")
    return None if own in years or not years[0] else years[0]
