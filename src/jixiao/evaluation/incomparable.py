"""Why an actual cannot be held against its target: what was found, what was expected."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from jixiao.model.message import Message, message
from jixiao.model.quantity import Quantity, QuantityKind
from jixiao.wording.dates import render_date

if TYPE_CHECKING:
    from jixiao.model.target import Target

_TIME: Final = {QuantityKind.DATE, QuantityKind.PERIOD}
_WORDS: Final = {QuantityKind.GRADE, QuantityKind.TEXT}
_NAMED: Final = {
    QuantityKind.DATE: message("日期"),
    QuantityKind.PERIOD: message("起止时间"),
    QuantityKind.GRADE: message("文字"),
    QuantityKind.TEXT: message("文字"),
    QuantityKind.RATIO: message("比率"),
}
_WITHOUT: Final = {None: message("没有写单位的数"), "1": message("比率")}
_EVERY_MONTH: Final = "---"


def incomparable(target: Target, wanted: Quantity, actual: str, found: Quantity) -> Message:
    """Return what the actual is, what the target asks for, and what is to be written instead."""
    return message(
        "实际完成值“{actual}”是{found}，目标值“{target}”要求{wanted}，单位或种类不同，"
        "不能比较；{advice}。",
        actual=actual,
        found=sort_of(found),
        target=target.text or "",
        wanted=sort_of(wanted),
        advice=_advice(wanted, target.unit),
    )


def not_a_time(wanted: Quantity, actual: str) -> Message:
    """Return that words or figures name no day that could be held against a due one."""
    return message(
        "实际完成值“{actual}”没有写明完成日期，不能核对是否按期；{advice}。",
        actual=actual,
        advice=_advice(wanted, None),
    )


def is_monthly(quantity: Quantity) -> bool:
    """Return whether a day of every month is meant."""
    return str(quantity.value).startswith(_EVERY_MONTH)


def sort_of(quantity: Quantity) -> Message:
    """Return what sort of value it is, in words."""
    unit = quantity.dimension
    if quantity.kind is QuantityKind.DATE and is_monthly(quantity):
        return message("每月的一天")
    if quantity.kind in _NAMED:
        return _NAMED[quantity.kind]
    if unit in _WITHOUT:
        return _WITHOUT[unit]
    if quantity.kind is QuantityKind.DURATION:
        return message("时长（{unit}）", unit=unit)
    if quantity.kind is QuantityKind.RATE:
        return message("频次或标准（{unit}）", unit=unit)
    return message("以{unit}计的数", unit=unit)


def _advice(wanted: Quantity, unit: str | None) -> Message:
    if wanted.kind in _TIME:
        return message(
            "请填写完成日期，写法如“{example}”；没有完成的填写“尚未完成”", example=_example(wanted)
        )
    if wanted.kind in _WORDS:
        return message("请用文字写明达成情况，如“达成”“部分达成”“未达成”")
    if unit is None and wanted.dimension not in (None, "1"):
        unit = wanted.dimension
    if unit is None:
        return message("请填写数字")
    return message("请按目标值的单位“{unit}”填写", unit=unit)


def _example(wanted: Quantity) -> str:
    """Return a day as it could stand in the form: the last one that is in time."""
    last = wanted.value[-1] if isinstance(wanted.value, tuple) else wanted.value
    return render_date(Quantity(QuantityKind.DATE, str(last)))
