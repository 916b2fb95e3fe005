"""A ruled table with the text in its cells, and what a page's text was sorted into."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from jixiao.grids.grid import Grid

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from jixiao.documents.document import Merge
    from jixiao.documents.drawing import Run
    from jixiao.grids.grid import Room
    from jixiao.model.source import SourceSpan

    Box = tuple[float, float, float, float]
    Place = tuple[int, int]


class FilledTable(NamedTuple):
    """A lattice's column borders, its rows of text, merged cells, boxes and rooms by place.

    Places are row and column from 0, y and x in points.
    """

    top: float
    edges: tuple[float, ...]
    rows: list[list[str]]
    merges: list[Merge]
    boxes: Mapping[Place, Box]
    rooms: dict[Place, Room]

    def grid(self, place: SourceSpan) -> Grid:
        """Return the grid at that place in the document."""
        return Grid(
            self.rows, place, self.merges, boxes=self.boxes, edges=self.edges, rooms=self.rooms
        )


class SortedText(NamedTuple):
    """A page's tables from the top down, the text outside them, and the size most is written in."""

    tables: list[FilledTable]
    outside: Sequence[Run]
    usual: float
