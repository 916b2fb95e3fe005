"""How far each indicator was attained, as bars against the line of its target."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from jixiao.model.message import message
from jixiao.publishing.charts.drawing import (
    BLUE,
    INK,
    LIGHT,
    PALE,
    RUST,
    Drawing,
    shortened,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from jixiao.publishing.sheet import Figure

_ROW, _TOP, _BOTTOM = 6.4, 12.0, 3.0
_LABELS: Final = 62.0
_MOST: Final = Decimal("1.2")
"""Bars end here; what goes beyond is cut and its figure tells."""
_RIGHT: Final = 15.0
_WHOLE: Final = Decimal(1)
LABELS: Final = {"met": "达到目标值", "points": "按得分折算", "missed": "未达到"}
_PAINTS: Final = {"met": {"fill": BLUE}, "points": {"fill": LIGHT, "edge": BLUE},
                  "missed": {"fill": RUST}}  # fmt: skip
_TICKS: Final = (Decimal(0), Decimal("0.25"), Decimal("0.5"), Decimal("0.75"), _WHOLE)


@dataclass(frozen=True, slots=True)
class Bar:
    """An indicator: how it is named, its attainment (1 is the target), told by its points or not.

    `share` is None while the indicator is open.
    """

    label: str
    share: Decimal | None
    by_points: bool


def attainment(bars: Sequence[Bar], *, width: float, translate: Callable[[str], str]) -> Figure:
    """Return the chart, a bar under the other in the order given."""
    height = _TOP + _ROW * len(bars) + _BOTTOM
    drawing = Drawing(width, height)
    room = width - _LABELS - _RIGHT
    bottom = height - _BOTTOM

    def across(share: Decimal) -> float:
        return _LABELS + room * float(min(max(share, Decimal(0)), _MOST) / _MOST)

    for tick in _TICKS:
        drawing.line(across(tick), _TOP, across(tick), bottom, colour=PALE, thick=0.2)
        drawing.words(across(tick), _TOP - 2.2, f"{tick:.0%}", anchor="middle", size=2.6)
    drawing.line(across(_WHOLE), _TOP, across(_WHOLE), bottom, colour=INK, thick=0.4, dashed=True)
    for number, bar in enumerate(bars):
        y = _TOP + _ROW * (number + 0.5)
        drawing.words(_LABELS - 1.5, y, shortened(bar.label, _LABELS - 3, 2.9), anchor="end",
                      size=2.9)  # fmt: skip
        if bar.share is None:
            drawing.words(_LABELS + 1, y, translate("未评定"), size=2.8)
            continue
        end = across(bar.share)
        paint = _paint(bar)
        drawing.box(_LABELS, y - 1.9, end - _LABELS, 3.8, fill=paint["fill"],
                    edge=paint.get("edge"))  # fmt: skip
        more = "»" if bar.share > _MOST else ""
        told = f"{bar.share:.1%}{more}"
        drawing.box(end + 0.6, y - 1.7, 1.7 * len(told), 3.4, fill="#ffffff")
        drawing.words(end + 1, y, told, size=2.8)
    drawing.line(_LABELS, _TOP, _LABELS, bottom)
    _legend(drawing, translate)
    return drawing.figure(_told(bars, translate))


def _paint(bar: Bar) -> dict[str, str]:
    if bar.share is not None and bar.share < _WHOLE:
        return _PAINTS["missed"]
    return _PAINTS["points" if bar.by_points else "met"]


def _legend(drawing: Drawing, translate: Callable[[str], str]) -> None:
    for number, (name, label) in enumerate(LABELS.items()):
        x = 8 + number * 44.0
        drawing.box(x, 2.4, 6, 3, fill=_PAINTS[name]["fill"], edge=_PAINTS[name].get("edge"))
        drawing.words(x + 7.5, 3.9, translate(label), size=2.9)


def _told(bars: Sequence[Bar], translate: Callable[[str], str]) -> str:
    known = [bar.share for bar in bars if bar.share is not None]
    return message(
        "条形图：{count}项指标中{met}项达到目标值，{missed}项没有达到",
        count=len(bars), met=sum(share >= _WHOLE for share in known),
        missed=sum(share < _WHOLE for share in known),
    ).render(translate)  # fmt: skip
