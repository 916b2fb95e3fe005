"""Which part of some amounts makes a total: a fixed list of shapes, never all subsets."""

from __future__ import annotations

from decimal import Decimal
from itertools import islice
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

LEVELS: Final = (2, 3)
"""How often a sum may stand in a list: twice with its subtotals, thrice with the total too."""


def part_making(
    values: Sequence[Decimal], total: Decimal, tolerance: Decimal
) -> tuple[int, ...] | None:
    """Return the places (from 0) of the values that make `total` within `tolerance`, or None.

    Tried are all, all counted at every level, one, all but one, two, all but two: as many
    comparisons as values, a few times over. More shapes would only find agreement by chance.
    """
    return next(_parts(values, total, tolerance), None) if values else None


def _parts(
    values: Sequence[Decimal], total: Decimal, tolerance: Decimal
) -> Iterator[tuple[int, ...]]:
    """Yield the parts that make the total, shape by shape, the simplest first."""
    places = tuple(range(len(values)))
    whole = sum(values, Decimal(0))
    if _near(whole, total, tolerance):
        yield places
    yield from _one(values, total, tolerance)
    for spare in _one(values, whole - total, tolerance):
        yield _without(places, spare)
    if any(_near(whole, total * level, tolerance * level) for level in LEVELS):
        yield places
    yield from _two(values, total, tolerance)
    for spare in _two(values, whole - total, tolerance):
        yield _without(places, spare)


def _without(places: tuple[int, ...], spare: tuple[int, ...]) -> tuple[int, ...]:
    return tuple(place for place in places if place not in spare)


def comparisons(count: int) -> int:
    """Return how many comparisons `part_making` makes of `count` values at most."""
    return 1 + len(LEVELS) + 4 * count


def _near(one: Decimal, other: Decimal, tolerance: Decimal) -> bool:
    return abs(one - other) <= tolerance


def _one(
    values: Sequence[Decimal], total: Decimal, tolerance: Decimal
) -> Iterator[tuple[int, ...]]:
    """Yield the first value that is the total."""
    found = (place for place, value in enumerate(values) if _near(value, total, tolerance))
    for place in islice(found, 1):
        yield (place,)


def _two(
    values: Sequence[Decimal], total: Decimal, tolerance: Decimal
) -> Iterator[tuple[int, ...]]:
    """Yield two values that make the total, walking in from both ends of the sorted list."""
    order = sorted(range(len(values)), key=values.__getitem__)
    low, high = 0, len(order) - 1
    while low < high:
        made = values[order[low]] + values[order[high]]
        if _near(made, total, tolerance):
            yield tuple(sorted((order[low], order[high])))
            return
        low, high = (low + 1, high) if made < total else (low, high - 1)
