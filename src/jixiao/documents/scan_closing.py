"""Rulings that end at nothing, as where a page breaks a cell → where their areas are closed."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Any, Final

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from jixiao.documents.scan_rulings import Ruling

INWARD: Final = (0.5, 1.5, 3.0, 5.0)
"""Points before a ruling's end at which closings are tried: text may come close to the end."""

MET: Final = 2.5
"""Points around a ruling's end in which another one is what it ends at."""

POINTS: Final = 72.0


def close_open(
    drawn: NDArray[Any],
    text: NDArray[Any],
    level: Sequence[Ruling],
    plumb: Sequence[Ruling],
    dpi: float,
) -> None:
    """Draw lines from the open ends of rulings to the rulings beside them, through white only.

    `drawn` (0 or 255) shows the rulings and is added to; `text` is the ink that is none of them.
    """
    point = dpi / POINTS
    rows = list(_closings(drawn, text, plumb, level, point))
    columns = list(_closings(drawn.T, text.T, level, plumb, point))
    for row, first, last in rows:
        drawn[row, first:last] = 255
    for column, first, last in columns:
        drawn[first:last, column] = 255


def _closings(
    drawn: NDArray[Any],
    text: NDArray[Any],
    rulings: Sequence[Ruling],
    across: Sequence[Ruling],
    point: float,
) -> Iterator[tuple[int, int, int]]:
    """Yield row, first and after last column of what closes areas at the ends of plumb rulings."""
    for one in rulings:
        for end, inward in ((one.start, point), (one.end, -point)):
            if _meets(one.position, end, across, MET * point):
                continue
            tried = [round(end + share * inward) for share in INWARD]
            rows = [row for row in tried if 0 <= row < len(drawn)]
            for is_left in (True, False):
                found = (
                    _closing(drawn, text, row, round(one.position), is_left=is_left) for row in rows
                )
                yield from (one for one in islice(filter(None, found), 1))


def _closing(
    drawn: NDArray[Any], text: NDArray[Any], row: int, column: int, *, is_left: bool
) -> tuple[int, int, int] | None:
    """Return the white of a row between a ruling and the next one on a side; None for none."""
    side = np.s_[column::-1] if is_left else np.s_[column:]
    steps = np.flatnonzero(np.diff(drawn[row, side].astype(np.int8)))
    if len(steps) < 2:  # noqa: PLR2004 - the ruling is left, the next one is met
        return None
    near, far = int(steps[0]), int(steps[1]) + 1
    if text[row, side][near:far].any():
        return None
    return (row, column - far, column - near) if is_left else (row, column + near, column + far)


def _meets(position: float, end: float, others: Sequence[Ruling], reach: float) -> bool:
    """Return whether one of the other rulings passes an end, or ends there too."""
    return any(
        abs(other.position - end) <= reach and other.start - reach <= position <= other.end + reach
        for other in others
    )
