"""A stage for planted cases: single persons with single rows, faulty or only looking so."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from jixiao.measurement.samples.pensions import DUE_DAY, batch_of

if TYPE_CHECKING:
    from jixiao.measurement.samples.county import County
    from jixiao.measurement.samples.people import Maker

FIRST_PAYMENT: Final = 900_000_000
"""Numbers of planted payments begin here."""
RUN: Final = 6
"""Months for which a planted pensioner is paid."""
TITLES: Final = {"resident_pension": "resident", "enterprise_pension": "enterprise"}


@dataclass(frozen=True, slots=True)
class Planted:
    """A row that a check of that kind must report, or must not when `legal`; key as in the ledger.

    The row is told by the first key of its ledger.
    """

    kind: str
    legal: bool
    ledger: str
    division: str
    key: str
    month: int
    amount: str


Person = dict[str, Any]


@dataclass(slots=True)
class Scene:
    """Planted rows of one county, by ledger, and the list of what was planted."""

    county: County
    maker: Maker
    rows: dict[str, list[dict[str, Any]]] = field(default_factory=lambda: defaultdict(list))
    planted: list[Planted] = field(default_factory=list)
    payments: int = FIRST_PAYMENT
    serial: int = 0

    @property
    def given(self) -> dict[str, Any]:
        """The county's own residents' pension."""
        found: dict[str, Any] = self.county.given["monthly"][0]
        return found

    def code(self, prefix: str) -> str:
        """Return a code no other row has."""
        self.serial += 1
        return f"{prefix}P{self.serial:05}"

    def day(self, month: int, day: int = 1) -> dt.date:
        """Return a day of a month counted from the first recorded."""
        when = self.county.months[0] + month
        found: dt.date = (when.astype("datetime64[D]") + day - 1).item()
        return found

    def yyyymm(self, month: int) -> int:
        """Return a month as YYYYMM."""
        day = self.day(month)
        return day.year * 100 + day.month

    def born(self, years: int, month: int, *, registered: dt.date | None = None) -> Person:
        """Return a person who turns so many years in a month, registered like everybody."""
        when = (self.county.months[0] + month - years * 12).astype("datetime64[D]") + 9
        one = self.maker.born(np.array([when]))
        return self.registered(
            {
                "person": one.persons[0].as_py(),
                "name": one.names[0].as_py(),
                "account": one.accounts[0].as_py(),
                "phone": one.phones[0].as_py(),
                "birth_date": registered or when.item(),
            }
        )

    def registered(self, person: Person) -> Person:
        """Put a person in the county's register."""
        known = ("person", "name", "phone", "birth_date")
        row = {name: person[name] for name in known}
        row |= {"registered_on": self.day(0), "resident": True, "group": "农村居民"}
        self.rows["persons"].append(row)
        return person

    def standard(self, month: int, *, older: bool) -> float:
        """Return the monthly standard of the residents' pension."""
        table = {int(year): float(value) for year, value in self.given["standards"].items()}
        year = min(max(self.day(month).year, min(table)), max(table))
        return table[year] + (self.given["older"] if older else 0)

    def pay(  # noqa: PLR0913 - columns of a payment
        self,
        person: Person,
        month: int,
        *,
        older: bool = True,
        standard: float | None = None,
        months: int = 1,
        benefit: str = "resident_pension",
        **other: object,
    ) -> dict[str, Any]:
        """Record a payment of the pension, as it should be but for what is given otherwise."""
        if standard is None:
            standard = self.standard(month, older=older)
        self.payments += 1
        row = {
            "payment": self.payments,
            "batch": batch_of(benefit, self.yyyymm(month)),
            "person": person["person"],
            "name": person["name"],
            "account": person["account"],
            "benefit": benefit,
            "group": self.given["group"][int(older)] if benefit == "resident_pension" else None,
            "pay_month": self.yyyymm(month),
            "due_month": self.yyyymm(month),
            "months": months,
            "standard": standard,
            "due": standard * months,
            "paid": standard * months,
            "due_on": self.day(month, DUE_DAY),
            "paid_on": self.day(month, DUE_DAY - 4),
            "status": "paid",
            "change_reason": "调标" if self._raised(month) else None,
        } | other
        row["share_county"] = row["paid"]
        self.rows["payments"].append(row)
        return row

    def _raised(self, month: int) -> bool:
        if month == 0:
            return False
        return self.standard(month, older=False) != self.standard(month - 1, older=False)

    def run(
        self, person: Person, first: int, count: int = RUN, **other: object
    ) -> list[dict[str, Any]]:
        """Record payments of following months."""
        return [self.pay(person, first + at, **other) for at in range(count)]  # type: ignore[arg-type] # columns

    def certified(self, person: Person, first: int, **other: object) -> None:
        """Record that a person was certified for the year that begins before `first`."""
        row = {
            "person": person["person"],
            "benefit": "resident_pension",
            "due_from": self.day(first - 2),
            "due_on": self.day(first + 10) - dt.timedelta(days=1),
            "certified_on": self.day(first - 1, 5),
            "method": "face",
            "result": "passed",
        } | other
        self.rows["certifications"].append(row)

    def identity(self, person: Person, kind: str, first: dt.date, last: dt.date | None) -> None:
        """Record what a department says of a person."""
        row = {"person": person["person"], "kind": kind, "valid_from": first, "valid_to": last}
        self.rows["identities"].append(row | {"department": "有关部门"})

    def died(self, person: Person, month: int, day: int = 12) -> None:
        """Record a death."""
        when = self.day(month, day)
        row = {"person": person["person"], "death_date": when, "origin": "village"}
        self.rows["deaths"].append(row | {"reported_on": when + dt.timedelta(days=6)})

    def mark(
        self, kind: str, row: dict[str, Any], ledger: str = "payments", *, legal: bool
    ) -> None:
        """List a row as planted."""
        keys = {"payments": "payment", "subsidies": "subsidy", "loans": "loan",
                "loan_balances": "loan", "loan_interest": "loan", "vouchers": "voucher",
                "contributions": "contribution"}  # fmt: skip
        month = row.get("pay_month") or row.get("paid_month") or row.get("booked_month") or 0
        amount = row.get("paid", row.get("amount", row.get("principal", row.get("balance", 0))))
        self.planted.append(
            Planted(
                kind, legal, ledger, self.county.division, str(row[keys[ledger]]), int(month),
                f"{float(amount or 0):.2f}",
            )
        )  # fmt: skip

    def mark_all(self, kind: str, rows: list[dict[str, Any]], *, legal: bool) -> None:
        """List payments as planted."""
        for row in rows:
            self.mark(kind, row, legal=legal)
