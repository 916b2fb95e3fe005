"""Pieces of text outside tables → paragraphs: wrapped lines joined, columns kept apart."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from jixiao.grids.lettering import LEVEL, Piece

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

LEADING: Final = 2.4
"""Sizes between base lines of one paragraph at most."""

BEGINS: Final = re.compile(
    r"\d{1,3}\s*[.．、)）]|[（(]\s*(?:\d{1,2}|[一二三四五六七八九十]{1,3})\s*[)）]"
    r"|[一二三四五六七八九十]{1,3}、|[\u4e00-\u9fff]{2,8}\d{0,2}[:：]"
)
"""A number or a label, with which a line begins a paragraph of its own."""

BULLETS: Final = frozenset("•●○◦▪■□◆◇▶➢✓")
"""Signs with which a line of a list begins; they say nothing."""

MOST_BLANKS: Final = 400
"""Between two pieces of a line; as many as stand side by side on the widest sheet."""

OPENING: Final = "《〈（(“‘【〔「"
"""Signs that take the next character with them to the next line."""

FULL: Final = 2.2
"""Characters that may be free at the end of a line that was wrapped."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph's text, where it begins and how large it is written."""

    text: str
    top: float
    size: float


def paragraphs_of(
    pieces: Sequence[Piece], *, right: float, tables: Sequence[float]
) -> list[Paragraph]:
    """Return the paragraphs from the top down; none runs past the top of a table.

    `right` is the x at which the document's lines end.
    """
    if not pieces:
        return []
    found: list[Paragraph] = []
    last: Piece | None = None
    for whole in _lines(pieces):
        line = _without_bullet(whole)
        if line is not whole:
            last = None
        if last is not None and len(line) == 1 and _goes_on(last, line[0], right, tables):
            before = found.pop()
            found.append(Paragraph(before.text + line[0].text, before.top, before.size))
        else:
            found.append(Paragraph(_spaced(line), line[0].y0, min(one.size for one in line)))
        last = line[0] if len(line) == 1 else None
    return found


def _lines(pieces: Sequence[Piece]) -> Iterator[list[Piece]]:
    line: list[Piece] = []
    for piece in pieces:
        if line and abs(piece.base - line[0].base) > LEVEL * piece.size:
            yield line
            line = []
        line.append(piece)
    yield line


def _without_bullet(line: list[Piece]) -> list[Piece]:
    """Return the line without the bullet it begins with; the line itself where there is none."""
    first = line[0]
    if first.text[0] not in BULLETS:
        return line
    rest = first.text[1:].lstrip()
    if rest:
        return [first._replace(text=rest), *line[1:]]
    return line[1:] or line


def _spaced(line: Sequence[Piece]) -> str:
    """Return the pieces of a line with as many blanks between as their distance asks."""
    text, before = line[0].text, line[0]
    for piece in line[1:]:
        blanks = round((piece.x0 - before.x1) / (piece.size / 2))
        text += " " * min(max(2, blanks), MOST_BLANKS) + piece.text
        before = piece
    return text


def _goes_on(last: Piece, piece: Piece, right: float, tables: Sequence[float]) -> bool:
    """Return whether a line was wrapped and goes on in the next one."""
    size = last.size
    free = FULL + (1 if piece.text[0] in OPENING else 0)
    if right - last.x1 > free * size or abs(piece.size - size) > size / 4:
        return False
    if BEGINS.match(piece.text):
        return False
    if piece.base - last.base > LEADING * size or piece.x0 > last.x0 + size / 2:
        return False
    return not any(last.base < top < piece.base for top in tables)
