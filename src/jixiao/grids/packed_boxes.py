"""Boxes of a table's cells, made when the first one is asked for: most never are."""

from __future__ import annotations

from array import array
from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

Place = tuple[int, int]
Box = tuple[float, float, float, float]


class LazyBoxes(Mapping[Place, Box]):
    """Boxes by row and column from 0."""

    __slots__ = ("_held",)

    def __init__(self) -> None:
        self._held: dict[Place, Box] | None = None

    def _made(self) -> dict[Place, Box]:
        raise NotImplementedError

    @property
    def held(self) -> dict[Place, Box]:
        """All boxes."""
        if self._held is None:
            self._held = self._made()
        return self._held

    def __getitem__(self, place: Place) -> Box:
        return self.held[place]

    def __iter__(self) -> Iterator[Place]:
        return iter(self.held)

    def __len__(self) -> int:
        return len(self.held)


class PackedBoxes(LazyBoxes):
    """Boxes as the compiled loops give them: row and column, and x0, y0, x1, y1 of every cell."""

    __slots__ = ("_corners", "_sides")

    def __init__(self, corners: bytes, sides: bytes) -> None:
        super().__init__()
        self._corners, self._sides = corners, sides

    def __len__(self) -> int:
        return len(self._corners) // 8

    def lowest(self) -> float:
        """Return the y at which the lowest cell ends; raises ValueError when there is none."""
        return max(array("d", self._sides)[3::4])

    def _made(self) -> dict[Place, Box]:
        places, sides = iter(array("i", self._corners)), iter(array("d", self._sides))
        boxes = zip(sides, sides, sides, sides, strict=True)
        return dict(zip(zip(places, places, strict=True), boxes, strict=True))


def lowest(boxes: Mapping[Place, Box] | None, otherwise: float) -> float:
    """Return the y at which the lowest cell ends, `otherwise` when there is none."""
    if not boxes:
        return otherwise
    if isinstance(boxes, PackedBoxes):
        return boxes.lowest()
    return max(box[3] for box in boxes.values())
