"""Which projects of a document declare nearly the same indicators."""

from __future__ import annotations

from collections import Counter, defaultdict
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import combinations
from typing import TYPE_CHECKING, Final

from jixiao.review.rows import annual_rows, class_of, is_cost, plain

if TYPE_CHECKING:
    from jixiao.model.plan import PerformancePlan, PlanDocument
    from jixiao.review.context import Context

Row = tuple[str, str, str]
_CLOSE: Final = 0.6
# A row that stands in more projects than this tells nothing about which of them are alike.
_COMMON: Final = 40


def alike_groups(document: PlanDocument, context: Context) -> list[list[PerformancePlan]]:
    """Return groups of two or more projects that share nearly all rows, each in printed order.

    Equal sets are grouped at once; near ones are compared only when they share a row, so that
    the work grows with the document and not with its square.
    """
    least = context.number("same_row_least")
    equal: dict[tuple[Row, ...], list[PerformancePlan]] = defaultdict(list)
    for plan in document.projects:
        if len(rows := _rows(plan)) >= least:
            equal[rows].append(plan)
    sets = list(equal)
    share = context.number("same_row_share")
    leader = list(range(len(sets)))
    for one, other in _candidates(sets):
        most = max(len(sets[one]), len(sets[other]))
        if _same_rows(sets[one], sets[other]) >= share * most:
            high, low = sorted((_first(leader, one), _first(leader, other)), reverse=True)
            leader[high] = low
    groups: dict[int, list[PerformancePlan]] = defaultdict(list)
    for number, rows in enumerate(sets):
        groups[_first(leader, number)] += equal[rows]
    found = (sorted(plans, key=lambda plan: plan.ordinal) for plans in groups.values())
    return [plans for plans in found if len(plans) > 1]


def _rows(plan: PerformancePlan) -> tuple[Row, ...]:
    """Return class, name and target of every row that is no cost and holds a target, sorted."""
    rows = (
        (class_of(row) or plain(row.level2), plain(row.name), plain(row.target.text))
        for _, row in annual_rows(plan)
        if not is_cost(row) and not row.target.is_blank
    )
    return tuple(sorted(rows))


def _candidates(sets: list[tuple[Row, ...]]) -> list[tuple[int, int]]:
    """Return the pairs of sets that have two rows in common, rows in very many sets aside."""
    holders: dict[Row, list[int]] = defaultdict(list)
    for number, rows in enumerate(sets):
        for row in set(rows):
            holders[row].append(number)
    shared: Counter[tuple[int, int]] = Counter()
    for numbers in holders.values():
        if len(numbers) <= _COMMON:
            shared.update(combinations(numbers, 2))
    return sorted(pair for pair, count in shared.items() if count > 1)


def _first(leader: list[int], number: int) -> int:
    """Return the first set of the group that a set belongs to."""
    while leader[number] != number:
        number = leader[number]
    return number


def _same_rows(one: tuple[Row, ...], other: tuple[Row, ...]) -> int:
    """Return how many rows of one set have a partner of their own in the other."""
    left, same = list(other), 0
    for row in one:
        partner = next((each for each in left if row == each), None) or next(
            (each for each in left if _alike(row, each)), None
        )
        if partner is not None:
            left.remove(partner)
            same += 1
    return same


def _alike(one: Row, other: Row) -> bool:
    """Return whether two rows agree in class and target and nearly in name."""
    return one[0] == other[0] and one[2] == other[2] and _close(one[1], other[1])


@lru_cache(maxsize=65536)
def _close(one: str, other: str) -> bool:
    """Return whether one name holds the other or most letters agree."""
    if one in other or other in one:
        return True
    return SequenceMatcher(None, one, other, autojunk=False).ratio() >= _CLOSE
