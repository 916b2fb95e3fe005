"""Rounds of monitoring as text and as JSON: red lamps first in view, every lamp with its reason."""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING, Final

from jixiao.cli.reading_doubts import doubts_over_figures
from jixiao.evaluation.share import shown
from jixiao.model.message import Message, message
from jixiao.model.plan import DocumentKind
from jixiao.model.progress import Lamp, LampReading, MoneyForecast, Progress

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from jixiao.model.plan import PlanDocument

    Translate = Callable[[str], str]
    Watched = tuple[PlanDocument, list[Progress]]

_FORMAT: Final = "jixiao/1"
_NAMES: Final = {
    Lamp.RED: message("红灯"),
    Lamp.YELLOW: message("黄灯"),
    Lamp.GREEN: message("绿灯"),
    Lamp.BLUE: message("蓝灯"),
    Lamp.NONE: message("未判断"),
}


def rounds_text(found: Sequence[Watched], translate: Translate) -> str:
    """Return the count of lamps, then project by project money, forecast and rows."""
    lamps = Counter(
        reading.lamp
        for _, projects in found
        for one in projects
        for reading in (one.money, *one.rows)
    )
    blocks = [_counted(lamps).render(translate)]
    for document, projects in found:
        blocks += [
            "\n".join(line.render(translate) for line in _lines(document, one)) for one in projects
        ]
    return "\n\n".join(blocks) + "\n"


def _counted(lamps: Counter[Lamp]) -> Message:
    return message(
        "红灯 {red}，黄灯 {yellow}，绿灯 {green}，蓝灯 {blue}，未判断 {none}。",
        **{lamp.value: lamps[lamp] for lamp in Lamp},
    )


def _lines(document: PlanDocument, one: Progress) -> Iterator[Message]:
    """Yield the lines of one project."""
    yield message(
        "{document} 第 {project} 个项目“{name}”，{month}月底",
        document=document.document,
        project=one.ordinal,
        name=one.name or "",
        month=one.month,
    )
    for note in _notes(document, one):
        yield message("  {note}", note=note)
    yield message("  应达进度：{curve}", curve=one.curve)
    for reading in (one.money, *one.rows):
        yield _line(reading)
        if reading.row == 0 and one.forecast:
            yield _forecast(one.forecast)


def _notes(document: PlanDocument, one: Progress) -> Iterator[Message]:
    """Yield that a form may be of another stage, and which figures were read with care."""
    if document.kind is DocumentKind.SELF_EVALUATION:
        yield message(
            "这是自评表，执行数和完成值是全年的，不是{month}月底的；监控请给出监控表",
            month=one.month,
        )
    through = next(plan.through for plan in document.projects if plan.ordinal == one.ordinal)
    if through not in (None, one.month):
        yield message(
            "表头写的是截至{through}月的数，却按{month}月底判断；请核对 --month",
            through=through,
            month=one.month,
        )
    for said in doubts_over_figures(document, one.ordinal):
        yield message("读表提示：{said}", said=said)


def _line(reading: LampReading) -> Message:
    place = message("资金") if reading.row == 0 else message("第{row}项", row=reading.row)
    return message(
        "  {lamp} {place}：{arithmetic}{ratio}（{clause}）{likely}",
        lamp=_NAMES[reading.lamp],
        place=place,
        arithmetic=reading.arithmetic,
        ratio=_ratio(reading),
        clause=reading.clause,
        likely=_likely(reading),
    )


def _ratio(reading: LampReading) -> Message:
    if reading.ratio is None:
        return message("")
    return message("，为应达的{ratio:.2%}", ratio=reading.ratio)


def _likely(reading: LampReading) -> Message:
    if reading.likelihood is None:
        return message("")
    return message("；完成目标可能性建议：{likely}", likely=message(reading.likelihood.value))


def _forecast(told: MoneyForecast) -> Message:
    interval = message("")
    if told.low is not None and told.high is not None:
        interval = message("（{low}–{high}）", low=shown(told.low), high=shown(told.high))
    return message(
        "    全年预计执行{amount}{interval}：{method}",
        amount=shown(told.amount),
        interval=interval,
        method=told.method,
    )


def rounds_json(found: Sequence[Watched], translate: Translate) -> str:
    """Return the same as JSON; numbers as decimal strings."""
    whole = [
        {
            "document": document.document,
            "projects": [_project_record(document, one, translate) for one in projects],
        }
        for document, projects in found
    ]
    told = {"format": _FORMAT, "content": "rounds", "documents": whole}
    return json.dumps(told, ensure_ascii=False, indent=1) + "\n"


def _project_record(
    document: PlanDocument, one: Progress, translate: Translate
) -> dict[str, object]:
    return {
        "project": one.ordinal,
        "name": one.name,
        "month": one.month,
        "notes": [note.render(translate) for note in _notes(document, one)],
        "curve": one.curve.render(translate),
        "money": _record(one.money, translate),
        "forecast": _forecast_record(one.forecast, translate),
        "indicators": [_record(row, translate) for row in one.rows],
    }


def _record(reading: LampReading, translate: Translate) -> dict[str, object]:
    return {
        "indicator": reading.row or None,
        "lamp": reading.lamp.value,
        "ratio": None if reading.ratio is None else str(reading.ratio),
        "arithmetic": reading.arithmetic.render(translate),
        "clause": reading.clause,
        "likelihood": reading.likelihood.value if reading.likelihood else None,
    }


def _forecast_record(told: MoneyForecast | None, translate: Translate) -> dict[str, object] | None:
    if told is None:
        return None
    return {
        "amount": str(told.amount),
        "low": None if told.low is None else str(told.low),
        "high": None if told.high is None else str(told.high),
        "method": told.method.render(translate),
    }
