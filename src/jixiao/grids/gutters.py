"""Words on lines → columns: what stands below one another between gutters of white."""

from __future__ import annotations

from dataclasses import dataclass, field
from operator import attrgetter
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from jixiao.grids.lettering import Piece

OVER: Final = 0.25
"""Share of the size by which words of different columns may stand over one another."""

DOUBLE: Final = 3
"""Lines with two words in what seems one column that tell that these are two."""


@dataclass(slots=True)
class Column:
    """What stands from `x0` to `x1`, with the numbers of the lines that have words there."""

    x0: float
    x1: float
    lines: set[int] = field(default_factory=set)

    def meets(self, word: Piece) -> bool:
        """Return whether a word stands above or below what the column has."""
        over = min(self.x1, word.x1) - max(self.x0, word.x0)
        return over > min(OVER * word.size, (word.x1 - word.x0) / 2)

    def take(self, x0: float, x1: float, lines: Iterable[int]) -> None:
        """Reach from x0 to x1 too."""
        self.x0, self.x1 = min(self.x0, x0), max(self.x1, x1)
        self.lines.update(lines)


def columns_between(lines: Sequence[Sequence[Piece]]) -> list[Column]:
    """Return the columns of some lines of words from left to right.

    Two words on one line stand in two columns, unless only a wider word says that they are one.
    """
    numbered = [(word, number) for number, line in enumerate(lines) for word in line]
    numbered.sort(key=lambda one: one[0].x1 - one[0].x0)
    columns: list[Column] = []
    for word, number in numbered:
        met = sorted((one for one in columns if one.meets(word)), key=attrgetter("x0"))
        if not met:
            columns.append(Column(word.x0, word.x1, {number}))
            continue
        joined = [met[0]]
        for one in met[1:]:
            if one.lines.isdisjoint(joined[-1].lines):
                joined[-1].take(one.x0, one.x1, one.lines)
                columns.remove(one)
            else:
                joined.append(one)
        if len(joined) == 1:
            joined[0].take(word.x0, word.x1, {number})
    found = _apart(sorted(columns, key=attrgetter("x0")))
    return [part for one in found for part in _parted(one, _words_in(one, found, lines))]


def _apart(columns: Sequence[Column]) -> list[Column]:
    """Return the columns, one inside another made part of it."""
    found: list[Column] = []
    for one in columns:
        if found and one.x1 <= found[-1].x1:
            found[-1].lines |= one.lines
        else:
            found.append(one)
    return found


def _words_in(
    column: Column, columns: Sequence[Column], lines: Sequence[Sequence[Piece]]
) -> list[list[Piece]]:
    """Return the words that stand in one column only, those of a line together."""
    number = next(number for number, one in enumerate(columns) if one is column)
    return [
        [word for word in line if column.meets(word) and span_in(columns, word) == (number, number)]
        for line in lines
    ]


def _parted(column: Column, lines: Sequence[Sequence[Piece]]) -> list[Column]:
    """Return the columns that a column is when several lines have two words in it, with a gutter.

    A word that ran over the gutter before it was seen had made them one.
    """
    double = [line for line in lines if len(line) > 1]
    if len(double) < DOUBLE:
        return [column]
    left, right = max(line[0].x1 for line in double), min(line[1].x0 for line in double)
    if left >= right:
        return [column]
    before = Column(column.x0, left, column.lines)
    after = Column(right, column.x1, column.lines)
    return [before, *_parted(after, [line[1:] for line in lines])]


def span_in(columns: Sequence[Column], word: Piece) -> tuple[int, int]:
    """Return the first and last column that a word stands in."""
    met = [number for number, one in enumerate(columns) if one.meets(word)]
    if met:
        return met[0], met[-1]
    middle = (word.x0 + word.x1) / 2
    nearest = min(
        range(len(columns)),
        key=lambda n: max(columns[n].x0 - middle, middle - columns[n].x1),
    )
    return nearest, nearest
