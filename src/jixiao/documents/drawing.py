"""What a page of a PDF draws: runs of text and straight lines, before anybody calls them a table.

Everything is in points from the top left of the page as it is shown, rotation applied.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


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


@dataclass(frozen=True, slots=True)
class Drawing:
    """A page's runs of text in the order they are drawn, its lines and its coloured areas.

    `horizontal` strokes have their y as position, `vertical` ones their x. `shades` are the
    boxes (x0, y0, x1, y1) of coloured areas, whose edges part cells where nothing is ruled.
    `again`, where there is one, reads the page anew on a slower road that knows which text is
    clipped away; `may_hide` tells that the file's maker writes such text beside tables.
    """

    width: float
    height: float
    runs: Sequence[Run]
    horizontal: Sequence[Stroke]
    vertical: Sequence[Stroke]
    shades: Sequence[tuple[float, float, float, float]] = ()
    again: Callable[[], Drawing] | None = None
    may_hide: bool = False
