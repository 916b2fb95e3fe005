"""What an actual says, in the manner of its target: numbers, days, words."""

from __future__ import annotations

import re
from datetime import date, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from jixiao.evaluation.incomparable import is_monthly, not_a_time
from jixiao.model.message import Message, message
from jixiao.model.quantity import Comparison, Quantity, QuantityKind
from jixiao.wording.dates import parse_date
from jixiao.wording.numerals import half_width
from jixiao.wording.spaces import without_layout_spaces
from jixiao.wording.targets import parse_target

if TYPE_CHECKING:
    from jixiao.model.target import Target

TIME: Final = {QuantityKind.DATE, QuantityKind.PERIOD}
WORDS: Final = {QuantityKind.GRADE, QuantityKind.TEXT}
_LEAD: Final = re.compile(
    r"^(?:实际|已经?|均已?|现已|共计?|累计|合计|总计|于)+(?:完成|达到|为)?(?=.)"
)
_ROUGH: Final = re.compile(
    r"^(?:实际|已|完成|达到|共)*(?:大约|大概|将近|约|近)|(?<=\d)[余多](?=[\u4e00-\u9fff])|(?:左右|上下)$"
)
_REMARK: Final = re.compile(r"[（(【\[].*")
_NEARLY: Final = re.compile(r"(?<=\d)[余多](?=[\u4e00-\u9fff])")
_DAY_OF_MONTH: Final = re.compile(r"\d{1,2}[日号](?:之?以?前)?")
_YEAR_MONTH: Final = re.compile(r"((?:19|20)\d\d)[./-](\d{1,2})")
_DIGITS_OF_DAY: Final = re.compile(r"((?:19|20)\d\d)(\d\d)(\d\d)")
_SERIAL: Final = re.compile(r"\d{5}")
_SERIAL_BEGIN: Final = date(1899, 12, 30)
_SERIALS: Final = range(36_526, 55_153)  # days of the years 2000 to 2050
_CALENDAR: Final = re.compile(r"\d+[年月日号]|\d+[./-]\d+[./-]\d+")
_BEYOND: Final = Decimal(10) ** 16
_SHOWN: Final = 20
_PERCENT: Final = ("%", "％")
Read = tuple[Quantity, tuple[Message, ...]]


def read_actual(text: str, target: Target, wanted: Quantity) -> Read | Message:
    """Return an actual as a quantity with what had to be supposed, or why it says none."""
    if wanted.kind in TIME:
        return _time(text, wanted)
    found = _plainly(text, target)
    if isinstance(found, Message):
        return found
    if wanted.kind in WORDS or found.kind in WORDS:
        return found, ()
    if found.number is not None and abs(found.number) >= _BEYOND:
        return message(
            "实际完成值“{actual}…”位数过多，不像实际的数，请核对。", actual=text[:_SHOWN]
        )
    return found, tuple(_roughness(text, found))


def _plainly(text: str, target: Target) -> Quantity | Message:
    """Return the quantity of the text, without what leads to it if it says nothing with it."""
    found = _quantity(text, target)
    if isinstance(found, Quantity) and found.kind not in WORDS:
        return found
    bare = _NEARLY.sub("", _LEAD.sub("", without_layout_spaces(text)))
    again = _quantity(bare, target) if bare != text else None
    if isinstance(again, Quantity) and again.number is not None:
        return again
    return found


def _quantity(text: str, target: Target) -> Quantity | Message:
    """Return the quantity of the text, in the target's unit where it prints none.

    A bare number of at most 1 against a percentage may be either, and is not guessed.
    """
    read = parse_target(text)
    if read.unit is None and target.unit:
        number = read.quantity.number if read.quantity else None
        if target.unit in _PERCENT and number is not None and 0 < number <= 1:
            return message(
                "实际完成值“{actual}”没有写单位，可能是{actual}%，也可能是比率；请写明。",
                actual=text,
            )
        read = parse_target(text, unit=target.unit)
    if read.quantity is None:
        return message(
            "实际完成值“{actual}”无法理解，不能计算；请写一个数和它的单位，如目标值“{target}”。",
            actual=text,
            target=target.text or "",
        )
    return read.quantity


def _roughness(text: str, found: Quantity) -> list[Message]:
    """Return the note that an actual is no exact number, taken at the number it names."""
    if found.number is None:
        return []
    said = found.comparison not in (None, Comparison.EQUAL)
    if not said and not _ROUGH.search(_REMARK.sub("", without_layout_spaces(text))):
        return []
    return [message("实际值“{actual}”不是确切数，按所写的数计算，请写确切数", actual=text)]


def _time(text: str, wanted: Quantity) -> Read | Message:
    """Return the day, the months or the words that say when something was done."""
    plain = half_width(without_layout_spaces(text))
    bare = _LEAD.sub("", plain)
    if is_monthly(wanted) and _DAY_OF_MONTH.fullmatch(bare):
        bare = f"每月{bare}"
    found = parse_date(plain) or parse_date(bare) or parse_date(_written_out(bare))
    if found is not None:
        return found, ()
    serial = _of_serial(plain)
    if serial is not None:
        told = message("“{actual}”按电子表格的日期序号读作{day}", actual=text, day=serial)
        return Quantity(QuantityKind.DATE, serial), (told,)
    if _CALENDAR.search(plain):
        return message(
            "实际完成值“{actual}”不是一个存在的日期，或写法不明；请按“2025年12月20日”的写法填写。",
            actual=text,
        )
    read = parse_target(text).quantity
    return not_a_time(wanted, text) if read is None else (read, ())


def _written_out(plain: str) -> str:
    """Return `2025.12` and `20251220`, which only a day can mean here, as days are written."""
    month = _YEAR_MONTH.fullmatch(plain)
    if month:
        return f"{month[1]}年{month[2]}月"
    day = _DIGITS_OF_DAY.fullmatch(plain)
    return f"{day[1]}年{int(day[2])}月{int(day[3])}日" if day else plain


def _of_serial(plain: str) -> str | None:
    """Return the ISO day of a number as spreadsheets keep days, None for any other."""
    if not _SERIAL.fullmatch(plain) or int(plain) not in _SERIALS:
        return None
    return (_SERIAL_BEGIN + timedelta(int(plain))).isoformat()
