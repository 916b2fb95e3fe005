"""Paths of straight pieces → rulings and coloured areas."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, Final, TypeVar

from jixiao.documents.drawing import Stroke

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

THIN: Final = 3.0
"""Points: a filled area narrower than this is a line somebody drew as a rectangle."""

STRAIGHT: Final = 0.8
"""Points a line may be off the level and still be a ruling."""

MAX_DRAWN: Final = 100_000
"""Strokes of one direction, and areas, of a page that are kept: the densest table has 5,000."""

SHORTEST: Final = 2.0
WHITE: Final = 0.98

Point = tuple[float, float]
Kept = TypeVar("Kept")


class Sink:
    """What the paths taken up so far have drawn."""

    def __init__(self) -> None:
        self.horizontal: list[Stroke] = []
        self.vertical: list[Stroke] = []
        self.shades: list[tuple[float, float, float, float]] = []
        self.pictures = 0

    def strokes(self, lines: Iterable[Sequence[Point]]) -> None:
        """Take up lines drawn from point to point."""
        for points in lines:
            for (x0, y0), (x1, y1) in itertools.pairwise(points):
                self.line(x0, y0, x1, y1)

    def areas(self, outlines: Iterable[Sequence[Point]], colour: tuple[float, ...]) -> None:
        """Take up filled areas; `colour` is from 0 to 1 in red, green and blue."""
        for points in outlines:
            if len(points) > 1:
                self._area(points, colour)

    def line(self, x0: float, y0: float, x1: float, y1: float) -> None:
        """Take up a line from one point to another, unless it slants."""
        if abs(y0 - y1) <= STRAIGHT < abs(x0 - x1):
            _keep(self.horizontal, Stroke((y0 + y1) / 2, min(x0, x1), max(x0, x1)))
        elif abs(x0 - x1) <= STRAIGHT < abs(y0 - y1):
            _keep(self.vertical, Stroke((x0 + x1) / 2, min(y0, y1), max(y0, y1)))

    def _area(self, points: Sequence[Point], colour: tuple[float, ...]) -> None:
        xs, ys = [x for x, _ in points], [y for _, y in points]
        x0, x1, y0, y1 = min(xs), max(xs), min(ys), max(ys)
        wide, high = x1 - x0, y1 - y0
        if high <= THIN and wide > max(high, SHORTEST):
            _keep(self.horizontal, Stroke((y0 + y1) / 2, x0, x1))
        elif wide <= THIN and high > max(wide, SHORTEST):
            _keep(self.vertical, Stroke((x0 + x1) / 2, y0, y1))
        elif wide > THIN and high > THIN and min(colour) < WHITE:
            _keep(self.shades, (x0, y0, x1, y1))


def _keep(kept: list[Kept], one: Kept) -> None:
    if len(kept) < MAX_DRAWN:
        kept.append(one)
