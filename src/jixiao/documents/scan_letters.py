"""The letters a model read of a line → its text, its box and what is doubtful."""

from __future__ import annotations

import re
from dataclasses import dataclass
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

_SPACE: Final = re.compile(r"(?<![A-Za-z0-9]) +| +(?![A-Za-z0-9])")
"""Blanks that only part Chinese letters from others: no part of the text."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A line as it was read: `letters` are those of its text, blanks of the layout left out.

    `was` is what the model read where grammar said otherwise. An unreadable line has no
    text.
    """

    letters: tuple[Letter, ...]
    line: LineBox
    was: str | None = None
    is_unreadable: bool = False
    is_under_stamp: bool = False

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


def reading_of(letters: Sequence[Letter], line: LineBox) -> Reading:
    """Return a line's reading, without the blanks that only layout makes."""
    text = "".join(letter.char[:1] for letter in letters)
    dropped = {at for found in _SPACE.finditer(text) for at in range(found.start(), found.end())}
    kept = tuple(letter for at, letter in enumerate(letters) if at not in dropped)
    return Reading(kept, line)


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
