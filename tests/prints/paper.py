"""A sheet printed as PDF by ReportLab, with every page break and border that is asked for."""

from __future__ import annotations

import itertools
from dataclasses import dataclass, replace
from functools import partial
from io import BytesIO
from typing import TYPE_CHECKING, Any

from jixiao.publishing.sheet import Paragraph
from prints.paging import PADDING, Cursor, Habits, Laid, wrapped
from prints.styles import Line, draw

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.publishing.sheet import Sheet
    from prints.paging import Leaf, Shown

NAMED = "STSong-Light"
ASCENT = 0.88
USUAL = 10.5
"""Points of text in tables, to which headings have the size that the sheet gives them."""

EMBEDDED = "/usr/share/fonts/truetype/wqy/wqy-microhei.ttc"
"""Where the Debian package fonts-wqy-microhei keeps its font."""


@dataclass(frozen=True)
class Printed:
    """A PDF, and the rows that its page breaks cut as (table, row), both from 1."""

    content: bytes
    cut: frozenset[tuple[int, int]] = frozenset()


class Paper:
    """ReportLab's canvas with y from the top."""

    def __init__(self, habits: Habits, font: str) -> None:
        from reportlab.pdfbase.pdfmetrics import registerFont, stringWidth  # noqa: PLC0415
        from reportlab.pdfgen.canvas import Canvas  # noqa: PLC0415

        registerFont(_font(font))
        self.habits, self.font = habits, font
        self._buffer = BytesIO()
        self._canvas: Any = Canvas(
            self._buffer, pagesize=(habits.width, habits.height), invariant=True
        )
        self.wide = partial(stringWidth, fontName=font, fontSize=habits.size)
        self.page = 1

    def turn_to(self, page: int) -> None:
        while self.page < page:
            self._canvas.showPage()
            self.page += 1

    def line(self, line: Line) -> None:
        high = self.habits.height
        self._canvas.setLineWidth(0.5)
        self._canvas.line(line.x0, high - line.y0, line.x1, high - line.y1)

    def area(self, x0: float, y0: float, x1: float, y1: float, grey: float) -> None:
        self._canvas.setFillGray(grey)
        self._canvas.rect(x0, self.habits.height - y1, x1 - x0, y1 - y0, stroke=0, fill=1)
        self._canvas.setFillGray(0)

    def outline(self, x0: float, y0: float, x1: float, y1: float) -> None:
        self._canvas.setLineWidth(0.5)
        self._canvas.rect(x0, self.habits.height - y1, x1 - x0, y1 - y0, stroke=1, fill=0)

    def text(self, text: str, x: float, y: float, size: float) -> None:
        """Write a line whose top is y."""
        self._canvas.setFont(self.font, size)
        self._canvas.drawString(x, self.habits.height - y - ASCENT * size, text)

    def done(self) -> bytes:
        self._canvas.showPage()
        self._canvas.save()
        return self._buffer.getvalue()


def _font(name: str) -> Any:  # noqa: ANN401 - a library without types
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont  # noqa: PLC0415
    from reportlab.pdfbase.ttfonts import TTFont  # noqa: PLC0415

    return UnicodeCIDFont(name) if name == NAMED else TTFont(name, EMBEDDED, subfontIndex=0)


def print_sheet(sheet: Sheet, habits: Habits, style: str, font: str = NAMED) -> Printed:
    """Return the sheet printed; sections lie as they are asked to."""
    landscape = sheet.sections[0].landscape
    if landscape and habits.width < habits.height:
        habits = replace(habits, width=habits.height, height=habits.width)
    paper = Paper(habits, font)
    cursor = Cursor(1, habits.margin)
    cut: set[tuple[int, int]] = set()
    number = itertools.count(1)
    for section in sheet.sections:
        if not habits.sections_on and cursor.y > habits.margin:
            cursor.page, cursor.y = cursor.page + 1, habits.margin
        for block in section.blocks:
            if isinstance(block, Paragraph):
                _write(block.text, cursor, paper, habits.size * block.font.size / USUAL)
                continue
            cursor.y += habits.size
            table = next(number)
            laid = Laid(block, habits, cursor, paper.wide)
            cut |= {(table, row) for row in laid.cut}
            for leaf in laid.leaves:
                if leaf.bands:
                    paper.turn_to(leaf.page)
                    draw(style, laid, leaf, paper)
                    _fill(laid, leaf, paper)
            cursor.y += habits.size
    return Printed(paper.done(), frozenset(cut))


def _write(text: str, cursor: Cursor, paper: Paper, size: float) -> None:
    habits = paper.habits
    share = size / habits.size
    room = (habits.width - 2 * habits.margin) / share
    for line in wrapped(text, room, paper.wide):
        if cursor.y + 4 * size > habits.height - habits.margin:
            cursor.page, cursor.y = cursor.page + 1, habits.margin
        paper.turn_to(cursor.page)
        paper.text(line, habits.margin, cursor.y, size)
        cursor.y += 1.5 * size


def _fill(laid: Laid, leaf: Leaf, paper: Paper) -> None:
    for shown in leaf.shown:
        for line, x, y in _placed(laid, shown, paper):
            if line:
                paper.text(line, x, y, paper.habits.size)


def _placed(laid: Laid, shown: Shown, paper: Paper) -> Iterator[tuple[str, float, float]]:
    """Yield the lines of a cell's part with left x and top y."""
    high = len(shown.lines) * laid.lead
    room = shown.y1 - shown.y0
    is_cut = shown.cell.rows == 1 and (shown.above or shown.below)
    y = shown.y0 + (PADDING if is_cut or not laid.habits.middle else max(0, (room - high) / 2))
    for line in shown.lines:
        spare = shown.x1 - shown.x0 - paper.wide(line)
        share = {"left": 0.0, "center": 0.5, "right": 1.0}.get(shown.cell.align, 0.0)
        inset = PADDING + share * (spare - 2 * PADDING)
        yield line, shown.x0 + inset, y
        y += laid.lead
