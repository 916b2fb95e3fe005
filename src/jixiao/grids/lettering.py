"""Glyphs → lines of text: what stands on one base line close together is one piece."""

from __future__ import annotations

import itertools
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from jixiao.documents.drawing import Glyph

LEVEL: Final = 0.35
"""Share of a glyph's height by which base lines on one line of text may differ."""

SPACE: Final = 0.28
"""Share of the size that parts words of Latin letters."""

APART: Final = 2.2
"""Share of the size that parts pieces of text on one line."""

FULL: Final = 1.3
"""Characters that must still fit into a line that ended of its own will."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Text on one base line: its box and size in points."""

    text: str
    x0: float
    y0: float
    x1: float
    y1: float
    base: float
    size: float


def pieces_of(glyphs: Sequence[Glyph]) -> list[Piece]:
    """Return the lines of some glyphs from the top down, left to right within a line."""
    return [
        piece for line in _lines(glyphs) for piece in _split(sorted(line, key=lambda one: one.x0))
    ]


def _lines(glyphs: Iterable[Glyph]) -> Iterator[list[Glyph]]:
    """Yield glyphs that stand on one base line, from the top down."""
    line: list[Glyph] = []
    for glyph in sorted(glyphs, key=lambda one: (one.base, one.x0)):
        if line and glyph.base - line[0].base > LEVEL * max(_size(line[0]), _size(glyph)):
            yield line
            line = []
        line.append(glyph)
    if line:
        yield line


def _size(glyph: Glyph) -> float:
    """Return about how large a glyph is set: punctuation is smaller than its size."""
    return max(glyph.y1 - glyph.y0, glyph.x1 - glyph.x0, 4.0)


def _split(line: Sequence[Glyph]) -> Iterator[Piece]:
    size = max(_size(glyph) for glyph in line)
    run = [line[0]]
    for glyph in line[1:]:
        if glyph.x0 - run[-1].x1 > APART * size:
            yield _piece(run, size)
            run = []
        run.append(glyph)
    yield _piece(run, size)


def _piece(run: Sequence[Glyph], size: float) -> Piece:
    text = run[0].text
    for before, glyph in itertools.pairwise(run):
        wide = glyph.x0 - before.x1 > SPACE * size
        text += (
            " " if wide and _is_latin(before.text) and _is_latin(glyph.text) else ""
        ) + glyph.text
    return Piece(
        unicodedata.normalize("NFC", text),
        run[0].x0,
        min(glyph.y0 for glyph in run),
        max(glyph.x1 for glyph in run),
        max(glyph.y1 for glyph in run),
        run[0].base,
        size,
    )


def _is_latin(char: str) -> bool:
    return char.isascii() and char.isalnum()


def cell_text(pieces: Sequence[Piece], x0: float, x1: float) -> str:
    """Return the text of a cell between `x0` and `x1`: lines that were wrapped are joined."""
    if not pieces:
        return ""
    text, before = pieces[0].text, pieces[0]
    for piece in pieces[1:]:
        text += _between(before, piece, x1 - x0) + piece.text
        before = piece
    return text


def _between(before: Piece, piece: Piece, width: float) -> str:
    """Return what stood between two lines of a cell: nothing, a space or a new line."""
    if abs(piece.base - before.base) <= LEVEL * before.size:
        return " "
    room = width - (before.x1 - before.x0)
    wrapped = room < FULL * before.size + 4 * _padding(width)
    if not wrapped:
        return "\n"
    return (
        " "
        if before.text[-1].isascii() and before.text[-1].isalpha() and _is_latin(piece.text[0])
        else ""
    )


def _padding(width: float) -> float:
    """Return about how much of a cell's side is left free, in points."""
    return min(3.0, width / 20)
