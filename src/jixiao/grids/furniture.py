"""Page furniture: page numbers and running heads, told from what the page says."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from jixiao.grids.lettering import Piece

EDGE: Final = 50.0
"""Points from the paper's upper and lower edge within which furniture stands."""

NUMBER_EDGE: Final = 90.0
OFTEN: Final = 3
APART: Final = 0.8
"""Sizes between a running head and what the page says."""

LARGEST: Final = 13.0
"""Points: what is written larger near the paper's edge is a title, not a running head."""

LARGER: Final = 1.4
"""How much larger than most of the page a title is written."""

NUMBER: Final = re.compile(
    r"[-—–―－·\s]*(?:第\s*)?\d{1,5}(?:\s*页)?(?:\s*[/／,，]?\s*共?\s*\d{1,5}\s*页?)?[-—–―－·\s]*"
)


Ends = tuple[float, float]


class PageText(NamedTuple):
    """A page's height in points, the usual size of its writing and its pieces outside tables.

    `tables` are the y at which tables begin and end.
    """

    height: float
    usual: float
    pieces: Sequence[Piece]
    tables: Sequence[Ends]

    def is_near_edge(self, piece: Piece, edge: float) -> bool:
        """Return whether a piece, which is no title, stands close to the paper's edge."""
        if piece.size > min(LARGEST, LARGER * self.usual):
            return False
        return piece.y1 < edge or piece.y0 > self.height - edge


def without_furniture(pages: Sequence[PageText]) -> list[list[Piece]]:
    """Return each page's pieces without page numbers and running heads.

    A running head stands on three pages or more near the paper's edge, has nothing else beyond it
    and room between itself and what the page says.
    """
    counted = Counter(
        text
        for page in pages
        for text in {_key(piece) for piece in page.pieces if page.is_near_edge(piece, EDGE)}
    )
    running = {text for text, times in counted.items() if times >= OFTEN}
    return [_left(page, running) for page in pages]


def _left(page: PageText, running: Collection[str]) -> list[Piece]:
    rest = [piece for piece in page.pieces if not _is_number(piece, page)]
    heads = [one for one in rest if page.is_near_edge(one, EDGE) and _key(one) in running]
    if not heads:
        return rest
    said = [(one.y0, one.y1) for one in rest if one not in heads] + list(page.tables)
    top = min((y0 for y0, _ in said), default=page.height)
    bottom = max((y1 for _, y1 in said), default=0.0)
    return [
        piece
        for piece in rest
        if piece not in heads
        or not (piece.y1 + APART * piece.size < top or piece.y0 - APART * piece.size > bottom)
    ]


def _is_number(piece: Piece, page: PageText) -> bool:
    return page.is_near_edge(piece, NUMBER_EDGE) and bool(NUMBER.fullmatch(piece.text.strip()))


def _key(piece: Piece) -> str:
    return re.sub(r"[\d\s]", "", piece.text)
