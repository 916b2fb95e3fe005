"""Monthly pensions and yearly grants: who draws from when to when, and each month's payments."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import numpy as np
import pyarrow as pa

from jixiao.measurement.samples.columns import Numbers, chosen, dates, money, same, yyyymm
from jixiao.measurement.samples.rows import table_of

if TYPE_CHECKING:
    from jixiao.measurement.samples.county import County
    from jixiao.measurement.samples.people import Maker, People

NEVER: Final = 10**6
DEATHS: Final = 0.025
ENTRANTS: Final = 0.03
FAILED: Final = 0.0008
DUE_DAY: Final = 15
LATE_MONTH: Final = 13
"""The month, from 0, in which a county paid late."""
REASONS: Final = [None, "调标", "满65岁", "补发"]


@dataclass(frozen=True, slots=True)
class Drawers:
    """Persons who draw a benefit: months from `start` to `end`, both inclusive, from 0."""

    benefit: str
    people: People
    start: Numbers
    end: Numbers
    deaths: Numbers
    turns: Numbers
    given: dict[str, Any]
    failed: Numbers


def drawers(county: County, maker: Maker, given: dict[str, Any]) -> Drawers:
    """Return who draws a monthly benefit: the old ones, those who turn sixty, those who die."""
    random = county.random(given["benefit"])
    total = len(county.months)
    heads = county.heads(given["recipients"] * given["attain"])
    years = total / 12
    there = round(heads * (1 - (ENTRANTS - DEATHS) * years))
    coming = round(heads * ENTRANTS * years)
    start = np.r_[np.zeros(there, int), random.integers(0, total, coming)]
    births = _births(county, random, start)
    dying = random.random(len(start)) < DEATHS * years
    dying &= start < total - 2
    end = np.where(dying, random.integers(start, total, len(start)), NEVER)
    day = random.integers(0, 28, len(start))
    deaths = (county.months[np.minimum(end, total - 1)]).astype("datetime64[D]") + day
    turns = ((births.astype("datetime64[M]") + 65 * 12) - county.months[0]).astype(int) + 1
    failed = np.where(
        random.random(len(start)) < FAILED * years, random.integers(start, total), NEVER
    )
    failed = np.where(failed + 1 < np.minimum(end, total), failed, NEVER)
    return Drawers(given["benefit"], maker.born(births), start, end, deaths, turns, given, failed)


def _births(county: County, random: np.random.Generator, start: Numbers) -> Numbers:
    """Return dates of birth: sixty in the month before the start, or up to 92 already."""
    months = county.months[start] - 1 - 60 * 12
    months = months - np.where(start == 0, random.integers(1, 32 * 12, len(start)), 0)
    return months.astype("datetime64[D]") + random.integers(0, 28, len(start))


def month_of(county: County, drawn: Drawers, month: int, first: int) -> pa.Table:
    """Return the payments of one month, numbered from `first`; also those failed before."""
    paid = np.flatnonzero((drawn.start <= month) & (month <= drawn.end))
    again = np.flatnonzero(drawn.failed == month - 1)
    which = np.r_[paid, again]
    back = np.r_[np.zeros(len(paid), bool), np.ones(len(again), bool)]
    due_month = np.where(back, month - 1, month)
    older = drawn.turns[which] <= due_month
    standard = _standards(county, drawn)[due_month] + older * drawn.given["older"] * 100
    failed = (drawn.failed[which] == month) & ~back
    paid_on = _paid_on(county, month, len(which), random=county.random(f"{drawn.benefit}{month}"))
    count = len(which)
    when = np.full(count, county.months[month])
    due_on = county.months[due_month].astype("datetime64[D]") + DUE_DAY - 1
    people = drawn.people
    taken = pa.array(which)
    reason = _reasons(county, drawn, month, which, back)
    return table_of(
        "payments",
        count,
        {
            "payment": np.arange(first, first + count),
            "batch": same(batch_of(drawn.benefit, yyyymm(when[:1])[0]), count),
            "person": people.persons.take(taken),
            "name": people.names.take(taken),
            "account": people.accounts.take(taken),
            "benefit": same(drawn.benefit, count),
            "group": chosen(drawn.given["group"], older.astype(int)),
            "pay_month": yyyymm(when),
            "due_month": yyyymm(county.months[due_month]),
            "months": np.ones(count, dtype=np.int64),
            "standard": money(standard),
            "due": money(np.where(back, 0, standard)),
            "paid": money(np.where(failed, 0, standard)),
            "due_on": dates(due_on),
            "paid_on": dates(paid_on, failed),
            "status": chosen(["paid", "failed"], failed.astype(int)),
            "change_reason": chosen(REASONS, reason),
            **shares(drawn.given["parts"], standard, failed),
        },
    )


def batch_of(benefit: str, month: int) -> str:
    """Return the code of a benefit's batch of a month."""
    return f"{benefit}-{month}"


def _standards(county: County, drawn: Drawers) -> Numbers:
    """Return the monthly standard in 分 of each month; years beyond the table keep its last."""
    table = {int(year): value for year, value in drawn.given["standards"].items()}
    known = sorted(table)
    years = [min(max(year, known[0]), known[-1]) for year in county.years]
    return np.repeat([round(table[year] * 100) for year in years], 12)


def _reasons(county: County, drawn: Drawers, month: int, which: Numbers, back: Numbers) -> Numbers:
    """Return why a standard is another than last month: none, raised, older, paid again."""
    standards = _standards(county, drawn)
    raised = month > 0 and standards[month] != standards[month - 1]
    reason = np.full(len(which), 1 if raised else 0)
    if drawn.given["older"]:
        reason = np.where(drawn.turns[which] == month, 2, reason)
    return np.where(back, 3, reason)


def _paid_on(county: County, month: int, count: int, *, random: np.random.Generator) -> Numbers:
    """Return when the bank reported: from the 8th to the due day, once a county two days late."""
    day = random.integers(8, DUE_DAY + 1, count)
    if month == LATE_MONTH + int(county.division[-1]):
        day = np.full(count, DUE_DAY + 2)
    return np.full(count, county.months[month].astype("datetime64[D]")) + day - 1


def shares(parts: dict[str, float], total: Numbers, failed: Numbers) -> dict[str, pa.Array]:
    """Return what each level bears; what the table leaves over is the county's."""
    fixed = {level: round(part * 100) for level, part in parts.items()}
    rest = total - sum(fixed.values())
    found = {}
    for level in ("central", "province", "city", "county"):
        part = np.full(len(total), fixed.get(level, 0))
        if level == "county" and level not in fixed:
            part = part + np.maximum(rest, 0)
        if level == "province" and "county" in fixed:
            part = part + np.maximum(rest, 0)
        found[f"share_{level}"] = money(np.where(failed, 0, np.minimum(part, total)))
    return found


def grant_of(
    county: County, people: People, given: dict[str, Any], year: int, first: int
) -> pa.Table:
    """Return a year's payments of a grant to each of the people, numbered from `first`."""
    count = len(people)
    month = np.datetime64(f"{year}-{given['month']:02}", "M")
    standard = np.full(count, round(given["standard"] * 100))
    whole = np.full(count, month.astype("datetime64[D]"))
    random = county.random(f"{given['benefit']}{given['group']}{year}")
    when = yyyymm(np.full(count, month))
    return table_of(
        "payments",
        count,
        {
            "payment": np.arange(first, first + count),
            "batch": same(batch_of(given["benefit"], when[0] if count else 0), count),
            "person": people.persons,
            "name": people.names,
            "account": people.accounts,
            "benefit": same(given["benefit"], count),
            "group": same(given["group"], count),
            "project": same(given.get("project"), count),
            "pay_month": when,
            "due_month": when,
            "months": np.ones(count, dtype=np.int64),
            "standard": money(standard),
            "due": money(standard),
            "paid": money(standard),
            "due_on": dates(whole + 19),
            "paid_on": dates(whole + random.integers(4, 20, count)),
            "status": same("paid", count),
            **shares(given["parts"], standard, np.zeros(count, bool)),
        },
    )
