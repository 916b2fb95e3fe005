"""A sheet of paper to draw on: lines, boxes and words in millimetres, given back as SVG."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from xml.sax.saxutils import escape, quoteattr

from jixiao.publishing.sheet import Figure
from jixiao.publishing.writers.forbidden import FORBIDDEN
from jixiao.publishing.writers.row_heights import display_width

if TYPE_CHECKING:
    from collections.abc import Iterable

INK: Final = "#262626"
PALE: Final = "#d9d9d9"
GREY: Final = "#7f7f7f"
BLUE: Final = "#1f4e79"
LIGHT: Final = "#9dc3e6"
RUST: Final = "#c55a11"
SIZE: Final = 3.2
"""Height of letters, about nine points."""
_FACES: Final = "Noto Sans SC,Noto Sans CJK SC,SimHei,Heiti SC,sans-serif"
_MIDDLE: Final = 0.36


class Drawing:
    """Marks on a sheet of `width` × `height` mm, from the top left."""

    def __init__(self, width: float, height: float) -> None:
        self.width, self.height = width, height
        self._marks: list[str] = []

    def line(  # noqa: PLR0913 - two ends and how they are joined
        self, x0: float, y0: float, x1: float, y1: float, *, colour: str = INK,
        thick: float = 0.25, dashed: bool = False,
    ) -> None:  # fmt: skip
        """Draw a straight line."""
        self.path([(x0, y0), (x1, y1)], colour=colour, thick=thick, dashed=dashed)

    def path(
        self, points: Iterable[tuple[float, float]], *, colour: str, thick: float = 0.6,
        dashed: bool = False,
    ) -> None:  # fmt: skip
        """Draw lines from point to point."""
        told = " ".join(f"{x:.2f},{y:.2f}" for x, y in points)
        dash = ' stroke-dasharray="1.6 1"' if dashed else ""
        self._marks.append(
            f'<polyline points="{told}" fill="none" stroke="{colour}" '
            f'stroke-width="{thick}"{dash}/>'
        )

    def box(  # noqa: PLR0913 - a corner, two sides and two colours
        self, x: float, y: float, width: float, height: float, *, fill: str | None = None,
        edge: str | None = None,
    ) -> None:  # fmt: skip
        """Draw a rectangle, filled or outlined."""
        stroke = f' stroke="{edge}" stroke-width="0.3"' if edge else ""
        self._marks.append(
            f'<rect x="{x:.2f}" y="{y:.2f}" width="{max(width, 0):.2f}" '
            f'height="{max(height, 0):.2f}" fill="{fill or "none"}"{stroke}/>'
        )

    def dot(self, x: float, y: float, *, colour: str, hollow: bool = False) -> None:
        """Draw a round mark."""
        fill = "#ffffff" if hollow else colour
        self._marks.append(
            f'<circle cx="{x:.2f}" cy="{y:.2f}" r="0.9" fill="{fill}" stroke="{colour}" '
            'stroke-width="0.4"/>'
        )

    def words(  # noqa: PLR0913 - a place, the words and how they stand
        self, x: float, y: float, text: str, *, anchor: str = "start", colour: str = INK,
        size: float = SIZE,
    ) -> None:  # fmt: skip
        """Write words on one line whose middle is at `y`; `anchor` is start, middle or end."""
        told = escape(FORBIDDEN.sub("", text))
        self._marks.append(
            f'<text x="{x:.2f}" y="{y + size * _MIDDLE:.2f}" font-size="{size}" '
            f'text-anchor="{anchor}" fill="{colour}">{told}</text>'
        )

    def figure(self, alt: str) -> Figure:
        """Return what was drawn; `alt` is read to who cannot see it."""
        head = (
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{self.width}mm" '
            f'height="{self.height}mm" viewBox="0 0 {self.width} {self.height}" role="img" '
            f"aria-label={quoteattr(FORBIDDEN.sub('', alt))} font-family={quoteattr(_FACES)}>"
        )
        ground = f'<rect width="{self.width}" height="{self.height}" fill="#ffffff"/>'
        return Figure(f"{head}{ground}{''.join(self._marks)}</svg>", self.width, self.height, alt)


def shortened(text: str, room: float, size: float = SIZE) -> str:
    """Return the text cut with … to what fits into `room` mm."""
    fits = room / size
    if display_width(text) <= fits:
        return text
    kept = text
    while kept and display_width(kept) + 1 > fits:
        kept = kept[:-1]
    return f"{kept}…"


def wrapped(text: str, room: float, size: float = SIZE) -> list[str]:
    """Return the text on one or two lines that fit into `room` mm, the second cut with …."""
    if display_width(text) * size <= room:
        return [text]
    first = ""
    for each in text:
        if display_width(first + each) * size > room:
            break
        first += each
    return [first, shortened(text[len(first) :], room, size)]
