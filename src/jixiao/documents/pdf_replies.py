"""What is asked of the reader of a PDF and what it answers, as it passes between processes.

Numbers travel as packed doubles of this machine, for a page has some thousands of them.
"""

from __future__ import annotations

from array import array
from itertools import chain
from typing import TYPE_CHECKING, Final, NamedTuple

import msgspec

from jixiao.documents.drawing import Drawing
from jixiao.documents.packed import PackedRuns, PackedStrokes

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence


class Question(msgspec.Struct, frozen=True, array_like=True):
    """What is asked: to `open` a document of `size` bytes that follow, its `pages`, or to `close`.

    `document` is the number it was opened under; pages from `first` to before `last` are asked
    for, from 0, with `open` those that there are. `scans` asks for pictures of the pages that are
    scans.
    """

    verb: str
    document: int
    first: int = 0
    last: int = 0
    size: int = 0
    scans: bool = False


class Opened(msgspec.Struct, frozen=True, array_like=True, tag="opened"):
    """The document is open and has so many pages."""

    count: int


class Refused(msgspec.Struct, frozen=True, array_like=True, tag="refused"):
    """The document was not opened, or a page not read: one of the words below.

    `count` is how many pages there are when that is the reason.
    """

    why: str
    count: int = 0


MAX_PAGES: Final = 20_000
"""Pages of a document that is read."""

LOCKED: Final = "locked"
DAMAGED: Final = "damaged"
TOO_MANY_PAGES: Final = "too many pages"
ONLY_PICTURES: Final = "only pictures"
OUT_OF_MEMORY: Final = "out of memory"


class Drawn(NamedTuple):
    """Runs, strokes and coloured areas as `PageRead` has them; pictures counted."""

    text: str
    places: bytes
    horizontal: bytes
    vertical: bytes
    shades: bytes
    pictures: int


class Raster(msgspec.Struct, frozen=True, array_like=True):
    """A page as `high` rows of `wide` pixels, `dpi` to the inch, each in blue, green and red."""

    wide: int
    high: int
    dpi: float
    pixels: bytes


class PageRead(msgspec.Struct, frozen=True, array_like=True, tag="page"):
    """What a page draws, in points from its top left as it is shown.

    `text` has the runs' characters, a line feed after each; `places` six numbers for each run: x0,
    y0, x1, y1, base and size. Strokes have three numbers each, coloured areas four. `unreadable`
    counts the letters that a font does not tell the meaning of. `raster` is there for scans, if
    asked for; `is_picture` tells that a page without text has pictures.
    """

    width: float
    height: float
    text: str
    places: bytes
    horizontal: bytes
    vertical: bytes
    shades: bytes
    unreadable: dict[str, int]
    is_picture: bool = False
    raster: Raster | None = None

    def drawing(self) -> Drawing:
        """Return the runs and lines."""
        return Drawing(
            self.width,
            self.height,
            PackedRuns(self.text, self.places),
            PackedStrokes(self.horizontal),
            PackedStrokes(self.vertical),
            list(_tuples(self.shades, 4)) if self.shades else (),  # type: ignore[arg-type] # four
        )


Reply = Opened | Refused | PageRead
LENGTH: Final = 8
"""Bytes that tell the length of a message before it."""

NOTHING_READ: Final = PageRead(0, 0, "", b"", b"", b"", b"", {})


def packed(rows: Iterable[Sequence[float]]) -> bytes:
    """Return rows of numbers as doubles one after another."""
    return array("d", chain.from_iterable(rows)).tobytes()


def _tuples(held: bytes, width: int) -> Iterator[tuple[float, ...]]:
    """Return the numbers held, `width` at a time; raises ValueError when some are left over."""
    return zip(*[iter(array("d", held))] * width, strict=True)


class NotRead(Exception):
    """A document or a page cannot be read; `reply` says why."""

    def __init__(self, why: str, count: int = 0) -> None:
        super().__init__(why)
        self.reply = Refused(why, count)
