"""A standard made a sum of money: what stands under its bar is multiplied away."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import product
from typing import TYPE_CHECKING, Final

from jixiao.costing.dimension import TIMES, of, under
from jixiao.costing.factor import Factor
from jixiao.costing.term import Term
from jixiao.model.message import message
from jixiao.standards.costing import costing_table

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from jixiao.costing.counting import Counts
    from jixiao.costing.facts import Facts

_MONTHS: Final = Decimal(12)
_FEW: Final = 3
_BOUGHT_ONCE: Final = frozenset(
    (
        *"只头匹羽株棵亩米吨张册份本件套台辆块盏根座口眼场",
        "公顷",
        "公里",
        "公斤",
        "平方米",
        "立方米",
        "人次",
        "场次",
    )
)
# What persons attend: their number may be that of all sessions together.
_SESSIONS: Final = frozenset(("期", "班", "场", "批"))
_KEPT: Final = re.compile(r"租|运维|维护|运行|服务费|流量|托管|饲养|管护|养护|保洁")
Way = tuple[tuple[Factor, ...], bool]


@dataclass(frozen=True, slots=True)
class Completion:
    """A standard with its figures; `sure` when words, not only dimensions, say they belong.

    `lacking` are the base units under the bar that the plan states no figure for.
    """

    term: Term
    sure: bool
    lacking: tuple[str, ...] = ()


def completions(standard: Factor, facts: Facts, counts: Counts, day: date) -> list[Completion]:
    """Return the ways to make a standard money, the surest first; a bounded number.

    Dimensions decide: 元/(人·月) takes a count of 人 and a number of 月. Months are 12 only as
    an assumption that the factor carries.
    """
    lacking: list[str] = []
    choices: list[list[Way]] = []
    for base in under(standard.powers):
        ways = list(_ways(base, standard, facts, counts, day))
        if ways:
            choices.append(ways)
        else:
            lacking.append(base)
    if not any(base in TIMES for base in under(standard.powers)):
        choices.append(list(_repetitions(standard, facts)))
    found = []
    for chosen in product(*choices):
        factors = tuple(factor for way, _ in chosen for factor in way)
        sure = all(certain for _, certain in chosen)
        found.append(Completion(Term((standard, *factors)), sure, tuple(lacking)))
    return sorted(found, key=lambda each: not each.sure)


def _ways(base: str, standard: Factor, facts: Facts, counts: Counts, day: date) -> Iterator[Way]:
    """Yield the figures that may stand for one unit under the bar."""
    if base in TIMES and base != "次":
        yield from _periods(base, facts, day)
        return
    given = [each for each in facts.times if each.powers == of(base)]
    if given:
        yield (given[0],), True
        return
    found, sure = counts.fitting(base, standard.subject)
    if base in _SESSIONS and "人" in under(standard.powers):
        why = message("人数按各{base}合计", base=base)
        yield from (((count,), sure and place == 0) for place, count in enumerate(found[:_FEW]))
        yield (Factor(Decimal(1), of(base), assumption=why),), False
        return
    if not found:
        found, sure = _standing_in(base, standard, counts, day)
    for place, count in enumerate(found[:_FEW]):
        yield (count,), sure and place == 0


def _standing_in(
    base: str, standard: Factor, counts: Counts, day: date
) -> tuple[list[Factor], bool]:
    """Return counts of another unit that may stand for this one, with the supposition.

    It is sure only where one of these units alone is counted under a name that holds the unit
    asked for: 村级协办员人数 for 村.
    """
    options = []
    for other in costing_table("stands_for", day).get(base, ()):
        found, sure = counts.fitting(other, standard.subject)
        if found:
            why = message("按每{base}一{other}计", base=base, other=other)
            taken = [_as_unit(count, base, other).assumed(why) for count in found]
            options.append((taken, sure))
    named = [pair for pair in options if any(base in each.subject for each in pair[0])]
    if len(named) == 1:
        return named[0]
    return (options[0][0] if options else []), False


def _as_unit(count: Factor, base: str, printed: str) -> Factor:
    """Return a count taken for another unit, still shown as printed."""
    return replace(count, powers=of(base), unit=count.unit or printed)


def _periods(base: str, facts: Facts, day: date) -> Iterator[Way]:
    """Yield the number of periods in the year: stated, or supposed and marked so."""
    stated = [each for each in (*facts.months, *facts.times) if each.powers == of(base)][:_FEW]
    monthly = [each for each in facts.times if base == "月" and each.value == _MONTHS]
    if len(stated) == 1:
        yield (stated[0],), True
    elif stated:
        yield from (((each,), False) for each in stated)
    elif monthly:
        why = message("每次发放一个月")
        yield (Factor(_MONTHS, of("月"), place=monthly[0].place, assumption=why),), True
        return
    in_year = costing_table("periods_in_year", day).get(base)
    if in_year == 1:
        yield (Factor(Decimal(1), of(base)),), True
    elif in_year is not None:
        why = message("全年按{count}个{base}计", count=in_year, base=base)
        yield (Factor(Decimal(in_year), of(base), assumption=why),), not stated


def _repetitions(standard: Factor, facts: Facts) -> Iterator[Way]:
    """Yield how often a standard without a period may be paid: once, or as the plan says.

    What is bought or made once is not paid month by month, unless it is hired or kept running.
    """
    yield (), True
    for each in (*facts.months, *facts.times)[:_FEW]:
        why = message("标准未写期间，按每期计")
        once = Factor(each.value, (), each.subject, each.place, unit=each.text, assumption=why)
        yield (once,), False
    bought = set(under(standard.powers)) & _BOUGHT_ONCE and not _KEPT.search(standard.subject)
    if bought or "一次性" in standard.subject:
        return
    why = message("标准未写期间，按每月计，全年12个月")
    yield (Factor(_MONTHS, (), unit="12 月", assumption=why),), False
