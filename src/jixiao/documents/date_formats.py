"""Dates and times as spreadsheets show them: a day number and date tokens → text."""

from __future__ import annotations

from datetime import datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal
from typing import Final

DATE_TOKENS: Final = "y+|m+|d+|h+|s+(?:\\.0+)?|AM/PM|A/P|上午/下午|aaaa|aaa"
DAY_SECONDS: Final = 86_400
FIRST_REAL_DAY: Final = 60
"""Day 60 is 1900-02-29, which never was; days after it count from 1899-12-30."""

ORIGIN_1900: Final = datetime(1899, 12, 30)  # noqa: DTZ001  # sheets know no time zones
ORIGIN_1904: Final = datetime(1904, 1, 1)  # noqa: DTZ001  # sheets know no time zones
LAST_DAY: Final = 2_958_465
NOON: Final = 12
MONTHS: Final = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
LONG_MONTHS: Final = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
DAYS: Final = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
LONG_DAYS: Final = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
CHINESE_DAYS: Final = "一二三四五六日"
CHINESE_DIGITS: Final = "〇一二三四五六七八九"
ELAPSED: Final = frozenset({"h", "hh", "m", "mm", "s", "ss"})

Token = tuple[str, str]


def moment_of(value: Decimal, *, from_1904: bool, to_second: bool = True) -> datetime | None:
    """Return the day and time of a day number, None when it is no date."""
    if not 0 <= value <= LAST_DAY:
        return None
    seconds = value * DAY_SECONDS
    unit = Decimal(1) if to_second else Decimal("0.001")
    seconds = seconds.quantize(unit, ROUND_HALF_UP)
    if from_1904:
        return ORIGIN_1904 + timedelta(milliseconds=int(seconds * 1000))
    missing = 1 if value < FIRST_REAL_DAY else 0
    return ORIGIN_1900 + timedelta(days=missing, milliseconds=int(seconds * 1000))


def show_date(section: list[Token], value: Decimal, *, from_1904: bool) -> str:
    """Return the day number shown by the section's date tokens; no date stays the number."""
    fine = any(kind == "date" and "." in text for kind, text in section)
    moment = moment_of(value, from_1904=from_1904, to_second=not fine)
    if moment is None:
        return f"{value:f}"
    twelve = any(kind == "date" and "/" in text for kind, text in section)
    shown = [_piece(section, index, moment, value, twelve=twelve) for index in range(len(section))]
    text = "".join(shown)
    if any(kind == "bracket" and mark.upper() == "DBNUM1" for kind, mark in section):
        return _chinese(section, moment, text)
    return text


def _piece(
    section: list[Token], index: int, moment: datetime, value: Decimal, *, twelve: bool
) -> str:
    """Return what the token at `index` prints."""
    kind, text = section[index]
    if kind == "date":
        return _part(text.lower(), moment, minute=_is_minute(section, index), twelve=twelve)
    if kind == "bracket" and text.lower() in ELAPSED:
        seconds = int((value * DAY_SECONDS).quantize(Decimal(1), ROUND_HALF_UP))
        unit = {"h": 3600, "m": 60, "s": 1}[text[0].lower()]
        return str(seconds // unit).zfill(len(text))
    if kind == "space":
        return " "
    return text if kind in {"text", "figure"} and text != "@" else ""


def _is_minute(section: list[Token], index: int) -> bool:
    """Tell whether an m means minutes: right after hours or right before seconds."""
    times = [
        (place, text.lower()[0])
        for place, (kind, text) in enumerate(section)
        if kind == "date" or (kind == "bracket" and text.lower() in ELAPSED)
    ]
    at = next(i for i, (place, _) in enumerate(times) if place == index)
    before = times[at - 1][1] if at else ""
    after = times[at + 1][1] if at + 1 < len(times) else ""
    return before == "h" or after == "s"


def _part(token: str, moment: datetime, *, minute: bool, twelve: bool) -> str:  # noqa: PLR0911  # one per letter
    """Return one part of the date or time."""
    width = len(token)
    if token[0] == "y":
        return f"{moment.year % 100:02d}" if width <= 2 else str(moment.year)  # noqa: PLR2004  # yy or yyyy
    if token[0] == "m":
        return f"{moment.minute:0{min(width, 2)}d}" if minute else _month(moment, width)
    if token[0] == "d":
        return _day(moment, width)
    if token[0] == "h":
        hour = (moment.hour - 1) % NOON + 1 if twelve else moment.hour
        return f"{hour:0{min(width, 2)}d}"
    if token[0] == "s":
        return _second(token, moment)
    if token.startswith("aaa"):
        return ("星期" if width > 3 else "") + CHINESE_DAYS[moment.weekday()]  # noqa: PLR2004  # aaaa is the long form
    names = {"am/pm": ("AM", "PM"), "a/p": ("A", "P")}.get(token, ("上午", "下午"))
    return names[moment.hour >= NOON]


def _month(moment: datetime, width: int) -> str:
    """Return the month as m, mm, mmm, mmmm or mmmmm."""
    forms = [
        str(moment.month), f"{moment.month:02d}", MONTHS[moment.month - 1],
        LONG_MONTHS[moment.month - 1], MONTHS[moment.month - 1][0],
    ]  # fmt: skip
    return forms[min(width, len(forms)) - 1]


def _day(moment: datetime, width: int) -> str:
    """Return the day as d, dd, ddd or dddd."""
    weekday = moment.weekday()
    forms = [str(moment.day), f"{moment.day:02d}", DAYS[weekday], LONG_DAYS[weekday]]
    return forms[min(width, len(forms)) - 1]


def _second(token: str, moment: datetime) -> str:
    """Return the seconds, with as many decimals as the token has."""
    whole, _, decimals = token.partition(".")
    shown = f"{moment.second:0{min(len(whole), 2)}d}"
    if not decimals:
        return shown
    return shown + "." + f"{moment.microsecond:06d}"[: len(decimals)]


def _chinese(section: list[Token], moment: datetime, text: str) -> str:
    """Return the date in Chinese numerals: 二〇二四年十二月三十一日."""
    shown = []
    for index, (kind, part) in enumerate(section):
        if kind != "date":
            shown.append(part if kind == "text" else "")
        elif part[0].lower() == "y":
            year = _part(part.lower(), moment, minute=False, twelve=False)
            shown.append("".join(CHINESE_DIGITS[int(digit)] for digit in year))
        elif part[0].lower() in "md" and not _is_minute(section, index):
            number = moment.month if part[0].lower() == "m" else moment.day
            shown.append(_below_hundred(number))
        else:
            return text
    return "".join(shown)


def _below_hundred(number: int) -> str:
    """Return a number from 1 to 99 in Chinese numerals."""
    tens, ones = divmod(number, 10)
    head = ("" if tens == 1 else CHINESE_DIGITS[tens]) + "十" if tens else ""
    return head + (CHINESE_DIGITS[ones] if ones else "")
