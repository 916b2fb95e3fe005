"""Page furniture: page numbers and running heads, told from what the page says."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Final

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

NUMBER: Final = re.compile(
    r"[-—–―－·\s]*(?:第\s*)?\d{1,5}(?:\s*页)?(?:\s*[/／,，]?\s*共?\s*\d{1,5}\s*页?)?[-—–―－·\s]*"
)


Ends = tuple[float, float]


def without_furniture(
    pages: Sequence[tuple[float, Sequence[Piece], Sequence[Ends]]],
) -> list[list[Piece]]:
    """Return each page's pieces without page numbers and running heads.

    `pages` are the heights in points with the pieces that stand outside tables and the y at which
    tables begin and end. A running head stands on three pages or more near the paper's edge, has
    nothing else beyond it and room between itself and what the page says.
    """
    counted = Counter(
        text
        for height, pieces, _ in pages
        for text in {_key(piece) for piece in pieces if _near_edge(piece, height, EDGE)}
    )
    running = {text for text, times in counted.items() if times >= OFTEN}
    return [_left(height, pieces, tables, running) for height, pieces, tables in pages]


def _left(
    height: float, pieces: Sequence[Piece], tables: Sequence[Ends], running: Collection[str]
) -> list[Piece]:
    numbers = [piece for piece in pieces if _is_number(piece, height)]
    rest = [piece for piece in pieces if piece not in numbers]
    heads = [piece for piece in rest if _near_edge(piece, height, EDGE) and _key(piece) in running]
    said = [(one.y0, one.y1) for one in rest if one not in heads] + list(tables)
    top = min((y0 for y0, _ in said), default=height)
    bottom = max((y1 for _, y1 in said), default=0.0)
    return [
        piece
        for piece in rest
        if piece not in heads
        or not (piece.y1 + APART * piece.size < top or piece.y0 - APART * piece.size > bottom)
    ]


def _is_number(piece: Piece, height: float) -> bool:
    number = NUMBER.fullmatch(piece.text.strip())
    return number is not None and _near_edge(piece, height, NUMBER_EDGE)


def _near_edge(piece: Piece, height: float, edge: float) -> bool:
    return piece.size <= LARGEST and (piece.y1 < edge or piece.y0 > height - edge)


def _key(piece: Piece) -> str:
    return re.sub(r"[\d\s]", "", piece.text)
