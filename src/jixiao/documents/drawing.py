"""What a page of a PDF draws: runs of text and straight lines, before anybody calls them a table.

Everything is in points from the top left of the page as it is shown, rotation applied.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    Box = tuple[float, float, float, float]


QUARTER: Final = 90
"""Degrees."""


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
    boxes (x0, y0, x1, y1) of coloured areas, whose edges part cells where nothing is ruled.
    `skew` is by how many degrees a scanned page lies turned clockwise on its paper, quarter turns
    included; all boxes are those of the page turned upright about its middle.
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
        middle = self.width / 2, self.height / 2
        turned = turned_box(box, self.skew, middle)
        if round(self.skew / QUARTER) % 2 == 0:
            return turned
        shift = middle[1] - middle[0]  # the paper is as wide as the page is high
        left, top, right, bottom = turned
        return left + shift, top - shift, right + shift, bottom - shift
