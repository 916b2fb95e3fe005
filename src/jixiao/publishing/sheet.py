"""The layout-neutral sheet: sections of paragraphs and tables, ready for any writer."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Font:
    """A font by its Chinese name; `size` in points."""

    name: str = "宋体"
    size: float = 10.5
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; `level` is the heading level, 0 for text; `indent` counts characters.

    `line_height` is the distance of lines in points, None for the writer's own; what `stays` is
    on the page of what follows.
    """

    text: str
    font: Font = field(default_factory=Font)
    align: str = "left"
    level: int = 0
    indent: int = 0
    space_before: float = 0
    space_after: float = 0
    line_height: float | None = None
    stays: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell at `row`, `column`, over `rows` × `columns` places.

    `number` is the decimal that `text` shows, for writers that can keep both.
    """

    text: str
    row: int
    column: int
    rows: int = 1
    columns: int = 1
    font: Font = field(default_factory=Font)
    align: str = "center"
    vertical: bool = False
    heading: bool = False
    number: Decimal | None = None
    thousands: bool = False
    fill: str | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """A bordered table of `rows` × len(widths) places, each covered by exactly one cell.

    Rows up to `repeat_to` are printed again overleaf (0: none); `repeat_from` is the first. A
    `whole` one is not divided between pages.
    """

    cells: tuple[Cell, ...]
    rows: int
    widths: tuple[float, ...]
    repeat_from: int = 1
    repeat_to: int = 0
    filter_row: int | None = None
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Figure:
    """A drawing in SVG, `width` × `height` in mm; `alt` says what it shows to who cannot see it."""

    svg: str
    width: float
    height: float
    alt: str


Block = Paragraph | Table | Figure


@dataclass(frozen=True, slots=True)
class Section:
    """What starts on a new page (Word, paper) or stands on a sheet of its own (Excel).

    `margins` are top, right, bottom, left in mm.
    """

    name: str
    blocks: tuple[Block, ...]
    landscape: bool = False
    margins: tuple[float, float, float, float] = (25, 20, 20, 20)

    @property
    def page_size(self) -> tuple[float, float]:
        """Width and height of the A4 page in mm, as it lies."""
        return (297, 210) if self.landscape else (210, 297)

    @property
    def text_width(self) -> float:
        """The width between the margins in mm."""
        return self.page_size[0] - self.margins[1] - self.margins[3]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A document to print: its title (for the file's properties) and its sections.

    `page_numbers` puts numbers under the pages of a Word file; PDFs always have them.
    """

    title: str
    sections: tuple[Section, ...]
    language: str = "zh"
    page_numbers: bool = False
