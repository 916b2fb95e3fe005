"""What was worked out of a plan, kept while the rules ask for the same plan again.

A review judges plan by plan, so that one answer is enough however long the document is. Plans are
told apart by being the same object: they are large, comparing them is slow.
"""

from __future__ import annotations

from functools import lru_cache, wraps
from typing import TYPE_CHECKING, Final, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

    from jixiao.model.plan import PerformancePlan, PlanDocument
    from jixiao.review.context import Context

S = TypeVar("S", "PerformancePlan", "PlanDocument")
T = TypeVar("T")
A = TypeVar("A", bound=tuple[object, ...])
_MOST_LISTS: Final = 512


def once_a_plan(ask: Callable[[PerformancePlan], T]) -> Callable[[PerformancePlan], T]:
    """Return the function, its answer kept for the plan asked of last; answers are not changed."""
    last: tuple[PerformancePlan, T] | None = None

    @wraps(ask)
    def asked(plan: PerformancePlan) -> T:
        nonlocal last
        held = last
        if held is not None and held[0] is plan:
            return held[1]
        answer = ask(plan)
        last = (plan, answer)
        return answer

    return asked


def once_in_context(ask: Callable[[S, Context], T]) -> Callable[[S, Context], T]:
    """Return the function, its answer kept for the plan or document, and context, asked of last."""
    last: tuple[S, Context, T] | None = None

    @wraps(ask)
    def asked(subject: S, context: Context) -> T:
        nonlocal last
        held = last
        if held is not None and held[0] is subject and held[1] is context:
            return held[2]
        answer = ask(subject, context)
        last = (subject, context, answer)
        return answer

    return asked


def once_a_list(make: Callable[[tuple[str, ...]], T]) -> Callable[[tuple[str, ...]], T]:
    """Return the function, its answers kept by the list itself, then by what the list holds.

    A word list in force is one tuple for as long as the program runs; to compare its words on
    each call would cost more than to use them.
    """
    return once_a_table(lru_cache(maxsize=_MOST_LISTS)(make))


def once_a_table(make: Callable[[A], T]) -> Callable[[A], T]:
    """Return the function, its answers kept by the tuple it was given, told by being the same."""
    known: dict[int, tuple[A, T]] = {}

    @wraps(make)
    def asked(table: A) -> T:
        held = known.get(id(table))
        if held is not None:
            return held[1]
        answer = make(table)
        if len(known) >= _MOST_LISTS:
            known.clear()
        known[id(table)] = (table, answer)
        return answer

    return asked
