"""A run of text that a ruling crosses between two characters → the texts of two cells."""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jixiao.documents.drawing import Run

WIDE_CODES: Final = 0x2E80
"""Codes from here on are of characters as wide as they are high, those below half as wide."""

HALF: Final = 0.5
OFF: Final = 0.2
"""Share of the size by which a ruling may stand off the gap between two characters."""

GAP: Final = 0.04
"""Share of the size that stands free where a cell's text ends and the next one's begins."""


def parted_at(run: Run, rulings: Sequence[float]) -> list[Run]:
    """Return the parts of a run between rulings, given by their x; the run when it is one text.

    Text that runs over a ruling without a gap there is one text.
    """
    wide = [1.0 if ord(char) >= WIDE_CODES else HALF for char in run.text]
    ends = [0.0, *accumulate(wide)]
    scale = (run.x1 - run.x0) / ends[-1]
    at: list[int] = []
    for x in rulings:
        nearest = min(range(len(ends)), key=lambda n: abs(run.x0 + ends[n] * scale - x))
        if abs(run.x0 + ends[nearest] * scale - x) <= OFF * run.size:
            at.append(nearest)
    at = [n for n in dict.fromkeys(at) if 0 < n < len(run.text)]
    free = run.x1 - run.x0 - ends[-1] * run.size
    is_even = HALF not in wide
    if not at or (is_even and free < GAP * run.size * len(at)):
        return [run]
    return [
        run._replace(
            text=run.text[begun:end],
            x0=run.x0 + ends[begun] * scale,
            x1=run.x0 + ends[end] * scale,
        )
        for begun, end in zip([0, *at], [*at, len(run.text)], strict=True)
    ]
