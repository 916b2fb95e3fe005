"""Coloured areas that lie side by side like cells → the rulings they stand for."""

from __future__ import annotations

import itertools
from collections import defaultdict
from typing import TYPE_CHECKING, Final

from jixiao.documents.drawing import Stroke

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from jixiao.documents.drawing import Box

APART: Final = 4.0
"""Points of white between coloured cells at most."""

LEAST: Final = 4
"""Coloured cells that a table has at least."""

SIDES: Final = 0.6
"""Share of the areas that must have another beside them."""


def rulings_beside(
    tables: Sequence[Box], shades: Sequence[Box]
) -> tuple[list[Stroke], list[Stroke]]:
    """Return the rulings across and down of coloured cells whose middles are in none of the tables.

    `tables` are where the ruled ones lie.
    """
    return rulings_between([one for one in shades if not any(_holds(box, one) for box in tables)])


def _holds(table: Box, area: Box) -> bool:
    x, y = (area[0] + area[2]) / 2, (area[1] + area[3]) / 2
    return table[0] <= x <= table[2] and table[1] <= y <= table[3]


def rulings_between(shades: Sequence[Box]) -> tuple[list[Stroke], list[Stroke]]:
    """Return the rulings across and down that coloured cells stand for; none for other areas.

    Where cells are parted by white, its middle is the ruling.
    """
    areas = list(dict.fromkeys(shades))
    if len(areas) < LEAST:
        return [], []
    beside = _neighbours(areas, level=True)
    if len(beside) < SIDES * len(areas):
        return [], []
    across = [Stroke(y, x0, x1) for x0, y0, x1, y1 in areas for y in (y0, y1)]
    down = [Stroke(x, y0, y1) for x0, y0, x1, y1 in areas for x in (x0, x1)]
    return list(_drawn_together(across)), list(_drawn_together(down))


def _neighbours(areas: Sequence[Box], *, level: bool) -> set[Box]:
    """Return the areas that have another beside them that begins and ends at their height."""
    rows: defaultdict[tuple[int, int], list[Box]] = defaultdict(list)
    for one in areas:
        rows[round(one[1]), round(one[3])].append(one)
    found: set[Box] = set()
    for row in rows.values():
        row.sort()
        for one, after in itertools.pairwise(row):
            if level and -APART <= after[0] - one[2] <= APART:
                found |= {one, after}
    return found


def _drawn_together(strokes: Iterable[Stroke]) -> Iterable[Stroke]:
    """Yield the strokes, those close to one another at one position and a little longer."""
    group: list[Stroke] = []
    for stroke in sorted(strokes):
        if group and stroke.position - group[0].position > APART:
            yield from _moved(group)
            group = []
        group.append(stroke)
    yield from _moved(group)


def _moved(group: Sequence[Stroke]) -> Iterable[Stroke]:
    if not group:
        return
    middle = (group[0].position + group[-1].position) / 2
    for one in group:
        yield Stroke(middle, one.start - APART / 2, one.end + APART / 2)
