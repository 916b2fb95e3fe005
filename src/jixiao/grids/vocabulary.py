"""The texts of a document's cells, gathered when somebody first asks for them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from itertools import chain
from typing import TYPE_CHECKING, Final

from jixiao.grids.grid import Grid
from jixiao.grids.near_cells import plain_texts

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from jixiao.documents.document import Line

OFTEN: Final = 3
MOSTLY: Final = 0.9
"""Share of the cells with a text that have several rows when such cells always do."""

HEAD: Final = 7
"""Rows at the beginning that may be a repeated header and the one after it, which may be cut."""

LONGEST: Final = 60
"""Characters of a text that may stand in several tables."""


class Vocabulary(Collection[str]):
    """Short texts of cells without blanks; next to a page's end, which cuts, thrice is enough.

    `pages` must not have been changed when the first text is asked for.
    """

    def __init__(self, pages: Sequence[Sequence[Line | Grid]]) -> None:
        self._grids = [block for page in pages for block in page if isinstance(block, Grid)]
        self._texts: set[str] | None = None
        self._tall: dict[str, float] = {}

    def _known(self) -> set[str]:
        if self._texts is None:
            counted, tall = _counted(self._grids)
            self._texts = {text for text, times in counted.items() if times >= OFTEN}
            self._tall = {text: times / counted[text] for text, times in tall.items()}
            self._grids = []
        return self._texts

    def is_tall(self, text: str) -> bool:
        """Return whether the cells with that text have several rows, nearly all of them."""
        return self.tallness(text) >= MOSTLY

    def tallness(self, text: str) -> float:
        """Return how many of the cells with that text have several rows, from 0 to 1."""
        return self._tall.get(text, 0.0) if text in self._known() else 0.0

    def __contains__(self, text: object) -> bool:
        return text in self._known()

    def __iter__(self) -> Iterator[str]:
        return iter(self._known())

    def __len__(self) -> int:
        return len(self._known())


def _counted(grids: Sequence[Grid]) -> tuple[Counter[str], Counter[str]]:
    """Return how often grids have short texts, and how often in cells with several rows.

    In a grid, texts where it may be cut count once, others each as often as is enough.
    """
    whole, cut = Counter[str](), Counter[str]()
    tall, tall_cut = Counter[str](), Counter[str]()
    for grid in grids:
        rows, last = grid.rows, len(grid.rows)
        whole.update(chain.from_iterable(rows[HEAD : last - 1]))
        doubtful = {*chain.from_iterable(rows[:HEAD]), *chain.from_iterable(rows[-1:])}
        for one in grid.merges:
            text, is_cut = rows[one.top - 1][one.left - 1], one.bottom == last
            is_inside = HEAD < one.top < last
            if is_inside and is_cut:
                whole[text] -= 1
                doubtful.add(text)
            if one.bottom > one.top:
                (tall if is_inside and not is_cut else tall_cut)[text] += 1
        cut.update(doubtful)
    return _plain(whole, cut), _plain(tall, tall_cut)


def _plain(whole: Counter[str], cut: Counter[str]) -> Counter[str]:
    """Return short texts without blanks with their numbers, those of whole cells as enough."""
    counted = Counter[str]()
    for texts, times in ((whole, OFTEN), (cut, 1)):
        short = [text for text in texts if 0 < len(text) <= LONGEST]
        for text, plain in zip(short, plain_texts(short), strict=True):
            counted[plain] = counted.get(plain, 0) + times * texts[text]
    return counted
