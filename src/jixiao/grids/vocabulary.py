"""The texts of a document's cells, gathered when somebody first asks for them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from typing import TYPE_CHECKING, Final

from jixiao.grids.grid import Grid

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from jixiao.documents.document import Line

OFTEN: Final = 3
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

    def _known(self) -> set[str]:
        if self._texts is None:
            counted = Counter(text for grid in self._grids for text in _texts(grid))
            self._texts = {text for text, times in counted.items() if times >= OFTEN}
            self._grids = []
        return self._texts

    def __contains__(self, text: object) -> bool:
        return text in self._known()

    def __iter__(self) -> Iterator[str]:
        return iter(self._known())

    def __len__(self) -> int:
        return len(self._known())


def _texts(grid: Grid) -> Iterator[str]:
    """Yield the short texts of a grid: once where it may be cut, else as often as is enough."""
    last = len(grid.rows)
    ends = {(m.top - 1, m.left - 1) for m in grid.merges if m.bottom == last}
    doubtful: set[str] = set()
    for row, texts in enumerate(grid.rows):
        for column, text in enumerate(texts):
            if 0 < len(text) <= LONGEST:
                plain = "".join(text.split())
                if HEAD <= row < last - 1 and (row, column) not in ends:
                    yield from (plain,) * OFTEN
                else:
                    doubtful.add(plain)
    yield from doubtful
