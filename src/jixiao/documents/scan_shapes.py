"""Signs told by their shape, which the model takes for letters that look alike."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

ALIKE: Final = frozenset("二三=＝")
"""What an equals sign that stands alone is read as."""

BARS: Final = 2
LIKE: Final = 0.85
"""Share of the longer bar of an equals sign that the shorter one has at least."""

FLAT: Final = 0.3
"""Share of its width that a bar is high at most."""

FULL: Final = 0.8
"""Share of its columns in which a bar has ink."""


DOT: Final = (0.12, 0.26)
"""Shares of a letter's height: how high and wide a stop is at least and at most."""


def has_dot_at_end(ink: NDArray[Any], letter: float) -> tuple[bool, bool]:
    """Return whether a line's ink (0 or 255) begins, and ends, with a dot parted from the rest."""
    held = np.concatenate(([False], ink.any(axis=0), [False])).astype(np.int8)
    steps = np.flatnonzero(np.diff(held))
    runs = list(zip(steps[::2].tolist(), steps[1::2].tolist(), strict=True))
    if len(runs) < 2:  # noqa: PLR2004 - a dot and what it is parted from
        return False, False
    return _is_dot(ink, runs[0], letter), _is_dot(ink, runs[-1], letter)


def _is_dot(ink: NDArray[Any], run: tuple[int, int], letter: float) -> bool:
    rows = np.flatnonzero(ink[:, run[0] : run[1]].any(axis=1))
    sides = run[1] - run[0], int(rows[-1]) + 1 - int(rows[0])
    return DOT[0] * letter <= min(sides) and max(sides) <= DOT[1] * letter


def is_equals(ink: NDArray[Any]) -> bool:
    """Return whether ink (0 or 255), trimmed to its letter, is two level bars of one length.

    The upper stroke of 二 is much shorter than the lower one.
    """
    full = ink.any(axis=1)
    steps = np.flatnonzero(np.diff(np.concatenate(([False], full, [False])).astype(np.int8)))
    bands = list(zip(steps[::2].tolist(), steps[1::2].tolist(), strict=True))
    if len(bands) != BARS:
        return False
    ends = []
    for top, bottom in bands:
        held = ink[top:bottom].any(axis=0)
        columns = np.flatnonzero(held)
        left, right = int(columns[0]), int(columns[-1]) + 1
        if bottom - top > FLAT * (right - left) or held.sum() < FULL * (right - left):
            return False
        ends.append((left, right))
    shorter, longer = sorted(right - left for left, right in ends)
    slip = (1 - LIKE) * longer
    return shorter >= LIKE * longer and abs(ends[0][0] - ends[1][0]) <= slip
