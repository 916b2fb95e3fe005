"""The ways in which dates and months are written in ledgers; one way a column."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

DATES: Final = {
    "dash": "2024-03-05",
    "compact": "20240305",
    "slash": "2024/3/5",
    "chinese": "2024年3月5日",
    "dot": "2024.3.5",
}
"""An example of each way to write a date; year, month, day in all of them."""
MONTHS: Final = {
    "compact": "202403",
    "dash": "2024-03",
    "slash": "2024/3",
    "chinese": "2024年3月",
    "dot": "2024.03",
}
EARLIEST: Final = "DATE '1900-01-01'"
LATEST: Final = "DATE '2200-12-31'"
_DATE: Final = {
    "dash": re.compile(r"\d{4}-\d{1,2}-\d{1,2}(?:[ T]00:00(?::00(?:\.0+)?)?)?"),
    "compact": re.compile(r"\d{8}"),
    "slash": re.compile(r"\d{4}/\d{1,2}/\d{1,2}"),
    "chinese": re.compile(r"\d{4}年\d{1,2}月\d{1,2}日"),
    "dot": re.compile(r"\d{4}\.\d{1,2}\.\d{1,2}"),
}
_MONTH: Final = {
    "compact": re.compile(r"\d{6}"),
    "dash": re.compile(r"\d{4}-\d{1,2}(?:-0?1)?"),
    "slash": re.compile(r"\d{4}/\d{1,2}(?:/0?1)?"),
    "chinese": re.compile(r"\d{4}年\d{1,2}月"),
    "dot": re.compile(r"\d{4}\.\d{1,2}"),
}
_SIGNS: Final = {"dash": "-", "slash": "/", "chinese": "年", "dot": "."}


def date_form(texts: Iterable[str]) -> str:
    """Return the way most of the texts write a date; empty when none does."""
    return _most(texts, _DATE)


def month_form(texts: Iterable[str]) -> str:
    """Return the way most of the texts write a month; empty when none does."""
    return _most(texts, _MONTH)


def _most(texts: Iterable[str], ways: dict[str, re.Pattern[str]]) -> str:
    counts = Counter(
        name for text in texts for name, way in ways.items() if way.fullmatch(text.strip())
    )
    return counts.most_common(1)[0][0] if counts else ""


def date_sql(text: str, form: str) -> str:
    """Return the SQL of the date that `text` writes; null when written otherwise or no day."""
    if not form:
        return f"coalesce({', '.join(date_sql(text, one) for one in DATES)})"
    if form == "compact":
        day = f"try_strptime({text}, '%Y%m%d')"
        return f"CASE WHEN length({text}) = 8 THEN TRY_CAST({day} AS DATE) END"
    sign = _SIGNS[form]
    plain = {
        "dash": text,
        "slash": f"replace({text}, '/', '-')",
        "dot": f"replace({text}, '.', '-')",
        "chinese": f"replace(replace(rtrim({text}, '日'), '年', '-'), '月', '-')",
    }[form]
    return f"CASE WHEN strpos({text}, '{sign}') = 5 THEN TRY_CAST({plain} AS DATE) END"


def number_sql(text: str) -> str:
    """Return the SQL of the whole number that `text` writes; null when it writes none."""
    return f"TRY_CAST({text} AS INTEGER)"


def month_sql(text: str, form: str, *, number: str) -> str:
    """Return the SQL of the month, YYYYMM, that `text` writes; null when written otherwise.

    `number` is the name of a column that has `number_sql` of the text: it is worked out once.
    """
    if not form:
        return f"coalesce({', '.join(month_sql(text, one, number=number) for one in MONTHS)})"
    if form == "compact":
        return (
            f"CASE WHEN strlen({text}) = 6 AND {number} BETWEEN 190001 AND 220012 "
            f"AND {number} % 100 BETWEEN 1 AND 12 THEN {number} END"
        )
    sign = _SIGNS[form]
    plain = {
        "dash": f"left({text}, 7)",
        "slash": f"replace({text}, '/', '-')",
        "dot": f"replace({text}, '.', '-')",
        "chinese": f"replace(rtrim({text}, '月'), '年', '-')",
    }[form]
    day = f"TRY_CAST({plain} || '-1' AS DATE)"
    return (
        f"CASE WHEN strpos({text}, '{sign}') = 5 AND {day} BETWEEN {EARLIEST} AND {LATEST} "
        f"THEN CAST(year({day}) * 100 + month({day}) AS INTEGER) END"
    )
