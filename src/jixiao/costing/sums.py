"""Which part of some amounts makes a total: a fixed list of shapes, never all subsets."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

LEVELS: Final = (2, 3)
"""How often a sum may stand in a list: twice with its subtotals, thrice with the total too."""


def part_making(
    values: Sequence[Decimal], total: Decimal, tolerance: Decimal
) -> tuple[int, ...] | None:
    """Return the places (from 0) of the values that make `total` within `tolerance`, or None.

    Tried are all, all counted at every level, one, all but one, two, all but two: as many
    comparisons as values, a few times over. More shapes would only find agreement by chance.
    """
    places = tuple(range(len(values)))
    whole = sum(values, Decimal(0))
    if places and _near(whole, total, tolerance):
        return places
    single = _one(values, total, tolerance)
    if single is not None:
        return (single,)
    spare = _one(values, whole - total, tolerance)
    if spare is not None:
        return tuple(place for place in places if place != spare)
    if any(_near(whole, total * level, tolerance * level) for level in LEVELS):
        return places
    pair = _two(values, total, tolerance)
    if pair is not None:
        return pair
    left_out = _two(values, whole - total, tolerance)
    return left_out and tuple(place for place in places if place not in left_out)


def comparisons(count: int) -> int:
    """Return how many comparisons `part_making` makes of `count` values at most."""
    return 1 + len(LEVELS) + 4 * count


def _near(one: Decimal, other: Decimal, tolerance: Decimal) -> bool:
    return abs(one - other) <= tolerance


def _one(values: Sequence[Decimal], total: Decimal, tolerance: Decimal) -> int | None:
    """Return the first value that is the total."""
    return next(
        (place for place, value in enumerate(values) if _near(value, total, tolerance)), None
    )


def _two(values: Sequence[Decimal], total: Decimal, tolerance: Decimal) -> tuple[int, int] | None:
    """Return two values that make the total, walking in from both ends of the sorted list."""
    order = sorted(range(len(values)), key=values.__getitem__)
    low, high = 0, len(order) - 1
    while low < high:
        made = values[order[low]] + values[order[high]]
        if _near(made, total, tolerance):
            first, second = sorted((order[low], order[high]))
            return first, second
        low, high = (low + 1, high) if made < total else (low, high - 1)
    return None
