"""Every planted fault is found, and nothing else: also no lawful look-alike."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

import pytest

from jixiao.measurement.ask import Ask
from jixiao.measurement.engines.duckdb import DuckDB
from jixiao.measurement.samples.county import SampleOrder
from jixiao.safety.check import Window, checks
from jixiao.safety.checking import Look, find
from sample_store import sealed_samples

if TYPE_CHECKING:
    from pathlib import Path

    from jixiao.safety.hit import Hit
    from sample_store import Samples

YEARS = Ask(202201, 202412)


@pytest.fixture(scope="module")
def hits(samples_sealed: Samples) -> list[Hit]:
    with DuckDB(threads=2) as engine:
        return find(Look(engine, samples_sealed.store), list(checks().values()), YEARS)


@pytest.mark.parametrize("kind", sorted(checks()))
def test_exactly_the_planted_rows_are_found(
    kind: str, hits: list[Hit], samples_sealed: Samples
) -> None:
    planted = samples_sealed.planted(legal=False)
    assert kind in planted
    assert {(one.division, one.key) for one in hits if one.kind == kind} == planted[kind]


def test_many_planted_of_each_kind_do_not_meet(tmp_path: Path) -> None:
    """Other people, another size, and as many of each kind as `jixiao sample-ledgers` plants."""
    samples = sealed_samples(tmp_path, share=0.0005, planted=SampleOrder().planted, seed=7)
    with DuckDB(threads=2) as engine:
        hits = find(Look(engine, samples.store), list(checks().values()), YEARS)
    planted = samples.planted(legal=False)
    for kind in checks():
        found = {(one.division, one.key) for one in hits if one.kind == kind}
        assert (kind, found) == (kind, planted[kind])


def test_every_planted_kind_has_a_check_and_a_look_alike(samples_sealed: Samples) -> None:
    assert set(samples_sealed.planted(legal=False)) == set(checks())
    assert set(samples_sealed.planted(legal=True)) == set(checks())


def test_a_hit_tells_its_amount(hits: list[Hit], samples_sealed: Samples) -> None:
    with (samples_sealed.folder / "planted.csv").open(encoding="utf-8", newline="") as stream:
        amounts = {
            (row["kind"], row["division"], row["key"]): row["amount"]
            for row in csv.DictReader(stream)
            if row["ledger"] == "payments"
        }
    found = [one for one in hits if one.ledger == "payments"]
    assert found
    for one in found:
        assert f"{one.amount:.2f}" == amounts[one.kind, one.division, one.key]


def test_one_division_is_looked_at_alone(samples_sealed: Samples) -> None:
    one = checks()["too_young"]
    with DuckDB(threads=2) as engine:
        found = find(Look(engine, samples_sealed.store, ("630123",)), [one], YEARS)
    assert {hit.division for hit in found} == {"630123"}


def test_most_checks_of_payments_need_one_month_only() -> None:
    of_payments = [one for one in checks().values() if one.ledger == "payments"]
    assert sum(one.window is Window.MONTH for one in of_payments) >= 13
