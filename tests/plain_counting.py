"""What metrics count, told a second time: plain Python over the rows as they were handed in.

Knows nothing of the metrics' expressions. A function a metric returns what is divided and by what
(None: nothing is divided). Amounts are 元; a comparison with an empty cell does not hold.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any

Row = Mapping[str, Any]
Number = int | Decimal
Found = tuple[Number | None, Number | None]
MONTHS = {
    "activities": "held_on", "allocations": "received_on", "answers": "answered_on",
    "asset_running": "run_month", "assets": "ordered_on", "batches": "pay_month",
    "cards": "applied_on", "cases": "received_on", "certifications": "due_on",
    "contributions": "booked_month", "enrolments": "listed_on", "identities": "valid_from",
    "loan_interest": "paid_month", "loans": "applied_on", "payments": "pay_month",
    "subsidies": "paid_month", "tasks": "received_on", "transfers": "listed_on",
    "units": "registered_on", "vouchers": "paid_on",
}  # fmt: skip
LASTING = {"assets", "enrolments", "identities", "loans", "transfers", "units"}


@dataclass(frozen=True)
class Asked:
    """The rows of a county, a calendar year, and which rows are meant."""

    rows: Callable[[str], list[dict[str, Any]]]
    year: int
    filters: Mapping[str, tuple[str, ...]]

    @property
    def first(self) -> dt.date:
        return dt.date(self.year, 1, 1)

    @property
    def last(self) -> dt.date:
        return dt.date(self.year, 12, 31)

    @property
    def december(self) -> int:
        return self.year * 100 + 12

    def __call__(self, ledger: str) -> Iterator[Row]:
        """Yield the rows of the year that are meant; of what lasts, those of earlier years too."""
        for row in self.rows(ledger):
            when = row[MONTHS[ledger]]
            year = when // 100 if isinstance(when, int) else when.year
            if year > self.year or (year < self.year and ledger not in LASTING):
                continue
            if all(row[name] in held for name, held in self.filters.items() if name in row):
                yield row

    def until(self, row: Row, column: str) -> bool:
        return not_after(row[column], self.last)

    def within(self, row: Row, column: str) -> bool:
        return row[column] is not None and self.first <= row[column] <= self.last

    def lasts(self, row: Row, column: str) -> bool:
        return row[column] is None or row[column] > self.last

    def part(self, row: Row, column: str) -> Decimal:
        """Return the amount, or what the levels meant bear of it."""
        levels = self.filters.get("level")
        if not levels:
            return row[column]
        return sum((row[f"share_{one}"] or Decimal(0) for one in levels), Decimal(0))


def not_after(one: Any, other: Any) -> bool:  # noqa: ANN401 - dates, or nothing
    return one is not None and other is not None and one <= other


def more(value: Any) -> bool:  # noqa: ANN401 - a number, or nothing
    return value is not None and value > 0


def several(rows: Iterator[Row], column: str) -> int:
    return len({row[column] for row in rows if row[column] is not None})


def added(rows: Iterator[Row], column: str) -> Number:
    return sum((row[column] for row in rows if row[column] is not None), Decimal(0))


def of(rows: Iterator[Row], good: Callable[[Row], bool]) -> Found:
    """Return how many rows are good, and how many there are."""
    held = list(rows)
    return sum(map(good, held)), len(held)


def persons_of(rows: Iterator[Row], good: Callable[[Row], bool], column: str = "person") -> Found:
    held = list(rows)
    return several((row for row in held if good(row)), column), several(iter(held), column)


def whole_months(rows: Iterator[Row], column: str, good: Callable[[Row], bool]) -> int:
    months: dict[int, bool] = defaultdict(lambda: True)
    for row in rows:
        months[row[column]] &= good(row)
    return sum(months.values())


def paid(asked: Asked) -> list[Row]:
    return [row for row in asked("payments") if more(row["paid"])]


def due(asked: Asked) -> list[Row]:
    return [row for row in asked("payments") if more(row["due"])]


def helped(asked: Asked) -> list[Row]:
    return [row for row in asked("subsidies") if more(row["paid"])]


def owed(asked: Asked) -> list[Row]:
    return [row for row in asked("contributions") if more(row["subsidy_due"])]


def moved(asked: Asked) -> list[Row]:
    return [row for row in asked("transfers") if asked.until(row, "listed_on")]


def listed(asked: Asked) -> list[Row]:
    return [
        row
        for row in asked("enrolments")
        if asked.until(row, "listed_on") and asked.lasts(row, "removed_on")
    ]


def insured(asked: Asked, row: Row) -> bool:
    return asked.until(row, "enrolled_on") and asked.lasts(row, "ended_on")


def kept(asked: Asked, row: Row) -> bool:
    return asked.until(row, "supported_from") and asked.lasts(row, "supported_to")


def registered(asked: Asked) -> list[Row]:
    return [
        row
        for row in asked("units")
        if asked.until(row, "registered_on") and asked.lasts(row, "ended_on")
    ]


def born(row: Row) -> dt.date:
    text = row["person"]
    return dt.date(int(text[6:10]), int(text[10:12]), int(text[12:14]))


def money_in(row: Row, *others: str) -> Decimal:
    return sum((row[name] or Decimal(0) for name in others), row["personal_paid"])


def month_number(day: dt.date, year: int) -> int:
    return (day.year - year) * 12 + day.month


def value_of(found: Found, unit: str, wanted: str) -> str | None:
    """Return the value as it is written: one division, one rounding, half away from zero.

    A value that is not quite a round one has as many places as show that.
    """
    above, below = found
    if above is None or below == 0:
        return None
    number = Fraction(above) / Fraction(1 if below is None else below)
    if unit == "%":
        number *= 100
    factors = {("元", "万元"): 10**4, ("元", "亿元"): 10**8, ("月", "年"): 12}
    number /= factors.get((unit, wanted), 1)
    whole = {"人", "人次", "个", "件", "张", "份", "台", "户", "次", "月"}
    places = 4 if wanted in {"万元", "亿元"} else 0 if below is None and wanted in whole else 2
    scaled = int(abs(number) * 10**places * 2 + 1) // 2
    while places and scaled % 10 == 0 and scaled != abs(number) * 10**places:
        places += 1
        scaled = int(abs(number) * 10**places * 2 + 1) // 2
    text = f"{scaled:0{places + 1}d}"
    text = f"{text[:-places]}.{text[-places:]}" if places else text
    return f"-{text}" if number < 0 and scaled else text
