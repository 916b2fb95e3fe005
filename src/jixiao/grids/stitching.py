"""Tables that run overleaf: the grids of following pages become one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from jixiao.grids.columns import common_columns
from jixiao.grids.grid import Grid
from jixiao.grids.vocabulary import Vocabulary
from jixiao.grids.whole_table import WholeTable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jixiao.documents.document import Line

LABELS: Final = 8
"""Rows in which a form's labels are looked for."""

SAME_LABELS: Final = 3
"""Labels with which a form begins again."""

ALL_LABELS: Final = 5
"""Labels that are all there are in these rows; then two with other values beside them are enough,
for the same form may be filled in for projects of one name."""


def stitched(pages: Sequence[list[Line | Grid]]) -> list[list[Line | Grid]]:
    """Return the pages' blocks, a table that goes on overleaf whole on the page it begins on.

    The lists of the pages are used up, so that a long table is not held twice.
    """
    found: list[list[Line | Grid]] = []
    known = Vocabulary(pages)
    open_at: tuple[list[Line | Grid], Grid | WholeTable] | None = None
    for rest in pages:
        found.append(rest)
        first = rest[0] if rest else None
        if open_at and isinstance(first, Grid) and _goes_on(open_at[1], first):
            page, begun = open_at
            whole = begun if isinstance(begun, WholeTable) else WholeTable(begun, known)
            whole.extend(first)
            rest.pop(0)
            open_at = page, whole
        else:
            _close(open_at)
            open_at = None
        if rest:
            _close(open_at)
            last = rest[-1]
            open_at = (rest, last) if isinstance(last, Grid) else None
    _close(open_at)
    return found


def _close(open_at: tuple[list[Line | Grid], Grid | WholeTable] | None) -> None:
    """Put a table that has grown in the place of its first part."""
    if open_at and isinstance(open_at[1], WholeTable):
        open_at[0][-1] = open_at[1].grid()


def _goes_on(grid: Grid | WholeTable, following: Grid) -> bool:
    """Return whether two grids have the same columns, or one lacks borders of the other.

    A table whose first labels are those of the one before is the same form filled in again.
    """
    if common_columns(grid.edges or (), following.edges or ()) is None:
        return False
    return not _is_same_form(grid.rows, following.rows)


def _is_same_form(rows: Sequence[Sequence[str]], following: Sequence[Sequence[str]]) -> bool:
    """Return whether rows begin with the same labels as others and other values beside them."""
    pairs = list(zip(rows[:LABELS], following[:LABELS], strict=False))
    labels = {above[0] for above, below in pairs if above != below and above[0] == below[0]} - {""}
    if len(labels) >= SAME_LABELS:
        return True
    are_same = all(above[0] == below[0] for above, below in pairs)
    return (
        are_same and len(labels) > 1 and len({above[0] for above, _ in pairs} - {""}) >= ALL_LABELS
    )
