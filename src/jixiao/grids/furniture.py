"""Page furniture: page numbers and running heads, told from what the page says."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from jixiao.grids.lettering import Piece

EDGE: Final = 50.0
"""Points from the paper's upper and lower edge within which furniture stands."""

NUMBER_EDGE: Final = 90.0
OFTEN: Final = 3
LARGEST: Final = 13.0
"""Points: what is written larger near the paper's edge is a title, not a running head."""

NUMBER: Final = re.compile(
    r"[-—–―－·\s]*(?:第\s*)?\d{1,5}(?:\s*页)?(?:\s*[/／,，]?\s*共?\s*\d{1,5}\s*页?)?[-—–―－·\s]*"
)


def without_furniture(
    pages: Sequence[tuple[float, Sequence[Piece]]],
) -> list[list[Piece]]:
    """Return each page's pieces without page numbers and running heads.

    `pages` are the heights in points with the pieces that stand outside tables. A running head
    stands near the paper's edge on three pages or more.
    """
    counted = Counter(
        text
        for height, pieces in pages
        for text in {_key(piece) for piece in pieces if _near_edge(piece, height, EDGE)}
    )
    running = {text for text, times in counted.items() if times >= OFTEN}
    return [
        [piece for piece in pieces if not _is_furniture(piece, height, running)]
        for height, pieces in pages
    ]


def _is_furniture(piece: Piece, height: float, running: Iterable[str]) -> bool:
    if _near_edge(piece, height, NUMBER_EDGE) and NUMBER.fullmatch(piece.text.strip()):
        return True
    return _near_edge(piece, height, EDGE) and _key(piece) in running


def _near_edge(piece: Piece, height: float, edge: float) -> bool:
    return piece.size <= LARGEST and (piece.y1 < edge or piece.y0 > height - edge)


def _key(piece: Piece) -> str:
    return re.sub(r"[\d\s]", "", piece.text)
