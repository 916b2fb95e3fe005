"""Registers of a county: persons, deaths, enrolments, certifications, contributions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np
import pyarrow as pa

from jixiao.measurement.samples.columns import (
    Numbers,
    chosen,
    dates,
    money,
    months,
    numbered,
    same,
    yyyymm,
)
from jixiao.measurement.samples.rows import table_of

if TYPE_CHECKING:
    from jixiao.measurement.samples.county import County
    from jixiao.measurement.samples.pensions import Drawers
    from jixiao.measurement.samples.people import People

VILLAGES: Final = [f"第{number}村" for number in range(1, 61)]
TOWNSHIPS: Final = ["城关镇", "河东镇", "西堡乡", "南山乡", "北川镇", "东峡乡"]
CERTIFIED: Final = 0.998
METHODS: Final = ["face", "counter", "visit", "compare"]


def register(county: County, people: People, group: str, listed: Numbers | None = None) -> pa.Table:
    """Return the registration of each person; `listed` are their months, else the first."""
    count = len(people)
    random = county.random(f"register{group}{count}")
    village = random.integers(0, len(VILLAGES), count)
    first = np.full(count, county.months[0]) if listed is None else listed
    return table_of(
        "persons",
        count,
        {
            "person": people.persons,
            "name": people.names,
            "phone": people.phones,
            "registered_on": dates(first.astype("datetime64[D]")),
            "birth_date": dates(people.births),
            "township": chosen(list(TOWNSHIPS), village % len(TOWNSHIPS)),
            "village": chosen(list(VILLAGES), village),
            "resident": np.ones(count, bool),
            "group": same(group, count),
        },
    )


def deaths_of(county: County, drawn: Drawers) -> pa.Table:
    """Return the deaths among those who drew a pension, known in the month they happened."""
    which = np.flatnonzero(drawn.end < len(county.months))
    days = drawn.deaths[which]
    random = county.random(f"deaths{drawn.benefit}")
    last = (days.astype("datetime64[M]") + 1).astype("datetime64[D]") - 1
    reported = np.minimum(days + random.integers(1, 9, len(which)), last)
    return table_of(
        "deaths",
        len(which),
        {
            "person": drawn.people.persons.take(pa.array(which)),
            "death_date": dates(days),
            "reported_on": dates(reported),
            "origin": chosen(["hospital", "village", "kin"], random.integers(0, 3, len(which))),
        },
    )


def enrolments_of(
    county: County, people: People, scheme: str, *, rate: float, group: str | None = None
) -> pa.Table:
    """Return who should be insured, `rate` of whom are; all listed in the first month."""
    count = len(people)
    random = county.random(f"enrol{scheme}{group}")
    first = county.months[0].astype("datetime64[D]")
    enrolled = random.random(count) < rate
    late = random.random(count) < 0.04  # noqa: PLR2004 - one in twenty-five joined later
    months_later = np.where(late, random.integers(0, len(county.months), count), 0)
    on = (county.months[0] + months_later).astype("datetime64[D]") + random.integers(0, 27, count)
    return table_of(
        "enrolments",
        count,
        {
            "person": people.persons,
            "scheme": same(scheme, count),
            "group": same(group, count),
            "listed_on": dates(np.full(count, first)),
            "enrolled_on": dates(on, ~enrolled),
        },
    )


def drawers_enrolled(county: County, drawn: Drawers, scheme: str) -> pa.Table:
    """Return the enrolments of those who draw a pension; the dead are taken off."""
    count = len(drawn.people)
    total = len(county.months)
    month = county.months[np.minimum(drawn.start, total - 1)]
    dead = drawn.end < total
    first = county.months[0].astype("datetime64[D]")
    last = county.months[np.minimum(drawn.end, total - 1)]
    return table_of(
        "enrolments",
        count,
        {
            "person": drawn.people.persons,
            "scheme": same(scheme, count),
            "listed_on": dates(np.full(count, first)),
            "removed_on": dates(drawn.deaths, ~dead),
            "enrolled_on": dates(np.full(count, first)),
            "pension_from": months(month),
            "pension_ended": months(last, ~dead),
        },
    )


def certifications_of(county: County, drawn: Drawers, year: int) -> pa.Table:
    """Return a year's certifications of those who draw the pension all year; few are late."""
    start = (year - county.years[0]) * 12
    which = np.flatnonzero((drawn.start <= start) & (drawn.end >= start + 11))
    count = len(which)
    random = county.random(f"certify{drawn.benefit}{year}")
    first = np.datetime64(f"{year}-01-01", "D")
    on = first + random.integers(20, 330, count)
    late = random.random(count) > CERTIFIED
    on = np.where(late, first + 366 + random.integers(0, 20, count), on)
    return table_of(
        "certifications",
        count,
        {
            "person": drawn.people.persons.take(pa.array(which)),
            "benefit": same(drawn.benefit, count),
            "due_from": dates(np.full(count, first)),
            "due_on": dates(np.full(count, np.datetime64(f"{year}-12-31", "D"))),
            "certified_on": dates(on),
            "method": chosen(list(METHODS), random.integers(0, 4, count)),
            "result": same("passed", count),
        },
    )


def contributions_of(county: County, people: People, year: int, first: int) -> pa.Table:
    """Return the yearly contributions of residents with their subsidies."""
    given = county.given["subsidy"]
    random = county.random(f"contribute{year}")
    which = np.flatnonzero(random.random(len(people)) < county.given["enrolled"])
    count = len(which)
    tier = np.full(count, county.given["tier"] * 100)
    month = np.datetime64(f"{year}-01", "M") + random.integers(2, 11, count)
    paid_on = month.astype("datetime64[D]") + random.integers(0, 27, count)
    due_on = (month + 2).astype("datetime64[D]") - 1
    late = random.random(count) > given["on_time"]
    credited = np.where(late, due_on + 9, due_on - random.integers(3, 25, count))
    subsidy = np.full(count, given["paid"] * 100)
    return table_of(
        "contributions",
        count,
        {
            "contribution": numbered("C", np.arange(first, first + count), 10),
            "person": people.persons.take(pa.array(which)),
            "scheme": same("resident", count),
            "period_from": np.full(count, year * 100 + 1, np.int32),
            "period_to": np.full(count, year * 100 + 12, np.int32),
            "booked_month": yyyymm(month),
            "due_on": dates(np.full(count, np.datetime64(f"{year}-12-31", "D"))),
            "paid_on": dates(paid_on),
            "tier": money(tier),
            "personal_due": money(tier),
            "personal_paid": money(tier),
            "subsidy_due": money(subsidy),
            "subsidy_paid": money(subsidy),
            "subsidy_due_on": dates(due_on),
            "subsidy_paid_on": dates(credited),
            **{
                f"share_{level}": money(np.full(count, given[level] * 100))
                for level in ("central", "province", "city", "county")
            },
        },
    )


@dataclass(frozen=True, slots=True)
class Support:
    """What a project pays for each of a group, in 元 a year."""

    scheme: str
    group: str
    project: str
    amount: float


def supported(county: County, people: People, given: Support, *, year: int, first: int) -> pa.Table:
    """Return the contributions that a project pays for a group: all of them, each by its day."""
    count = len(people)
    random = county.random(f"support{given.group}{given.scheme}{year}")
    month = np.datetime64(f"{year}-01", "M") + random.integers(1, 12, count)
    paid_on = month.astype("datetime64[D]") + random.integers(0, 20, count)
    fen = np.full(count, round(given.amount * 100))
    return table_of(
        "contributions",
        count,
        {
            "contribution": numbered("G", np.arange(first, first + count), 10),
            "person": people.persons,
            "scheme": same(given.scheme, count),
            "group": same(given.group, count),
            "project": same(given.project, count),
            "period_from": np.full(count, year * 100 + 1, np.int32),
            "period_to": np.full(count, year * 100 + 12, np.int32),
            "booked_month": yyyymm(month),
            "due_on": dates(np.full(count, np.datetime64(f"{year}-12-31", "D"))),
            "paid_on": dates(paid_on),
            "personal_due": money(fen),
            "personal_paid": money(fen),
            "unit_due": money(fen) if given.scheme == "annuity" else money(np.zeros(count)),
            "unit_paid": money(fen) if given.scheme == "annuity" else money(np.zeros(count)),
            "subsidy_due": money(fen),
            "subsidy_paid": money(fen),
            "subsidy_due_on": dates(paid_on + 30),
            "subsidy_paid_on": dates(paid_on + random.integers(2, 28, count)),
            "share_county": money(fen),
        },
    )
