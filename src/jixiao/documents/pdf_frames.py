"""Frames: the way from a page's own space to ours, from the top left of the page as shown."""

from __future__ import annotations

from typing import Final

Frame = tuple[float, float, float, float, float, float]
"""a, b, c, d, e, f: x' = a·x + c·y + e, y' = b·x + d·y + f."""

Box = tuple[float, float, float, float]

FAR: Final = 20_000.0
"""Points: no paper is as large."""

QUARTER: Final = 90
"""Degrees."""


def frame_of(box: Box, turn: int) -> tuple[Frame, float, float]:
    """Return the frame of a page, and its width and height as shown.

    `box` is left, bottom, right, top of what is shown, `turn` its rotation in degrees.
    """
    left, bottom, right, top = box
    wide, high = right - left, top - bottom
    quarters = turn // QUARTER % 4
    if quarters == 1:
        return (0, 1, 1, 0, -bottom, -left), high, wide
    if quarters == 2:  # noqa: PLR2004 - half a turn
        return (-1, 0, 0, 1, right, -bottom), wide, high
    if quarters == 3:  # noqa: PLR2004 - three quarters
        return (0, -1, -1, 0, top, right), high, wide
    return (1, 0, 0, -1, -left, top), wide, high


def joined(inner: Frame, outer: Frame) -> Frame:
    """Return the frame that goes through `inner` first, then through `outer`."""
    a, b, c, d, e, f = inner
    p, q, r, s, t, u = outer
    return (
        a * p + b * r,
        a * q + b * s,
        c * p + d * r,
        c * q + d * s,
        e * p + f * r + t,
        e * q + f * s + u,
    )


def inverse(frame: Frame) -> Frame | None:
    """Return the way back through a frame; None where there is none."""
    a, b, c, d, e, f = frame
    area = a * d - b * c
    if area == 0:
        return None
    p, q, r, s = d / area, -b / area, -c / area, a / area
    return p, q, r, s, -(e * p + f * r), -(e * q + f * s)


def shifted(x: float, y: float, frame: Frame) -> tuple[float, float]:
    """Return where a frame takes a point."""
    a, b, c, d, e, f = frame
    return a * x + c * y + e, b * x + d * y + f


def shifted_box(box: Box, frame: Frame) -> Box:
    """Return the box around where a frame takes a box: least x and y, most x and y."""
    x0, y0, x1, y1 = box
    corners = [shifted(x, y, frame) for y in (y0, y1) for x in (x0, x1)]
    xs, ys = [x for x, _ in corners], [y for _, y in corners]
    return min(xs), min(ys), max(xs), max(ys)


def clamped(at: float) -> float:
    """Return a place no farther than FAR; what is no number is as far as can be."""
    if -FAR <= at <= FAR:
        return at
    return -FAR if at < -FAR else FAR


def quarters_of(across: float, up: float) -> int:
    """Return the quarter turns to the right that make text drawn towards (across, up) upright."""
    if abs(across) >= abs(up):
        return 0 if across >= 0 else 2
    return 1 if up > 0 else 3
