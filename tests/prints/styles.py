"""How a table's borders are drawn: ruled, doubled, dashed, in part, by colour or not at all."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from prints.paging import Laid, Leaf, Shown

STYLES = (
    "ruled", "thin", "outlined", "pieces", "dotted", "double", "frameless", "sideless",
    "levels", "three", "gaps", "bands", "blank",
)  # fmt: skip

GREY = 0.9
LIGHT = 0.95
DOUBLE = 1.4


class Line(NamedTuple):
    """A straight line, y from the top."""

    x0: float
    y0: float
    x1: float
    y1: float


class Pen(Protocol):
    """What draws: lines and filled boxes in grey."""

    def line(self, line: Line) -> None: ...
    def area(self, x0: float, y0: float, x1: float, y1: float, grey: float) -> None: ...
    def outline(self, x0: float, y0: float, x1: float, y1: float) -> None: ...


def draw(style: str, laid: Laid, leaf: Leaf, pen: Pen) -> None:
    """Draw the borders, or the colours, of a table's part on a page."""
    if style == "outlined":
        for shown in leaf.shown:
            pen.outline(shown.x0, shown.y0, shown.x1, shown.y1)
        return
    if style == "gaps":
        for shown in leaf.shown:
            grey = GREY if shown.cell.heading else LIGHT
            pen.area(shown.x0 + 0.6, shown.y0 + 0.6, shown.x1 - 0.6, shown.y1 - 0.6, grey)
        return
    if style == "bands":
        _bands(laid, leaf, pen)
        return
    lines = dict.fromkeys(_lines(style, laid, leaf))
    for line in lines:
        for piece in _pieces(style, line):
            if style == "thin":
                pen.area(piece.x0, piece.y0, max(piece.x1, piece.x0 + 0.6),
                         max(piece.y1, piece.y0 + 0.6), 0)  # fmt: skip
            else:
                pen.line(piece)


def _lines(style: str, laid: Laid, leaf: Leaf) -> Iterator[Line]:
    if style == "blank":
        return
    left, right = laid.xs[0], laid.xs[-1]
    top = min(shown.y0 for shown in leaf.shown)
    bottom = max(shown.y1 for shown in leaf.shown)
    if style == "three":
        yield Line(left, top, right, top)
        heads = [s.y1 for s in leaf.shown if s.cell.row + s.cell.rows - 1 == laid.table.repeat_to]
        if heads:
            yield Line(left, max(heads), right, max(heads))
        yield Line(left, bottom, right, bottom)
        return
    for line in _edges(leaf.shown):
        is_level = line.y0 == line.y1
        if not is_level and style == "levels":
            continue
        at_side = not is_level and line.x0 in (left, right)
        at_end = is_level and line.y0 in (top, bottom)
        if (style in ("sideless", "frameless") and at_side) or (style == "frameless" and at_end):
            continue
        yield line


def _edges(shown: Iterable[Shown]) -> Iterator[Line]:
    for one in shown:
        yield Line(one.x0, one.y0, one.x1, one.y0)
        yield Line(one.x0, one.y1, one.x1, one.y1)
        yield Line(one.x0, one.y0, one.x0, one.y1)
        yield Line(one.x1, one.y0, one.x1, one.y1)


def _pieces(style: str, line: Line) -> Iterator[Line]:
    across = line.x0 == line.x1
    if style == "double":
        shift = DOUBLE / 2
        for by in (-shift, shift):
            dx, dy = (by, 0) if across else (0, by)
            yield Line(line.x0 + dx, line.y0 + dy, line.x1 + dx, line.y1 + dy)
        return
    step, gap = {"pieces": (40.0, 0.0), "dotted": (3.0, 2.0)}.get(style, (10_000.0, 0.0))
    at = line.y0 if across else line.x0
    end = line.y1 if across else line.x1
    while at < end:
        stop = min(at + step, end)
        yield Line(line.x0, at, line.x0, stop) if across else Line(at, line.y0, stop, line.y0)
        at = stop + gap


def _bands(laid: Laid, leaf: Leaf, pen: Pen) -> None:
    """Colour the header and every second row, each over the whole width."""
    for band in (*leaf.header, *leaf.bands):
        is_header = band.row <= laid.table.repeat_to
        if is_header or band.row % 2:
            pen.area(laid.xs[0], band.y0, laid.xs[-1], band.y1, 0.8 if is_header else LIGHT)
