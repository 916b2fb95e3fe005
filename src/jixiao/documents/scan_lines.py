"""An area's ink → its lines of text, each in the box of its letters."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from jixiao.documents.scan_regions import Region

LOW: Final = 0.62
"""Share of a letter's height below which rows of ink are a part of a line: of 二 or =."""

TOUCHING: Final = 1.6
"""Share of a letter's height above which rows of ink are lines that touch."""

SPARSE: Final = 0.4
"""Share of the ink of a row on average that a row has at most where two lines touch."""

WIDE: Final = 2.0
"""Heights by which a run of rows must be longer than high to tell how high letters are."""

APART: Final = 1.6
"""Heights of white that part pieces of text on one line outside of cells."""

SPECK: Final = 0.2
"""Share of a letter's height: ink that is lower and narrower and stands alone is dirt."""

BEFORE: Final = 0.28
AFTER: Final = 0.5
"""Shares of a letter's height between a line and such ink before or after it that is none of it."""

USUAL: Final = 10.5
"""Points: the size of letters where nothing tells it."""


class Room(NamedTuple):
    """The box of an area in pixels, inside its rulings."""

    left: int
    top: int
    right: int
    bottom: int


class LineBox(NamedTuple):
    """A line of text in pixels; `letter` is about how high its letters are."""

    left: int
    top: int
    right: int
    bottom: int
    letter: float
    room: Room
    is_cell: bool


class _Band(NamedTuple):
    """Rows of ink from `top` to before `bottom` of an area, with their ink's columns."""

    top: int
    bottom: int
    left: int
    right: int

    @property
    def high(self) -> int:
        return self.bottom - self.top


def lines_of(regions: Sequence[Region], point: float) -> list[LineBox]:
    """Return the lines of text of a page's areas; `point` is how many pixels a point is."""
    banded = [(region, list(_bands(region.ink))) for region in regions]
    usual = _letter([band for region, bands in banded for band in bands], USUAL * point)
    return [line for region, bands in banded for line in _lines(region, bands, usual)]


def _letter(bands: Sequence[_Band], default: float) -> float:
    """Return how high letters are: the height that most of the ink's width has."""
    wide = [band for band in bands if band.right - band.left > WIDE * band.high]
    if not wide:
        return default
    heights = np.array([band.high for band in wide], np.float64)
    widths = np.array([band.right - band.left for band in wide], np.float64)
    order = np.argsort(heights)
    upto = np.cumsum(widths[order])
    return float(heights[order][np.searchsorted(upto, upto[-1] / 2)])


def _bands(ink: NDArray[Any]) -> Iterator[_Band]:
    """Yield the runs of rows that have ink."""
    for top, bottom in _runs(ink.max(axis=1)):
        columns = np.flatnonzero(ink[top:bottom].any(axis=0))
        yield _Band(top, bottom, int(columns[0]), int(columns[-1]) + 1)


def _runs(held: NDArray[Any]) -> list[tuple[int, int]]:
    """Return the runs of what is not 0 as first and after last index."""
    steps = np.flatnonzero(np.diff(np.concatenate(([0], held > 0, [0])).astype(np.int8)))
    return list(zip(steps[::2].tolist(), steps[1::2].tolist(), strict=True))


def _lines(region: Region, bands: Sequence[_Band], usual: float) -> Iterator[LineBox]:
    own = [band for band in bands if region.is_cell and band.high > LOW * usual]
    letter = _letter(own, usual)
    for top, bottom in _whole(bands, letter):
        for upper, lower in _parted(region.ink[top:bottom], letter):
            yield from _pieces(region, top + upper, top + lower, letter)


def _whole(bands: Sequence[_Band], letter: float) -> list[tuple[int, int]]:
    """Return rows of ink with those too low to be a line joined to what they belong to."""
    found: list[tuple[int, int]] = []
    for band in bands:
        if found:
            top, bottom = found[-1]
            low = min(band.high, bottom - top) < LOW * letter
            if low and band.bottom - top <= (1 + LOW / 2) * letter:
                found[-1] = (top, band.bottom)
                continue
        found.append((band.top, band.bottom))
    return found


def _parted(ink: NDArray[Any], letter: float) -> list[tuple[int, int]]:
    """Return the lines of some rows of ink, parted at the rows with the least ink."""
    high = len(ink)
    count = round(high / (letter * (1 + LOW / 4)))
    if high < TOUCHING * letter or count < 2:  # noqa: PLR2004 - one line
        return [(0, high)]
    full = np.count_nonzero(ink, axis=1)
    sparse = SPARSE * full.mean()
    cuts = [0]
    for number in range(1, count):
        middle, reach = high * number / count, letter / 3
        first = max(cuts[-1] + 1, round(middle - reach))
        cut = first + int(np.argmin(full[first : round(middle + reach)]))
        if full[cut] <= sparse:
            cuts.append(cut)
    return list(zip(cuts, [*cuts[1:], high], strict=True))


def _pieces(region: Region, top: int, bottom: int, letter: float) -> Iterator[LineBox]:
    """Yield the pieces of a line: one in a cell, outside those that white parts."""
    ink = region.ink[top:bottom]
    runs = _without_dirt(ink, _runs(ink.max(axis=0)), letter)
    gap = APART * max(letter, bottom - top)
    begun = 0
    for at in range(1, len(runs) + 1):
        if at == len(runs) or (not region.is_cell and runs[at][0] - runs[at - 1][1] > gap):
            left, right = runs[begun][0], runs[at - 1][1]
            begun = at
            piece = _fitted(region, (left, top, right, bottom), letter)
            if piece:
                yield piece


def _without_dirt(
    ink: NDArray[Any], runs: list[tuple[int, int]], letter: float
) -> list[tuple[int, int]]:
    """Return the runs of columns of a line, without dirt beside its ends."""
    while len(runs) > 1 and runs[1][0] - runs[0][1] > BEFORE * letter:
        if not _is_speck(ink, runs[0], letter):
            break
        runs = runs[1:]
    while len(runs) > 1 and runs[-1][0] - runs[-2][1] > AFTER * letter:
        if not _is_speck(ink, runs[-1], letter):
            break
        runs = runs[:-1]
    return runs


def _is_speck(ink: NDArray[Any], run: tuple[int, int], letter: float) -> bool:
    rows = np.flatnonzero(ink[:, run[0] : run[1]].any(axis=1))
    return max(run[1] - run[0], int(rows[-1]) + 1 - int(rows[0])) < SPECK * letter


def _fitted(region: Region, box: tuple[int, int, int, int], letter: float) -> LineBox | None:
    """Return a piece with the rows trimmed to its own ink; None for a speck."""
    left, top, right, bottom = box
    rows = np.flatnonzero(region.ink[top:bottom, left:right].any(axis=1))
    top, bottom = top + int(rows[0]), top + int(rows[-1]) + 1
    if max(bottom - top, right - left) < SPECK * letter:
        return None
    high = float(bottom - top) if bottom - top > letter * (1 + LOW / 2) else letter
    x, y = region.left, region.top
    room = Room(x, y, x + region.ink.shape[1], y + region.ink.shape[0])
    return LineBox(left + x, top + y, right + x, bottom + y, high, room, region.is_cell)
