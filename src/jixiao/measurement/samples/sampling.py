"""Sample ledgers, table by table: the same order gives the same rows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from jixiao.measurement.samples import counters, services, work
from jixiao.measurement.samples.county import County, SampleOrder, counties
from jixiao.measurement.samples.pensions import Drawers, drawers, grant_of, month_of
from jixiao.measurement.samples.people import Maker, People
from jixiao.measurement.samples.planted_jobs import JOBS
from jixiao.measurement.samples.planted_payments import PAYMENTS, travellers
from jixiao.measurement.samples.registers import (
    Support,
    certifications_of,
    contributions_of,
    deaths_of,
    drawers_enrolled,
    enrolments_of,
    register,
    supported,
)
from jixiao.measurement.samples.rows import rows_table, schema, table_of
from jixiao.measurement.samples.scene import Scene

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from jixiao.measurement.samples.scene import Planted

SCHEMES = {"resident_pension": "resident", "public_pension": "public"}


@dataclass(frozen=True, slots=True)
class SampleTable:
    """Rows of one ledger and county; `part` tells tables of one ledger apart: a year or month."""

    ledger: str
    division: str
    part: str
    table: pa.Table


class Sampling:
    """Makes the tables of an order; `planted` grows as counties are made."""

    def __init__(self, order: SampleOrder) -> None:
        self.order = order
        self.planted: list[Planted] = []

    def tables(self) -> Iterator[SampleTable]:
        """Yield every table, county by county; payments come month by month."""
        found = counties(self.order)
        for at, county in enumerate(found):
            neighbours = [pair for pair in (at - 1, at) if 0 <= pair < len(found) - 1]
            yield from _County(county, self.order, neighbours, at).tables(self.planted)


class _County:
    """One county in the making."""

    def __init__(self, county: County, order: SampleOrder, pairs: Sequence[int], at: int) -> None:
        self.county = county
        self.order = order
        self.maker = Maker(county.division, county.random("people"))
        self.scene = Scene(county, self.maker)
        self.first = 1
        self.pairs = pairs
        self.at = at

    def tables(self, planted: list[Planted]) -> Iterator[SampleTable]:
        self._plant()
        planted += self.scene.planted
        yield from self._registered()
        yield from self._paid()
        for ledger, rows in self.scene.rows.items():
            if ledger != "payments" and rows:
                yield self._table(ledger, "其他", rows_table(ledger, rows))

    def _table(self, ledger: str, part: str, table: pa.Table) -> SampleTable:
        return SampleTable(ledger, self.county.division, part, table)

    def _plant(self) -> None:
        total = len(self.county.months)
        for number in range(self.order.planted):
            first = min(14 + number % 8, total - 7)
            for plant in (*PAYMENTS, *JOBS):
                plant(self.scene, first)
            for pair in self.pairs:
                self._travel(pair, number, first)
        for record in (
            work.assistants, work.temporary, work.hardship, work.jobs, work.loans, services.money,
            services.assets, services.cases, services.offices, services.transfers,
            services.activities,
        ):  # fmt: skip
            record(self.scene)

    def _travel(self, pair: int, number: int, first: int) -> None:
        """Plant who is paid in two neighbouring counties: both make the same person."""
        for legal in (False, True):
            seed = [self.order.seed, pair, number, int(legal)]
            district = f"{110101 + 10 * pair:06}"
            maker = Maker(district, np.random.default_rng(seed), made=number * 2 + legal)
            births = np.full(1, np.datetime64("1948-03-05", "D") + number * 2 + legal)
            one = maker.born(births)
            person = {
                "person": one.persons[0].as_py(),
                "name": one.names[0].as_py(),
                "account": one.accounts[0].as_py(),
                "phone": one.phones[0].as_py(),
                "birth_date": births[0].item(),
            }
            travellers(self.scene, person, first, legal=legal, second=pair < self.at)

    def _registered(self) -> Iterator[SampleTable]:
        county = self.county
        random = county.random("payers")
        births = np.datetime64("1963-01-01", "D") + random.integers(
            0, 15000, county.heads(county.given["payers"])
        )
        payers = self.maker.born(births)
        yield self._table("persons", "缴费", register(county, payers, "农村居民"))
        rate = county.given["enrolled"]
        yield self._table(
            "enrolments", "缴费", enrolments_of(county, payers, "resident", rate=rate)
        )
        for at, year in enumerate(county.years):
            yield self._table(
                "contributions", str(year),
                contributions_of(county, payers, year, at * 10_000_000),
            )  # fmt: skip
            cards = counters.cards_of(self.scene, payers, year)
            if cards is not None:
                yield self._table("cards", str(year), cards)
            for project in county.projects:
                answers = counters.answers_of(self.scene, project, year)
                yield self._table("answers", f"{project.code}-{year}", answers)
        for at, tasks in enumerate(counters.tasks_of(self.scene)):
            yield self._table("tasks", str(at), tasks)
        yield from self._supported()

    def _supported(self) -> Iterator[SampleTable]:
        for at, (heads, given) in enumerate(_supports(self.county)):
            births = np.datetime64("1966-01-01", "D") + self.county.random(f"s{at}").integers(
                0, 12000, heads
            )
            people = self.maker.born(births)
            yield self._table(
                "persons", given.group + str(at), register(self.county, people, given.group)
            )
            enrolled = enrolments_of(self.county, people, given.scheme, rate=1.0, group=given.group)
            yield self._table("enrolments", given.group + str(at), enrolled)
            for year in self.county.years:
                paid = supported(
                    self.county, people, given, year=year, first=year * 1_000_000 + at * 100_000
                )
                yield self._table("contributions", f"{given.group}{at}-{year}", paid)

    def _paid(self) -> Iterator[SampleTable]:
        county = self.county
        drawn = [drawers(county, self.maker, given) for given in county.given["monthly"]]
        for one in drawn:
            yield from self._drawing(one)
        grants = self._granted()
        for given, people in grants:
            yield self._table(
                "persons", f"{given['benefit']}{given['group']}",
                register(county, people, given["group"]),
            )  # fmt: skip
        batches = []
        for month in range(len(county.months)):
            parts = [self._take(month_of(county, one, month, self.first)) for one in drawn]
            parts += [self._take(self._funerals(drawn[0], month))]
            year, place = county.years[month // 12], month % 12 + 1
            parts += [
                self._take(grant_of(county, people, given, year, self.first))
                for given, people in grants
                if given["month"] == place
            ]
            parts.append(self._planted_in(self.scene.yyyymm(month)))
            whole = pa.concat_tables(parts)
            batches.append(_batches(whole, self.scene, month))
            yield self._table("payments", str(self.scene.yyyymm(month)), whole)
        yield self._table("batches", "全部", pa.concat_tables(batches))

    def _drawing(self, drawn: Drawers) -> Iterator[SampleTable]:
        county = self.county
        name = drawn.benefit
        scheme = SCHEMES[name]
        yield self._table("persons", name, register(county, drawn.people, drawn.given["group"][0]))
        yield self._table("deaths", name, deaths_of(county, drawn))
        yield self._table("enrolments", name, drawers_enrolled(county, drawn, scheme))
        for year in county.years:
            table = certifications_of(county, drawn, year)
            yield self._table("certifications", f"{name}-{year}", table)

    def _granted(self) -> list[tuple[dict[str, Any], People]]:
        """Return each grant with its people; grants of one benefit go to different people."""
        found = []
        for given in self.county.given.get("grants", ()):
            random = self.county.random(f"retired{given['benefit']}{given['group']}")
            births = np.datetime64("1940-01-01", "D") + random.integers(
                0, 8000, self.county.heads(given["heads"])
            )
            found.append((given, self.maker.born(births)))
        return found

    def _take(self, table: pa.Table) -> pa.Table:
        self.first += table.num_rows
        return table

    def _funerals(self, drawn: Drawers, month: int) -> pa.Table:
        """Return the funeral grants of those who died in the month before."""
        which = pa.array(np.flatnonzero(drawn.end == month - 1))
        people = drawn.people
        dead = People(
            people.division, people.births[which.to_numpy()], people.persons.take(which),
            people.names.take(which), people.accounts.take(which), people.phones.take(which),
        )  # fmt: skip
        standard = self.county.given["funeral"]
        given = {"benefit": "funeral", "group": "丧葬", "standard": standard,
                 "month": month % 12 + 1, "parts": {"county": standard}}  # fmt: skip
        return grant_of(self.county, dead, given, self.county.years[month // 12], self.first)

    def _planted_in(self, month: int) -> pa.Table:
        rows = [row for row in self.scene.rows["payments"] if row["pay_month"] == month]
        return rows_table("payments", rows)


def _supports(county: County) -> list[tuple[int, Support]]:
    """Return the groups whose contributions a project pays, with their heads."""
    found = []
    cadres = county.given.get("cadres")
    if cadres:
        for scheme, amount in (("resident", 1500), ("enterprise", 3851)):
            found.append(
                (county.heads(cadres[scheme]), Support(scheme, "村干部", cadres["project"], amount))
            )
    land = county.given.get("land_lost")
    if land:
        given = Support("resident", "被征地农民", land["project"], land["amount"])
        found.append((county.heads(land["heads"]), given))
    annuity = county.given.get("annuity")
    if annuity:
        given = Support("annuity", "机关在职", annuity["project"], annuity["amount"])
        found.append((county.heads(annuity["heads"]), given))
    return found


def _batches(payments: pa.Table, scene: Scene, month: int) -> pa.Table:
    """Return the batches of a month's payments, heads and amounts added up."""
    plain = payments.select(["batch", "benefit", "paid"])
    summed = (
        pa.table(plain)
        .group_by(["batch", "benefit"])
        .aggregate([("paid", "sum"), ("paid", "count")])
    )
    summed = summed.sort_by("batch")
    count = summed.num_rows
    return table_of(
        "batches",
        count,
        {
            "batch": summed["batch"].combine_chunks(),
            "benefit": summed["benefit"].combine_chunks(),
            "pay_month": np.full(count, scene.yyyymm(month), np.int32),
            "due_on": pa.array([scene.day(month, 15)] * count),
            "sent_on": pa.array([scene.day(month, 6)] * count),
            "returned_on": pa.array([scene.day(month, 22)] * count),
            "heads": summed["paid_count"].combine_chunks(),
            "amount": pc.cast(
                summed["paid_sum"], schema("batches").field("amount").type
            ).combine_chunks(),
        },
    )
