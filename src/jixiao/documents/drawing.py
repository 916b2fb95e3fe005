"""What a page of a PDF draws: runs of text and straight lines, before anybody calls them a table.

Everything is in points from the top left of the page as it is shown, rotation applied.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    Box = tuple[float, float, float, float]


class Run(NamedTuple):
    """Characters that stand side by side on one line, in the box of their advances.

    `base` is the y of the line they stand on, `size` the size of their font.
    """

    text: str
    x0: float
    y0: float
    x1: float
    y1: float
    base: float
    size: float


class Stroke(NamedTuple):
    """A straight line: at `position` across, from `start` to `end` along."""

    position: float
    start: float
    end: float


def turned_box(box: Box, degrees: float, middle: tuple[float, float]) -> Box:
    """Return the box around a box turned clockwise about a point."""
    if not degrees:
        return box
    cos, sin = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
    x, y = middle
    corners = [(one - x, other - y) for one in box[::2] for other in box[1::2]]
    xs = [x + across * cos - down * sin for across, down in corners]
    ys = [y + across * sin + down * cos for across, down in corners]
    return min(xs), min(ys), max(xs), max(ys)


@dataclass(frozen=True, slots=True)
class Drawing:
    """A page's runs of text in the order they are drawn, its lines and its coloured areas.

    `horizontal` strokes have their y as position, `vertical` ones their x. `shades` are the
    boxes (x0, y0, x1, y1) of coloured areas, whose edges part cells where nothing is ruled. `skew`
    is by how many degrees the lines of a scanned page fall to the right on its paper; all boxes
    are those of the page turned upright about its middle.
    """

    width: float
    height: float
    runs: Sequence[Run]
    horizontal: Sequence[Stroke]
    vertical: Sequence[Stroke]
    shades: Sequence[tuple[float, float, float, float]] = ()
    skew: float = 0.0

    def on_paper(self, box: Box) -> Box:
        """Return where a box of the upright page lies on the paper as it was scanned."""
        return turned_box(box, self.skew, (self.width / 2, self.height / 2))
