"""The letters a model read of a line → its text, its box and what is doubtful."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from jixiao.documents.drawing import Run

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jixiao.documents.scan_lines import LineBox
    from jixiao.documents.scan_model import Letter

INK: Final = 0.93
"""Share of a font's size that its Chinese letters are high."""

MIDDLE: Final = 0.36
"""Share of the size by which the middle of letters stands above their line."""

ASCENT: Final = 0.88

OPENING: Final = frozenset("（《〈“‘【〔「")
CLOSING: Final = frozenset("，。、；：！？）》〉”’】〕」")
"""Signs that take a whole letter's room and leave half of it white."""

ROOM: Final = 0.5

NARROW: Final = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5E)}
WIDE: Final = {ord(char): ord(char) + 0xFEE0 for char in "(),:;!?"}
_CHINESE: Final = re.compile("[\u4e00-\u9fff]")
_SIGN: Final = re.compile(r"[();!?]|(?<!\d)[,:]|[,:](?!\d)")

_SPACE: Final = re.compile(r"(?<![A-Za-z0-9]) +| +(?![A-Za-z0-9])")
"""Blanks that only part Chinese letters from others: no part of the text."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A line as it was read: `letters` are those of its text, blanks of the layout left out.

    `was` is what the model read where grammar said otherwise. An unreadable line has no
    text. Where `has_unread`, a dot at the line's end is none of its letters.
    """

    letters: tuple[Letter, ...]
    line: LineBox
    was: str | None = None
    is_unreadable: bool = False
    is_under_stamp: bool = False
    has_unread: bool = False

    @property
    def text(self) -> str:
        """The text of the line."""
        return "" if self.is_unreadable else "".join(letter.char for letter in self.letters)

    @property
    def least(self) -> float:
        """How likely the least likely letter is."""
        return min((letter.likelihood for letter in self.letters), default=0.0)

    @property
    def mean(self) -> float:
        """How likely the letters are on average."""
        return sum(letter.likelihood for letter in self.letters) / max(1, len(self.letters))

    def put_right(self, letters: tuple[Letter, ...]) -> Reading:
        """Return the reading with other letters, and what it was first."""
        return replace(self, letters=letters, was=self.was or self.text)


def reading_of(letters: Sequence[Letter], line: LineBox) -> Reading:
    """Return a line's reading, without the blanks that only layout makes."""
    text = "".join(letter.char[:1] for letter in letters)
    dropped = {at for found in _SPACE.finditer(text) for at in range(found.start(), found.end())}
    kept = [letter for at, letter in enumerate(letters) if at not in dropped]
    chars = as_wide("".join(letter.char[:1] for letter in kept))
    return Reading(
        tuple(one._replace(char=char) for one, char in zip(kept, chars, strict=True)), line
    )


def as_wide(text: str) -> str:
    """Return a line's text with signs as wide as they stand in Chinese, figures and letters narrow.

    A picture does not tell widths, and one text has to read the same on all pages.
    """
    narrow = text.translate(NARROW)
    if not _CHINESE.search(narrow):
        return narrow
    return _SIGN.sub(lambda found: found[0].translate(WIDE), narrow)


def run_of(reading: Reading, point: float) -> Run:
    """Return a line as the run of text a PDF would have; `point` is how many pixels a point is.

    Its sides are those of the letters' room, of which ink at a line's end tells too little.
    """
    line, text = reading.line, reading.text or " "
    size = line.letter / point / INK
    middle = (line.top + line.bottom) / 2 / point
    before = ROOM * size if text[0] in OPENING else 0.0
    after = ROOM * size if text[-1] in CLOSING else 0.0
    base = middle + MIDDLE * size
    top = base - ASCENT * size
    return Run(
        text, line.left / point - before, top, line.right / point + after, top + size, base, size
    )
