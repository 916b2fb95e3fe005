"""Sample ledgers are sound, the same for a seed, and faulty only where the list says so."""

from __future__ import annotations

import csv
import datetime as dt
from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Any

import duckdb
import pytest

from jixiao.measurement.ledger import ledgers
from jixiao.measurement.loading import Order, load
from jixiao.measurement.samples.county import SampleOrder, projects
from jixiao.measurement.samples.planted_jobs import JOBS
from jixiao.measurement.samples.planted_payments import PAYMENTS
from jixiao.measurement.samples.sampling import Sampling
from jixiao.measurement.samples.writing import write_samples
from jixiao.measurement.sealing import Store
from jixiao.measurement.tables import open_tables
from ledger_files import KEY

if TYPE_CHECKING:
    from pathlib import Path

SMALL = SampleOrder(share=0.004, planted=1)
LATER = dt.datetime(2026, 1, 5, tzinfo=dt.UTC)
BESIDE = {"two_counties", "standard_changed"}
"""Kinds planted by a function of another name."""

Row = dict[str, Any]


@pytest.fixture(scope="module")
def made() -> tuple[Sampling, dict[str, list[Row]]]:
    """Every row of a small sample, by ledger, with its division."""
    sampling = Sampling(SMALL)
    rows: dict[str, list[Row]] = defaultdict(list)
    for one in sampling.tables():
        rows[one.ledger] += [row | {"division": one.division} for row in one.table.to_pylist()]
    return sampling, rows


def planted(sampling: Sampling, kind: str, *, legal: bool) -> set[tuple[str, str]]:
    return {
        (one.division, one.key)
        for one in sampling.planted
        if (one.kind, one.legal) == (kind, legal)
    }


def test_the_same_seed_gives_the_same_rows_another_does_not() -> None:
    order = SampleOrder(share=0.001, years=1, divisions=("630123",), planted=1)
    first, again, other = (
        [(one.ledger, one.part, one.table) for one in Sampling(asked).tables()]
        for asked in (order, order, SampleOrder(2, 2022, 1, 0.001, 0, 1, ("630123",)))
    )
    assert all(
        one[:2] == two[:2] and one[2].equals(two[2]) for one, two in zip(first, again, strict=True)
    )
    assert any(not one[2].equals(two[2]) for one, two in zip(first, other, strict=False))


def test_every_row_passes_every_check(tmp_path: Path) -> None:
    write_samples(SMALL, tmp_path / "files", kind="parquet", progress=lambda _: None)
    for folder in sorted(one for one in (tmp_path / "files").iterdir() if one.is_dir()):
        report = load(
            open_tables(folder), Store(tmp_path / "store"), Order(KEY, LATER, folder.name)
        )
        assert report.faulty == 0
        assert report.unchecked == []
    with (tmp_path / "files" / "planted.csv").open(encoding="utf-8") as stream:
        assert {row["legal"] for row in csv.DictReader(stream)} == {"True", "False"}


def test_every_ledger_but_the_confirmed_suspicions_has_rows(
    made: tuple[Sampling, dict[str, list[Row]]],
) -> None:
    assert {one.name for one in ledgers()} - made[1].keys() == {"suspicions"}


def test_every_project_is_budgeted_spent_and_asked_about_each_year(
    made: tuple[Sampling, dict[str, list[Row]]],
) -> None:
    assert len(projects()) == 41
    codes = {project.code for project in projects()}
    for ledger, day in (("allocations", "received_on"), ("vouchers", "paid_on"),
                        ("answers", "answered_on")):  # fmt: skip
        years = {(row["project"], row[day].year) for row in made[1][ledger]}
        assert {(code, year) for code in codes for year in (2022, 2023, 2024)} <= years


def test_every_kind_is_planted_with_a_lawful_look_alike(
    made: tuple[Sampling, dict[str, list[Row]]],
) -> None:
    kinds = {function.__name__ for function in (*PAYMENTS, *JOBS)} | BESIDE
    for legal in (False, True):
        assert {one.kind for one in made[0].planted if one.legal is legal} == kinds


def test_planted_rows_are_there(made: tuple[Sampling, dict[str, list[Row]]]) -> None:
    keys = {"payments": "payment", "subsidies": "subsidy", "loans": "loan",
            "loan_interest": "loan", "vouchers": "voucher",
            "contributions": "contribution"}  # fmt: skip
    there = {
        ledger: {(row["division"], str(row[key])) for row in made[1][ledger]}
        for ledger, key in keys.items()
    }
    for one in made[0].planted:
        assert (one.division, one.key) in there[one.ledger]


def test_only_planted_payments_follow_a_death(
    made: tuple[Sampling, dict[str, list[Row]]],
) -> None:
    sampling, rows = made
    died = {row["person"]: row["death_date"] for row in rows["deaths"]}
    late = {
        (row["division"], str(row["payment"]))
        for row in rows["payments"]
        if row["benefit"] != "funeral"
        and row["person"] in died
        and row["due_month"] > died[row["person"]].year * 100 + died[row["person"]].month
    }
    assert late == planted(sampling, "paid_after_death", legal=False)


def test_only_planted_payments_come_twice(made: tuple[Sampling, dict[str, list[Row]]]) -> None:
    sampling, rows = made
    paid = defaultdict(list)
    for row in rows["payments"]:
        if row["paid"] > 0 and row["benefit"] != "funeral":
            at = (row["person"], row["benefit"], row["due_month"], row["division"])
            paid[at].append((row["division"], str(row["payment"])))
    twice = {key for keys in paid.values() if len(keys) > 1 for key in keys}
    assert twice == planted(sampling, "paid_twice", legal=False)


def test_only_planted_pensioners_are_too_young(
    made: tuple[Sampling, dict[str, list[Row]]],
) -> None:
    sampling, rows = made
    young = set()
    for row in rows["payments"]:
        year, month = int(row["person"][6:10]), int(row["person"][10:12])
        months = (row["due_month"] // 100 - year) * 12 + row["due_month"] % 100 - month
        if row["benefit"] == "resident_pension" and months < 60 * 12:
            young.add((row["division"], str(row["payment"])))
    assert young == planted(sampling, "too_young", legal=False)


def test_only_planted_payments_are_no_multiple(
    made: tuple[Sampling, dict[str, list[Row]]],
) -> None:
    sampling, rows = made
    odd = {
        (row["division"], str(row["payment"]))
        for row in rows["payments"]
        if row["paid"] not in {0, row["standard"] * row["months"]}
    }
    assert odd == planted(sampling, "not_a_multiple", legal=False)


def test_only_planted_accounts_are_shared_by_many(
    made: tuple[Sampling, dict[str, list[Row]]],
) -> None:
    sampling, rows = made
    sharers = defaultdict(set)
    for row in rows["payments"]:
        sharers[row["account"]].add(row["person"])
    crowded = {
        (row["division"], str(row["payment"]))
        for row in rows["payments"]
        if len(sharers[row["account"]]) > 2
    }
    assert crowded == planted(sampling, "account_shared", legal=False)


def test_batches_add_up(made: tuple[Sampling, dict[str, list[Row]]]) -> None:
    heads: Counter[tuple[str, str]] = Counter()
    amounts: dict[tuple[str, str], Any] = defaultdict(int)
    for row in made[1]["payments"]:
        heads[row["division"], row["batch"]] += 1
        amounts[row["division"], row["batch"]] += row["paid"]
    for row in made[1]["batches"]:
        at = (row["division"], row["batch"])
        assert (row["heads"], row["amount"]) == (heads[at], amounts[at])


def test_copies_of_counties_have_people_of_their_own() -> None:
    order = SampleOrder(share=0.002, years=1, copies=3, planted=0)
    people = [
        person
        for one in Sampling(order).tables()
        if one.ledger == "persons"
        for person in one.table["person"].to_pylist()
    ]
    assert len(people) == len(set(people))


def test_files_have_chinese_headings(tmp_path: Path) -> None:
    order = SampleOrder(share=0.001, years=1, divisions=("630123",), planted=0)
    write_samples(order, tmp_path, progress=lambda _: None)
    path = next((tmp_path / "630123").glob("payments-202203.csv"))
    assert duckdb.read_csv(str(path)).columns[:3] == ["发放流水号", "批次号", "证件号码"]
