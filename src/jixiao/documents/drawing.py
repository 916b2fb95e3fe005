"""What a page of a PDF draws: glyphs and straight lines, before anybody calls them a table.

Everything is in points from the top left of the page as it is shown, rotation applied.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence


class Glyph(NamedTuple):
    """A character in its box; `base` is the y of the line it stands on."""

    text: str
    x0: float
    y0: float
    x1: float
    y1: float
    base: float


class Stroke(NamedTuple):
    """A straight line: at `position` across, from `start` to `end` along."""

    position: float
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class Drawing:
    """A page's glyphs in the order they are drawn, its lines, and the edges of coloured areas.

    `horizontal` strokes have their y as position, `vertical` ones their x. `shades` are the
    boxes (x0, y0, x1, y1) of coloured areas, whose edges part cells where nothing is ruled.
    """

    width: float
    height: float
    glyphs: Sequence[Glyph]
    horizontal: Sequence[Stroke]
    vertical: Sequence[Stroke]
    shades: Sequence[tuple[float, float, float, float]] = ()
