"""Dates, deadlines and periods as printed: `2024年底前`, `1月—12月`, `每月15日前`, `第三季度`."""

from __future__ import annotations

import re
from calendar import monthrange
from functools import lru_cache
from typing import Final

from jixiao.model.quantity import Comparison, Quantity, QuantityKind
from jixiao.wording.numerals import chinese_number, half_width
from jixiao.wording.spaces import without_layout_spaces

_LEAP: Final = 2024
_TO: Final = r"(?:-{1,2}|—{1,2}|–|－|~|～|至|到)"
_YEAR: Final = r"(?P<year>(?:19|20)\d\d)"
_DONE: Final = "完成|到位|发放到位|完工|实施|发放|拨付|支付|竣工|验收|达到|交付"
_TAIL: Final = rf"(?P<end>(?:全部|按时|及时|足额)?(?:{_DONE})?)"
_DAY: Final = re.compile(
    rf"(?:于|在|截至|截止)?(?:{_YEAR}(?:年度?|[./-])|当年|本年|每年)?(?P<month>\d{{1,2}})(?:月份?|[./-])"
    rf"(?:(?P<day>\d{{1,2}})[日号]?|(?P<part>底|末|初|上旬|中旬|下旬))?(?P<before>之?以?前)?{_TAIL}"
)
_YEAR_END: Final = re.compile(
    rf"(?:于|在)?(?:{_YEAR}年?|当年|本年|每年|全年)?(?:年度?)?(?P<part>年底|底|年末|末)(?P<before>之?以?前)?{_TAIL}"
)
_EVERY_MONTH: Final = re.compile(rf"每个?月(?P<day>\d{{1,2}})[日号](?P<before>之?以?前)?{_TAIL}")
_MONTHS: Final = re.compile(
    rf"(?:{_YEAR}(?:年度?|[./]))?(?P<first>\d{{1,2}})月?份?{_TO}"
    rf"(?:(?P<year2>(?:19|20)\d\d)(?:年|[./]))?(?P<last>\d{{1,2}})(?P<sign>月份?)?(?:底|末)?"
)
_YEARS: Final = re.compile(rf"{_YEAR}年?度?{_TO}(?P<year2>(?:19|20)\d\d)年?度?")
_WHOLE: Final = re.compile(rf"{_YEAR}年(?:度|全年|内|度内)?|全年|年度内|年内|当年内?|本年度?内?")
_QUARTER: Final = re.compile(
    rf"(?:{_YEAR}年)?第?(?P<quarter>[一二三四1-4])季度(?P<last>底|末|内)?(?P<before>之?以?前)?{_TAIL}"
)
_HALF: Final = re.compile(rf"(?:{_YEAR}年)?(?P<half>上|下)半年(?P<before>之?以?前)?")
_HINT: Final = re.compile(r"[年月日号季底]|\d[./-]\d")


def _prefix(year: str | None) -> str:
    """Return the ISO beginning of a month: the year, or `-` where none is printed."""
    return f"{year}-" if year else "--"


def _last_day(year: str | None, month: int) -> int:
    """Return the last day of a month; without a year February has 29."""
    return monthrange(int(year) if year else _LEAP, month)[1]


def _at_most(match: re.Match[str]) -> Comparison | None:
    """Return AT_MOST when the words say `前`."""
    return Comparison.AT_MOST if match.groupdict().get("before") else None


def _date(value: str, comparison: Comparison | None) -> Quantity:
    return Quantity(QuantityKind.DATE, value, comparison)


def _period(year: str | None, first: int, last: int, year2: str | None = None) -> Quantity:
    """Return months `first` to `last`, the second year the same when none is printed."""
    ends = (f"{_prefix(year)}{first:02}", f"{_prefix(year2 or year)}{last:02}")
    return Quantity(QuantityKind.PERIOD, ends)


def _months(match: re.Match[str]) -> Quantity | None:
    first, last = int(match["first"]), int(match["last"])
    if not (1 <= first <= 12 and 1 <= last <= 12):  # noqa: PLR2004 - months of a year
        return None
    if not (match["sign"] or match["year"]):
        return None
    if not match["year2"] and first > last:
        return None
    return _period(match["year"], first, last, match["year2"])


def _day(match: re.Match[str]) -> Quantity | None:
    year, month = match["year"], int(match["month"])
    if not 1 <= month <= 12 or not ("月" in match[0] or (year and match["day"])):  # noqa: PLR2004
        return None
    day = int(match["day"]) if match["day"] else 0
    if match["part"] in ("底", "末", "下旬"):
        day = _last_day(year, month)
    if day > _last_day(year, month):
        return None
    rest = f"-{day:02}" if day else ""
    return _date(f"{_prefix(year)}{month:02}{rest}", _at_most(match))


def _year_end(match: re.Match[str]) -> Quantity:
    return _date(f"{_prefix(match['year'])}12-31", _at_most(match))


def _every_month(match: re.Match[str]) -> Quantity | None:
    day = int(match["day"])
    return _date(f"---{day:02}", _at_most(match)) if 1 <= day <= 31 else None  # noqa: PLR2004


def _whole(match: re.Match[str]) -> Quantity:
    return _period(match["year"], 1, 12)


def _years(match: re.Match[str]) -> Quantity:
    return _period(match["year"], 1, 12, match["year2"])


def _quarter(match: re.Match[str]) -> Quantity:
    sign = match["quarter"]
    quarter = int(sign) if sign.isdecimal() else int(chinese_number(sign) or 0)
    last = quarter * 3
    if match["before"] or match["last"] in ("底", "末"):
        end = _last_day(match["year"], last)
        return _date(f"{_prefix(match['year'])}{last:02}-{end}", _at_most(match))
    return _period(match["year"], last - 2, last)


def _half(match: re.Match[str]) -> Quantity:
    last = 6 if match["half"] == "上" else 12
    if match["before"]:
        end = _last_day(None, last)
        return _date(f"{_prefix(match['year'])}{last:02}-{end}", _at_most(match))
    return _period(match["year"], last - 5, last)


_FORMS: Final = (
    (_MONTHS, _months),
    (_DAY, _day),
    (_YEAR_END, _year_end),
    (_WHOLE, _whole),
    (_YEARS, _years),
    (_QUARTER, _quarter),
    (_HALF, _half),
    (_EVERY_MONTH, _every_month),
)


@lru_cache(maxsize=8192)
def parse_date(text: str) -> Quantity | None:
    """Return the date or period that a text is, or None when it is anything else.

    ISO texts; months without a year begin with `--`, days of every month with `---`. `前` gives
    the comparison `at_most`. A bare `2024.12` is not taken for a date.
    """
    plain = half_width(without_layout_spaces(text)).rstrip("。;；")
    if not _HINT.search(plain):
        return None
    for pattern, read in _FORMS:
        match = pattern.fullmatch(plain)
        quantity = read(match) if match else None
        if quantity is not None:
            return quantity
    return None


def _render_day(iso: str) -> str:
    """Return an ISO date, month or day of every month in Chinese."""
    if iso.startswith("---"):
        return f"每月{int(iso[3:])}日"
    year, _, rest = ("", "", iso[2:]) if iso.startswith("--") else iso.partition("-")
    names = [f"{year}年"] if year else []
    names += [f"{int(part)}{sign}" for part, sign in zip(rest.split("-"), "月日", strict=False)]
    return "".join(names)


def render_date(quantity: Quantity) -> str:
    """Return a date or period in Chinese; parsing it again gives the same quantity."""
    if isinstance(quantity.value, tuple):
        first, last = (_render_day(str(end)) for end in quantity.value)
        return f"{first}-{last}"
    before = "前" if quantity.comparison is Comparison.AT_MOST else ""
    return f"{_render_day(str(quantity.value))}{before}"
