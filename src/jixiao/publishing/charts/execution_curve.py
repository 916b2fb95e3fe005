"""The execution curve: what was spent by the end of each month beside what was due by then."""

from __future__ import annotations

from decimal import ROUND_CEILING, Decimal
from typing import TYPE_CHECKING, Final

from jixiao.model.message import message
from jixiao.publishing.charts.drawing import BLUE, GREY, INK, PALE, Drawing

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from jixiao.model.evaluation_report import CurvePoint
    from jixiao.model.message import Message
    from jixiao.publishing.sheet import Figure

HEIGHT: Final = 76.0
_LEFT, _RIGHT, _TOP, _BOTTOM = 14.0, 6.0, 12.0, 12.0
_MONTHS: Final = 12
_STEP: Final = Decimal("0.2")
_CLOSE: Final = 4.0
_NEAR_TOP: Final = 5.0
_ABOVE: Final = 2.0
"""How far a number under its dot stays above the axis."""


def execution_curve(
    points: Sequence[CurvePoint],
    budget: Decimal,
    *,
    width: float,
    translate: Callable[[str], str],
) -> Figure:
    """Return the chart; shares are of `budget`, which is not 0. Months without money have no dot.

    Each curve begins at nothing in January.
    """
    drawing = Drawing(width, HEIGHT)
    spent = [(one.month, one.spent / budget) for one in points if one.spent is not None]
    due = [(one.month, one.due) for one in points]
    top = max(Decimal(1), *(share for _, share in spent), *(share for _, share in due))
    scale = _Scale(width, (top / _STEP).to_integral_value(ROUND_CEILING) * _STEP)
    _axes(drawing, scale, translate)
    drawing.path([scale.at(0, Decimal(0)), *(scale.at(*one) for one in due)],
                 colour=GREY, dashed=True)  # fmt: skip
    drawing.path([scale.at(0, Decimal(0)), *(scale.at(*one) for one in spent)], colour=BLUE)
    for month, share in due:
        drawing.dot(*scale.at(month, share), colour=GREY, hollow=True)
    for month, share in spent:
        x, y = scale.at(month, share)
        drawing.dot(x, y, colour=BLUE)
        planned = dict(due).get(month)
        low = planned is not None and share < planned and y + _CLOSE < scale.bottom - _ABOVE
        drawing.words(min(x, width - 6), y + _CLOSE if low or y < _TOP + _NEAR_TOP else y - _CLOSE,
                      f"{share:.1%}", anchor="middle", colour=BLUE, size=2.8)  # fmt: skip
    _legend(drawing, translate)
    return drawing.figure(_told(spent, due).render(translate))


class _Scale:
    """Where a month and a share stand."""

    def __init__(self, width: float, top: Decimal) -> None:
        self.top = top
        self.right = width - _RIGHT
        self.bottom = HEIGHT - _BOTTOM

    def at(self, month: int, share: Decimal) -> tuple[float, float]:
        x = _LEFT + (self.right - _LEFT) * month / _MONTHS
        return x, self.bottom - (self.bottom - _TOP) * float(max(share, Decimal(0)) / self.top)


def _axes(drawing: Drawing, scale: _Scale, translate: Callable[[str], str]) -> None:
    share = Decimal(0)
    while share <= scale.top:
        _, y = scale.at(0, share)
        drawing.line(_LEFT, y, scale.right, y, colour=PALE, thick=0.2)
        drawing.words(_LEFT - 1.5, y, f"{share:.0%}", anchor="end", size=2.8)
        share += _STEP
    drawing.line(_LEFT, scale.bottom, scale.right, scale.bottom)
    drawing.line(_LEFT, _TOP, _LEFT, scale.bottom)
    for month in range(1, _MONTHS + 1):
        x, y = scale.at(month, Decimal(0))
        drawing.line(x, y, x, y + 1)
        told = message("{month}月", month=month).render(translate)
        drawing.words(x, y + 3.6, told, anchor="middle", size=2.8)


def _legend(drawing: Drawing, translate: Callable[[str], str]) -> None:
    x, y = _LEFT + 2, 5.0
    drawing.line(x, y, x + 9, y, colour=GREY, thick=0.6, dashed=True)
    drawing.dot(x + 4.5, y, colour=GREY, hollow=True)
    drawing.words(x + 11, y, translate("计划累计支出进度"), colour=INK)
    x += 50
    drawing.line(x, y, x + 9, y, colour=BLUE, thick=0.6)
    drawing.dot(x + 4.5, y, colour=BLUE)
    drawing.words(x + 11, y, translate("实际累计支出进度"), colour=INK)


def _told(spent: Sequence[tuple[int, Decimal]], due: Sequence[tuple[int, Decimal]]) -> Message:
    last = spent[-1] if spent else (_MONTHS, Decimal(0))
    planned = dict(due).get(last[0], Decimal(1))
    return message(
        "折线图：{month}月底实际累计支出进度{spent:.2%}，计划{due:.2%}",
        month=last[0], spent=last[1], due=planned,
    )  # fmt: skip
