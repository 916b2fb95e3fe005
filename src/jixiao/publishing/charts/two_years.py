"""Shares of points of two years side by side, class by class."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from jixiao.model.message import message
from jixiao.publishing.charts.drawing import BLUE, GREY, LIGHT, PALE, Drawing, wrapped

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from jixiao.publishing.sheet import Figure

HEIGHT: Final = 70.0
_LEFT, _TOP, _BOTTOM = 14.0, 14.0, 12.0
_BAR: Final = 9.5
_TICKS: Final = tuple(Decimal(tenths) / 10 for tenths in range(0, 11, 2))


@dataclass(frozen=True, slots=True)
class Pair:
    """A class: the share (0-1) of its points last year and this year; None where it had none."""

    label: str
    before: Decimal | None
    now: Decimal | None


def two_years(
    pairs: Sequence[Pair],
    years: tuple[str, str],
    *,
    width: float,
    translate: Callable[[str], str],
) -> Figure:
    """Return the chart: two bars a class, named by `years` (earlier, this)."""
    drawing = Drawing(width, HEIGHT)
    bottom = HEIGHT - _BOTTOM

    def up(share: Decimal) -> float:
        kept = min(max(share, Decimal(0)), Decimal(1))
        return bottom - (bottom - _TOP) * float(kept)

    for tick in _TICKS:
        drawing.line(_LEFT, up(tick), width - 4, up(tick), colour=PALE, thick=0.2)
        drawing.words(_LEFT - 1.5, up(tick), f"{tick:.0%}", anchor="end", size=2.8)
    room = (width - 4 - _LEFT) / len(pairs)
    for number, pair in enumerate(pairs):
        middle = _LEFT + room * (number + 0.5)
        for side, share, paint in ((-1, pair.before, LIGHT), (1, pair.now, BLUE)):
            if share is None:
                continue
            x = middle - _BAR if side < 0 else middle
            drawing.box(x, up(share), _BAR, bottom - up(share), fill=paint)
            drawing.words(x + _BAR / 2, up(share) - 2.2, f"{share * 100:.1f}", anchor="middle",
                          size=2.6)  # fmt: skip
        for line, text in enumerate(wrapped(translate(pair.label), room - 2, 2.9)):
            drawing.words(middle, bottom + 3.4 + 3.6 * line, text, anchor="middle", size=2.9)
    drawing.line(_LEFT, bottom, width - 4, bottom, colour=GREY)
    for number, (year, paint) in enumerate(zip(years, (LIGHT, BLUE), strict=True)):
        x = _LEFT + 2 + number * 34
        drawing.box(x, 2.4, 6, 3, fill=paint)
        drawing.words(x + 7.5, 3.9, year, size=2.9)
    return drawing.figure(_told(pairs, years, translate))


def _told(pairs: Sequence[Pair], years: tuple[str, str], translate: Callable[[str], str]) -> str:
    better = sum(
        1
        for pair in pairs
        if pair.before is not None and pair.now is not None and pair.now > pair.before
    )
    return message(
        "柱形图：{before}与{now}各类得分率对比，{better}类提高",
        before=years[0], now=years[1], better=better,
    ).render(translate)  # fmt: skip
