"""Which projects declare nearly the same indicators, and in which words theirs differ."""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache, partial
from typing import TYPE_CHECKING, Final, NamedTuple

from rapidfuzz import fuzz

from jixiao.model.message import quoted
from jixiao.review.remembering import once_in_context
from jixiao.review.rows import annual_rows, class_of, is_cost, plain
from jixiao.review.similarity import differing_words, is_close, twin_groups

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from decimal import Decimal

    from jixiao.model.plan import PerformancePlan, PlanDocument
    from jixiao.review.context import Context
    from jixiao.review.similarity import Words

_CLOSE: Final = 0.6
_LOOSE: Final = 2
_PARTS: Final = 3
_MOST_WORDS: Final = 6


@once_in_context
def alike_groups(document: PlanDocument, context: Context) -> list[list[PerformancePlan]]:
    """Return groups of two or more projects that share nearly all rows, each in printed order."""
    least, share = context.number("same_row_least"), context.number("same_row_share")
    plans = [plan for plan in document.projects if row_count(rows_text(plan)) >= least]
    groups = twin_groups(
        [rows_text(plan) for plan in plans],
        lambda one, other: are_alike(one, other, share),
        band=_LOOSE,
    )
    return [
        sorted((plans[each] for each in group), key=lambda one: one.ordinal) for group in groups
    ]


def rows_text(plan: PerformancePlan, *, with_costs: bool = False) -> str:
    """Return class, name and target of every row that holds a target; costs only when asked for.

    One row a line, the three parted by tabulators, the lines sorted.
    """
    rows = (
        (class_of(row) or plain(row.level2), plain(row.name), plain(row.target.text))
        for _, row in annual_rows(plan)
        if (with_costs or not is_cost(row)) and not row.target.is_blank
    )
    return "\n".join("\t".join(row) for row in sorted(rows))


def row_count(text: str) -> int:
    """Return how many rows a text holds."""
    return text.count("\n") + 1 if text else 0


def are_alike(one: str, other: str, share: Decimal) -> bool:
    """Return whether this share (0-1) of the rows of the longer text has a partner in the other."""
    mine, theirs = _rows(one), _rows(other)
    most = max(mine.number, theirs.number)
    needed = share * most
    if min(mine.number, theirs.number) < needed:
        return False
    spared = mine.number - needed
    for key, names in mine.names.items():
        spared -= len(names) - _partners(names, theirs.names.get(key, ()))
        if spared < 0:
            return False
    return True


def row_differences(one: str, other: str) -> list[Words]:
    """Return the words in which two texts of rows differ, row by row; rows of one alone whole."""
    mine = sorted(set(one.split("\n")) - set(other.split("\n")))
    theirs = sorted(set(other.split("\n")) - set(one.split("\n")))
    found: list[Words] = []
    for row in mine:
        partner = max(theirs, key=partial(fuzz.ratio, row), default=None)
        if partner is None:
            found.append((_shown(row), ""))
            continue
        theirs.remove(partner)
        found += differing_words(_shown(row), _shown(partner))
    return found + [("", _shown(row)) for row in theirs]


def shown_words(differing: Sequence[Words]) -> str:
    """Return differing words as a sentence shows them, the first six of very many."""
    shown = "；".join(f"{quoted(one)}—{quoted(other)}" for one, other in differing[:_MOST_WORDS])
    return shown + ("…" if len(differing) > _MOST_WORDS else "")


def _shown(row: str) -> str:
    """Return name and target of a row."""
    return "".join(row.split("\t")[1:])


class _Rows(NamedTuple):
    """The rows of a text: how many, and their names by class and target, in order."""

    number: int
    names: Mapping[tuple[str, str], tuple[str, ...]]


@lru_cache(maxsize=1024)
def _rows(text: str) -> _Rows:
    names: dict[tuple[str, str], list[str]] = defaultdict(list)
    for line in text.split("\n"):
        row = line.split("\t")
        if len(row) == _PARTS:
            names[row[0], row[2]].append(row[1])
    held = {key: tuple(each) for key, each in names.items()}
    return _Rows(sum(map(len, held.values())), held)


def _partners(names: Sequence[str], others: Sequence[str]) -> int:
    """Return how many of some names have a partner of their own among others, an equal one first.

    All are of rows that agree in class and target.
    """
    left, found = list(others), 0
    for name in names:
        partner = (
            name if name in left else next((each for each in left if _alike(name, each)), None)
        )
        if partner is not None:
            left.remove(partner)
            found += 1
    return found


def _alike(one: str, other: str) -> bool:
    """Return whether two names are nearly the same."""
    return one in other or other in one or is_close(one, other, _CLOSE)
