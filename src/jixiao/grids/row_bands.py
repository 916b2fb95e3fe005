"""Blocks of text in columns → rows, and the rows that a label centred beside them holds."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from itertools import pairwise
from math import inf
from statistics import median
from typing import TYPE_CHECKING, Final, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from jixiao.grids.lettering import Piece

INSIDE: Final = 0.5
"""Share of a block's height that stands beside a row it belongs to."""

TOUCHING: Final = 0.05
WIDER: Final = 1.3
"""How much further than usual rows may stand apart with nothing but a label between them."""

OFF: Final = 0.7
"""Sizes by which a label may stand off the middle of its rows."""

SLIGHTLY_OFF: Final = 0.35
"""The same from which on it is asked whether fewer rows suit it better."""


class Placed(Protocol):
    """A block of text with its columns, and its rows once they are told."""

    columns: tuple[int, int]
    rows: tuple[int, int]

    @property
    def top(self) -> float:
        """Where its first line begins."""

    @property
    def bottom(self) -> float:
        """Where its last line ends."""

    @property
    def pieces(self) -> list[Piece]:
        """Its lines."""


@dataclass(slots=True)
class Band:
    """A row: from where to where its text stands, and the blocks in it."""

    top: float
    bottom: float
    blocks: list[Placed] = field(default_factory=list)

    def has_room_for(self, block: Placed) -> bool:
        """Return whether nothing in the row stands where a block does."""
        left, right = _sides(block)
        return all(
            min(right, other_right) - max(left, other_left) <= 1
            for other_left, other_right in map(_sides, self.blocks)
        )


def bands_of(blocks: Sequence[Placed]) -> list[Band]:
    """Return the rows from the top down and tell every block its own.

    Columns with the most blocks make the rows, those with few are put beside them.
    """
    counted = Counter(one.columns[0] for one in blocks)
    bands: list[Band] = []
    held: dict[int, list[Band]] = {}
    for one in sorted(
        blocks, key=lambda one: (-counted[one.columns[0]], one.bottom - one.top, one.top)
    ):
        held[id(one)] = _take(one, bands)
    bands.sort(key=lambda band: band.top)
    _dissolve(bands, held, finest_of(blocks))
    for one in blocks:
        numbers = [bands.index(band) for band in held[id(one)]]
        one.rows = min(numbers), max(numbers)
    return bands


def finest_of(blocks: Sequence[Placed]) -> int:
    """Return the column with the most blocks, the first of several."""
    counted = Counter(one.columns[0] for one in blocks)
    return max(counted, key=lambda column: (counted[column], -column))


def _dissolve(bands: list[Band], held: dict[int, list[Band]], finest: int) -> None:
    """Leave out rows that are but a label between the two rows in whose middle it stands."""
    rows = [band for band in bands if any(one.columns[0] == finest for one in band.blocks)]
    usual = median([below.top - above.bottom for above, below in pairwise(rows)] or [0.0])
    kept = {id(band) for band in rows}
    for above, band, below in list(zip(bands, bands[1:], bands[2:], strict=False)):
        if id(band) in kept or not {id(above), id(below)} <= kept:
            continue
        off = abs(above.bottom + below.top - band.top - band.bottom) / 2
        size = band.blocks[0].pieces[0].size
        is_between = off <= OFF * size and below.top - above.bottom <= WIDER * usual
        labels = all(one.columns[1] < finest for one in band.blocks)
        if is_between and labels:
            bands.remove(band)
            for one in band.blocks:
                held[id(one)] = [above, below]
                above.blocks.append(one)
                below.blocks.append(one)


def _take(one: Placed, bands: list[Band]) -> list[Band]:
    """Return the rows a block stands in, made where there are none."""
    high = one.bottom - one.top
    shares = [(min(one.bottom, band.bottom) - max(one.top, band.top), band) for band in bands]
    free = [
        (share, band)
        for share, band in shares
        if share > TOUCHING * high and band.has_room_for(one)
    ]
    if not free:
        bands.append(Band(one.top, one.bottom, [one]))
        return bands[-1:]
    lowest = min(band.bottom - band.top for _, band in free)
    inside = [band for share, band in free if share >= INSIDE * min(high, lowest)]
    held = inside or [band for _, band in free]
    if len(held) == 1:
        held[0].top, held[0].bottom = min(held[0].top, one.top), max(held[0].bottom, one.bottom)
    for band in held:
        band.blocks.append(one)
    return held


def _sides(block: Placed) -> tuple[float, float]:
    return min(one.x0 for one in block.pieces), max(one.x1 for one in block.pieces)


def grouped(blocks: Sequence[Placed], bands: Sequence[Band]) -> None:
    """Let labels hold all rows in whose middle they stand, in columns before the finest one."""
    finest = finest_of(blocks)
    stacks: defaultdict[int, list[Placed]] = defaultdict(list)
    for one in blocks:
        stacks[one.columns[1]].append(one)
    labels = [sorted(stacks[column], key=lambda one: one.top) for column in range(finest)]
    found = [list(_centred(stack, bands)) for stack in labels]
    are_centred = all(rows is not None for told in found for rows in told) and all(
        told[-1] is not None and told[-1][1] == len(bands) - 1 for told in found if told
    )
    if not are_centred and any(_stand_at_foot(stack, bands) for stack in labels):
        for stack in labels:
            _lay_down(stack)
        return
    for stack, told in zip(labels, found, strict=True):
        for one, rows in zip(stack, told, strict=True):
            one.rows = rows or one.rows


def _lay_down(stack: Sequence[Placed]) -> None:
    """Let labels that stand in the last of their rows hold those from the label above on."""
    for above, one in pairwise(stack):
        one.rows = min(above.rows[1] + 1, one.rows[0]), one.rows[1]


def _centred(stack: Sequence[Placed], bands: Sequence[Band]) -> Iterator[tuple[int, int] | None]:
    """Yield for each label the rows in whose middle it stands, None where there are none."""
    begun = 0
    for number, one in enumerate(stack):
        last = stack[number + 1].rows[0] - 1 if number + 1 < len(stack) else len(bands) - 1
        first = begun if number else one.rows[0]
        found = _rows_around(one, bands, first, range(one.rows[1], last + 1))
        yield found
        begun = (one.rows[1] if found is None else found[1]) + 1


def _stand_at_foot(stack: Sequence[Placed], bands: Sequence[Band]) -> bool:
    """Return whether labels below a head stand in the last of their rows."""
    if len(stack) < 2 or stack[-1].rows[1] != len(bands) - 1:  # noqa: PLR2004 - a head and a label
        return False
    return all(
        above.rows[1] + 1 < one.rows[0]
        and abs(one.bottom - bands[one.rows[1]].bottom) < OFF * one.pieces[0].size
        for above, one in pairwise(stack)
    )


def _rows_around(
    one: Placed, bands: Sequence[Band], first: int, ends: Sequence[int]
) -> tuple[int, int] | None:
    """Return the rows from `first` on in whose middle a label stands.

    Where it stands much better in the middle of its own ones, those before have no label.
    """
    size, own = one.pieces[0].size, one.rows[0]
    if first > own:
        return None
    off, end = _best_end(one, bands, first, ends)
    if off > SLIGHTLY_OFF * size and first < own:
        own_off, own_end = _best_end(one, bands, own, ends)
        if own_off < off / 2:
            return own, own_end
    return (first, end) if off <= OFF * size else None


def _best_end(
    one: Placed, bands: Sequence[Band], first: int, ends: Iterable[int]
) -> tuple[float, int]:
    """Return how far a label is from the middle of some rows, and the last of those that is least.

    No rows are infinitely far.
    """
    middle = (one.top + one.bottom) / 2
    offs = [(abs((bands[first].top + bands[end].bottom) / 2 - middle), end) for end in ends]
    return min(offs, default=(inf, 0))
