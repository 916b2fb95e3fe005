"""Values over months → a drawing (SVG), made on the server; the table beside it says the same."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

if TYPE_CHECKING:
    from collections.abc import Sequence

WIDTH: Final = 560
HEIGHT: Final = 190
LEFT: Final = 12
RIGHT: Final = 12
TOP: Final = 24
BOTTOM: Final = 24
_ROOM: Final = Decimal("0.08")


@dataclass(frozen=True, slots=True)
class Point:
    """A month (YYYYMM) and its value, None where there was nothing to compute."""

    month: int
    value: Decimal | None


def drawn(points: Sequence[Point], target: Decimal | None, title: str) -> SafeString:
    """Return the drawing: a line through the values, dots, and the target as a dashed line."""
    known = [one.value for one in points if one.value is not None]
    if not known:
        return SafeString("")
    low, high = _bounds([*known, *([target] if target is not None else [])])
    step = Decimal(WIDTH - LEFT - RIGHT) / max(1, len(points) - 1)
    places = [
        (LEFT + step * number, _height(one.value, low, high), one)
        for number, one in enumerate(points)
    ]
    parts = [(f'<line class="axis" x1="{LEFT}" y1="{HEIGHT - BOTTOM}" x2="{WIDTH - RIGHT}" '
             f'y2="{HEIGHT - BOTTOM}"/>')]  # fmt: skip
    if target is not None:
        at = _height(target, low, high)
        parts.append(f'<line class="target" x1="{LEFT}" y1="{at}" x2="{WIDTH - RIGHT}" y2="{at}"/>')
    line = " ".join(f"{x:.1f},{y}" for x, y, one in places if one.value is not None)
    parts.append(f'<polyline class="line" points="{line}"/>')
    for x, y, one in places:
        anchor = "start" if x == LEFT else "end" if x > WIDTH - RIGHT - 1 else "middle"
        parts.append(
            f'<text class="month" x="{x:.1f}" y="{HEIGHT - 6}" text-anchor="{anchor}">'
            f"{one.month % 100}</text>"
        )
        if one.value is not None:
            parts.append(f'<circle class="dot" cx="{x:.1f}" cy="{y}" r="3"/>')
    last = next(one for one in reversed(places) if one[2].value is not None)
    parts.append(
        f'<text class="value" x="{last[0]:.1f}" y="{max(Decimal(12), last[1] - 8)}" '
        f'text-anchor="end">{escape(f"{last[2].value:,f}")}</text>'
    )
    whole = (
        f'<svg class="months" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" '
        f'aria-label="{escape(title)}">{"".join(parts)}</svg>'
    )
    return mark_safe(whole)  # noqa: S308 - numbers, and texts escaped above


def _bounds(values: Sequence[Decimal]) -> tuple[Decimal, Decimal]:
    low, high = min(values), max(values)
    low = min(low, Decimal(0)) if low < (high - low) * 2 else low
    room = (high - low) * _ROOM or abs(high) * _ROOM or Decimal(1)
    return (low if low == 0 else low - room), high + room


def _height(value: Decimal | None, low: Decimal, high: Decimal) -> Decimal:
    if value is None:
        return Decimal(0)
    share = (value - low) / (high - low)
    return (HEIGHT - BOTTOM - share * (HEIGHT - TOP - BOTTOM)).quantize(Decimal("0.1"))
