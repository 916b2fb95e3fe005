"""Tables that run overleaf: the grids of following pages become one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.grids.columns import common_columns
from jixiao.grids.grid import Grid
from jixiao.grids.vocabulary import Vocabulary
from jixiao.grids.whole_table import WholeTable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jixiao.documents.document import Line


def stitched(pages: Sequence[list[Line | Grid]]) -> list[list[Line | Grid]]:
    """Return the pages' blocks, a table that goes on overleaf whole on the page it begins on."""
    found: list[list[Line | Grid]] = []
    known = Vocabulary(pages)
    open_at: tuple[list[Line | Grid], Grid | WholeTable] | None = None
    for blocks in pages:
        rest = list(blocks)
        found.append(rest)
        if open_at and rest and isinstance(rest[0], Grid) and _goes_on(open_at[1], rest[0]):
            page, begun = open_at
            whole = begun if isinstance(begun, WholeTable) else WholeTable(begun, known)
            whole.extend(rest.pop(0))  # type: ignore[arg-type] # a grid, as just seen
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
    """Return whether two grids have the same columns, or one lacks borders of the other."""
    return common_columns(grid.edges or (), following.edges or ()) is not None
