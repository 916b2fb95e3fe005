"""The score of each class of indicators within the points it can reach."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from jixiao.evaluation.share import shown
from jixiao.model.message import message
from jixiao.publishing.charts.drawing import BLUE, GREY, INK, PALE, Drawing, wrapped

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from jixiao.model.evaluation_report import ClassScore
    from jixiao.publishing.sheet import Figure

HEIGHT: Final = 70.0
_LEFT, _TOP, _BOTTOM = 12.0, 14.0, 12.0
_STEPS: Final = 5
_BAR: Final = 16.0


def class_chart(
    classes: Sequence[ClassScore], *, width: float, translate: Callable[[str], str]
) -> Figure:
    """Return the chart: an outlined bar for the points, filled as far as the score goes."""
    drawing = Drawing(width, HEIGHT)
    bottom = HEIGHT - _BOTTOM
    step = max(-(-int(max(one.points for one in classes)) // _STEPS), 1)
    top = step * _STEPS

    def up(points: float) -> float:
        return bottom - (bottom - _TOP) * points / top

    for number in range(_STEPS + 1):
        y = up(step * number)
        drawing.line(_LEFT, y, width - 4, y, colour=PALE, thick=0.2)
        drawing.words(_LEFT - 1.5, y, f"{step * number}", anchor="end", size=2.8)
    room = (width - 4 - _LEFT) / len(classes)
    for number, one in enumerate(classes):
        middle = _LEFT + room * (number + 0.5)
        full, reached = up(float(one.points)), up(float(one.score))
        drawing.box(middle - _BAR / 2, full, _BAR, bottom - full, fill="#ffffff", edge=GREY)
        drawing.box(middle - _BAR / 2, reached, _BAR, bottom - reached, fill=BLUE)
        drawing.words(middle, full - 2.4, f"{shown(one.score)}/{shown(one.points)}",
                      anchor="middle", size=3.0)  # fmt: skip
        for line, text in enumerate(wrapped(translate(one.name), room - 2, 2.9)):
            drawing.words(middle, bottom + 3.4 + 3.6 * line, text, anchor="middle", size=2.9)
    drawing.line(_LEFT, bottom, width - 4, bottom)
    drawing.box(_LEFT + 2, 2.4, 6, 3, fill=BLUE)
    drawing.words(_LEFT + 9.5, 3.9, translate("得分"), colour=INK, size=2.9)
    drawing.box(_LEFT + 32, 2.4, 6, 3, fill="#ffffff", edge=GREY)
    drawing.words(_LEFT + 39.5, 3.9, translate("分值"), colour=INK, size=2.9)
    told = message(
        "柱形图：{parts}",
        parts="，".join(
            f"{translate(one.name)}{shown(one.score)}/{shown(one.points)}" for one in classes
        ),
    )
    return drawing.figure(told.render(translate))
