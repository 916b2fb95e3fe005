"""Tables without rulings that run overleaf: their parts get columns in common."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from jixiao.grids.unruled import common_columns_of, unruled_grid

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from jixiao.grids.gutters import Column
    from jixiao.grids.ruled import Layout
    from jixiao.grids.unruled import Region

ASIDE: Final = 3.0
"""Points by which a column may begin or end elsewhere on the next page."""


def with_unruled_grids(layouts: Sequence[Layout]) -> list[Layout]:
    """Return the layouts with grids for what stands in columns."""
    columns: dict[int, Sequence[Column]] = {}
    for chain in _chains(layouts):
        shared = common_columns_of(chain)
        columns.update((id(region), shared) for region in chain)
    return [_with_grids(one, columns) if one.regions else one for one in layouts]


def _with_grids(layout: Layout, columns: dict[int, Sequence[Column]]) -> Layout:
    grids = [(one.top, unruled_grid(one, columns[id(one)])) for one in layout.regions]
    placed = sorted([*layout.grids, *grids], key=lambda one: one[0])
    return replace(layout, grids=placed, regions=())


def _chains(layouts: Sequence[Layout]) -> Iterator[list[Region]]:
    """Yield the regions, those of following pages that are one table together."""
    chain: list[Region] = []
    for layout in layouts:
        for region in layout.regions:
            if not (chain and _is_first(region, layout) and _are_alike(chain[-1], region)):
                if chain:
                    yield chain
                chain = []
            chain.append(region)
        if chain and not (layout.regions and _is_last(chain[-1], layout)):
            yield chain
            chain = []
    if chain:
        yield chain


def _is_first(region: Region, layout: Layout) -> bool:
    """Return whether nothing stands above a region on its page."""
    others = [top for top, _ in layout.ends] + [piece.y0 for piece in layout.pieces]
    return all(top >= region.top for top in others)


def _is_last(region: Region, layout: Layout) -> bool:
    others = [end for _, end in layout.ends] + [piece.y1 for piece in layout.pieces]
    return all(end <= region.bottom for end in others)


def _are_alike(region: Region, following: Region) -> bool:
    """Return whether most columns of the part that has fewer begin or end as the other's."""
    ours, theirs = region.columns(), following.columns()
    shared = sum(
        any(abs(a.x0 - b.x0) <= ASIDE or abs(a.x1 - b.x1) <= ASIDE
            or abs(a.x0 + a.x1 - b.x0 - b.x1) <= 2 * ASIDE for a in ours)
        for b in theirs
    )  # fmt: skip
    return 2 * shared >= min(len(ours), len(theirs))
