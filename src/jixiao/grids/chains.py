"""Tables without rulings that run overleaf: their parts get columns in common."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from itertools import chain
from typing import TYPE_CHECKING, Final

from jixiao.grids.unruled import common_columns_of, unruled_grid
from jixiao.grids.words import Word

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from jixiao.grids.gutters import Column
    from jixiao.grids.lettering import Piece
    from jixiao.grids.ruled import Layout
    from jixiao.grids.unruled import Region

CLOSE: Final = 2.6
"""Sizes between the lines at a page's beginning and those of the table they belong to."""

ASIDE: Final = 3.0
"""Points by which a column may begin or end elsewhere on the next page."""


def with_unruled_grids(layouts: Sequence[Layout]) -> list[Layout]:
    """Return the layouts with grids for what stands in columns."""
    columns: dict[int, Sequence[Column]] = {}
    layouts = list(_begun_before(layouts))
    for linked in _chains(layouts):
        shared = common_columns_of(linked)
        columns.update((id(region), shared) for region in linked)
    return [_with_grids(one, columns) if one.regions else one for one in layouts]


def _begun_before(layouts: Sequence[Layout]) -> Iterator[Layout]:
    """Yield the layouts, the end of a cell that a page before has begun made part of its table."""
    last: Region | None = None
    for layout in layouts:
        found = layout
        if last is not None and layout.regions and not layout.grids:
            region = layout.regions[0]
            if _goes_on_above(last, region) and _are_alike(last, region):
                below = [piece for piece in layout.pieces if piece.y0 >= region.top]
                if _said(layout.pieces) - _said(below) == _said(chain(*region.above)):
                    regions = [region.with_above(), *layout.regions[1:]]
                    found = replace(layout, pieces=below, regions=regions)
        yield found
        is_open = found.regions and _is_last(found.regions[-1], found)
        last = found.regions[-1] if is_open else None


def _goes_on_above(last: Region, region: Region) -> bool:
    """Return whether the lines above a region stand close and in columns of the one before."""
    columns, below = last.columns(), region.lines[0][0].piece
    for line in reversed(region.above):
        for word in line:
            piece = word.piece
            inside = any(
                one.x0 - ASIDE <= piece.x0 and piece.x1 <= one.x1 + ASIDE for one in columns
            )
            if not inside or piece.size > below.size + 1:
                return False
        if below.base - line[0].piece.base > CLOSE * below.size:
            return False
        below = line[0].piece
    return bool(region.above)


def _said(words: Iterable[Word | Piece]) -> Counter[str]:
    """Return the characters of some text, blanks left out."""
    texts = (one.piece.text if isinstance(one, Word) else one.text for one in words)
    return Counter("".join("".join(texts).split()))


def _with_grids(layout: Layout, columns: dict[int, Sequence[Column]]) -> Layout:
    grids = [(one.top, unruled_grid(one, columns[id(one)])) for one in layout.regions]
    placed = sorted([*layout.grids, *grids], key=lambda one: one[0])
    return replace(layout, grids=placed, regions=())


def _chains(layouts: Sequence[Layout]) -> Iterator[list[Region]]:
    """Yield the regions, those of following pages that are one table together."""
    linked: list[Region] = []
    for layout in layouts:
        for region in layout.regions:
            if not (linked and _is_first(region, layout) and _are_alike(linked[-1], region)):
                if linked:
                    yield linked
                linked = []
            linked.append(region)
        if linked and not (layout.regions and _is_last(linked[-1], layout)):
            yield linked
            linked = []
    if linked:
        yield linked


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
