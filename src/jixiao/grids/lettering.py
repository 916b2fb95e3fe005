"""Runs of text → lines: what stands on one base line close together is one piece."""

from __future__ import annotations

import re
from operator import attrgetter, itemgetter
from typing import TYPE_CHECKING, Final

from jixiao.documents.drawing import Run
from jixiao.documents.pdf_letters import SHIFTED, as_written

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

Piece = Run
"""Text on one base line."""

LEVEL: Final = 0.35
"""Share of a character's size by which base lines on one line of text may differ."""

SPACE: Final = 0.18
"""Share of the size that parts words of Latin letters."""

APART: Final = 2.2
"""Share of the size that parts pieces of text on one line."""

FULL: Final = 1.3
"""Characters that must still fit into a line that ended of its own will."""

NARROW: Final = 0.5
"""Width of Latin letters and figures in full-width characters."""

LINE: Final = 1.2
"""Sizes from line to line where they stand close."""

_WORD: Final = re.compile(r"[0-9A-Za-z]{2,24}")

_by_left = itemgetter(1)
_by_base = attrgetter("base", "x0")


def pieces_of(runs: Sequence[Run]) -> list[Piece]:
    """Return the lines of some runs from the top down, left to right within a line."""
    if len(runs) == 1:
        return list(runs)
    return [piece for line in _lines(runs) for piece in _split(line)]


def _lines(runs: Sequence[Run]) -> Iterator[list[Run]]:
    """Yield runs that stand on one base line, from the top down."""
    line: list[Run] = []
    for run in sorted(runs, key=_by_base):
        if line and run.base - line[0].base > LEVEL * max(line[0].size, run.size):
            yield line
            line = []
        line.append(run)
    if line:
        yield line


def _split(line: list[Run]) -> Iterator[Piece]:
    if len(line) == 1:
        yield line[0]
        return
    line.sort(key=_by_left)
    size = max(run.size for run in line)
    begun = [line[0]]
    for run in line[1:]:
        if run.x0 - begun[-1].x1 > APART * size:
            yield _piece(begun, size)
            begun = []
        begun.append(run)
    yield _piece(begun, size)


def _piece(runs: Sequence[Run], size: float) -> Piece:
    before = runs[0]
    if len(runs) == 1:
        return before
    text = before.text
    for run in runs[1:]:
        wide = run.x0 - before.x1 > SPACE * size and not _are_spelt(before.text, run.text)
        blank = " " if wide and _is_latin(text[-1]) and _is_latin(run.text[0]) else ""
        text += blank + run.text
        before = run
    return Run(
        text,
        runs[0].x0,
        min(run.y0 for run in runs),
        max(run.x1 for run in runs),
        max(run.y1 for run in runs),
        runs[0].base,
        size,
    )


def _are_spelt(before: str, following: str) -> bool:
    """Return whether two capitals stand alone beside one another: letter-spaced."""
    return len(before) == len(following) == 1 and before.isupper() and following.isupper()


def _is_latin(char: str) -> bool:
    return char.isascii() and char.isalnum()


def cell_text(pieces: Sequence[Piece], width: float) -> str:
    """Return the text of a cell of that width: lines that were wrapped are joined."""
    if not pieces:
        return ""
    before, *rest = pieces
    text = before.text
    for piece in rest:
        text += _between(before, piece, width) + piece.text
        before = piece
    return as_written(text) if SHIFTED in text else text


def _between(before: Piece, piece: Piece, width: float) -> str:
    """Return what stood between two lines of a cell: nothing, a space or a new line."""
    if abs(piece.base - before.base) <= LEVEL * before.size:
        return " "
    if not is_full(room_after(before, width), piece.text):
        return "\n"
    return (
        " "
        if before.text[-1].isascii() and before.text[-1].isalpha() and _is_latin(piece.text[0])
        else ""
    )


def room_after(piece: Piece, width: float) -> float:
    """Return how many full-width characters have room after a line in a cell of that width."""
    room = width - (piece.x1 - piece.x0) - 4 * _padding(width)
    return room / piece.size if piece.size > 0 else room


def lines_below(piece: Piece, bottom: float) -> float:
    """Return how many more lines have room between a line and the y at which its cell ends."""
    return (bottom - piece.y1) / (LINE * piece.size) if piece.size > 0 else 0.0


def is_full(room: float, following: str) -> bool:
    """Return whether a text that goes on like `following` had to leave a line with that room.

    A word of Latin letters or figures is not broken.
    """
    word = _WORD.match(following)
    return room < max(FULL, NARROW * len(word[0]) + FULL - 1 if word else 0.0)


def _padding(width: float) -> float:
    """Return about how much of a cell's side is left free, in points."""
    return min(3.0, width / 20)
