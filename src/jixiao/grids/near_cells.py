"""The cells near one side of a page's end, column by column."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

from jixiao.grids.lettering import FULL

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from jixiao.grids.grid import Room
    from jixiao.grids.packed_boxes import Place
    from jixiao.grids.part import Span

MARK: Final = "\0"
"""Parts texts; hardly one has it."""


class NearCells:
    """Cells of several rows or columns as given, and those of one in some rows they leave free."""

    def __init__(
        self,
        held: tuple[Sequence[Sequence[str]], Mapping[Place, Room]],
        spans: Iterable[Span],
        singles: range,
        covered: Mapping[int, Collection[int]],
    ) -> None:
        """Take the texts and rooms of a table; `covered` are rows by column that `spans` take."""
        self._rows, rooms = held
        self._singles, self._covered = singles, covered
        self._tall: defaultdict[tuple[int, int], list[tuple[int, int]]] = defaultdict(list)
        for top, left, bottom, right in spans:
            self._tall[left, right].append((top, bottom - top))
        self._roomy: defaultdict[int, set[int]] = defaultdict(set)
        for row, column in [place for place, room in rooms.items() if room[0] >= FULL]:
            self._roomy[column].add(row)

    def tops(self, left: int, right: int) -> tuple[list[int], int]:
        """Return the rows in which cells of these columns begin, and how many more they have."""
        tall = self._tall.get((left, right), ())
        tops, more = [one[0] for one in tall], sum([one[1] for one in tall])
        if left == right:
            covered = self._covered.get(left)
            if covered:
                tops += [row for row in self._singles if row not in covered]
            else:
                tops += self._singles
        return tops, more

    def texts(self, tops: Iterable[int], column: int) -> list[str]:
        """Return the texts of the cells that begin in some rows of a column."""
        rows = self._rows
        return [rows[row][column] for row in tops]

    def roomy(self, tops: Iterable[int], column: int) -> int:
        """Return how many of these cells have room after their text's last line."""
        roomy = self._roomy.get(column)
        return len(roomy.intersection(tops)) if roomy else 0


def plain_texts(texts: Sequence[str]) -> list[str]:
    """Return texts without blanks, all at once, for there are many."""
    if not texts:
        return []
    plain = "".join(MARK.join(texts).split()).split(MARK)
    return plain if len(plain) == len(texts) else ["".join(text.split()) for text in texts]
