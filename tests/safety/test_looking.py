"""How checks look: a death reported late, months one by one or together, persons paid twice."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from jixiao.measurement.ask import Ask
from jixiao.measurement.engines.duckdb import DuckDB
from jixiao.measurement.sealing import Store
from jixiao.safety import checking
from jixiao.safety.check import Window, check_named, checks
from jixiao.safety.checking import Look, find
from ledger_files import PERSONS, loaded, payments, write_csv

if TYPE_CHECKING:
    from pathlib import Path

    from sample_store import Samples

YEAR = Ask(202401, 202404)
TIMES = ("202401", "202402", "202403", "202404")


class Together(DuckDB):
    """An engine that is asked about all months at once, as Spark is."""

    by_month = False


@pytest.fixture(params=[2, 1_000_000])
def stretch(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Have months looked at one by one, and all of a small store together."""
    monkeypatch.setattr(checking, "TOGETHER", request.param)


def paid(months: tuple[str, ...], first: int = 1, **other: object) -> list[dict[str, object]]:
    found = []
    for at, row in enumerate(payments(len(months), **other)):
        month = months[at]
        day = f"{month[:4]}-{month[4:]}-"
        dates = {"due_on": f"{day}15", "paid_on": f"{day}12"}
        found.append(row | dates | {"payment": first + at, "pay_month": month, "due_month": month})
    return found


def hits(store: Path, *kinds: str, engine: type[DuckDB] = DuckDB) -> list[tuple[str, str]]:
    with engine(threads=1) as running:
        found = find(Look(running, Store(store)), [check_named(one) for one in kinds], YEAR)
    return [(one.kind, one.key) for one in found]


@pytest.mark.usefixtures("stretch")
@pytest.mark.parametrize("engine", [DuckDB, Together])
def test_a_death_reported_late_is_seen_in_the_months_before(
    tmp_path: Path, engine: type[DuckDB]
) -> None:
    store = tmp_path / "store"
    loaded(write_csv(tmp_path / "payments.csv", "payments", paid(TIMES)), store)
    death = {"person": PERSONS[0], "death_date": "2024-01-20", "reported_on": "2024-04-02"}
    told = [death | {"origin": "殡葬火化"}]
    loaded(write_csv(tmp_path / "deaths.csv", "deaths", told), store)
    assert hits(store, "paid_after_death", engine=engine) == [
        ("paid_after_death", number) for number in ("2", "3", "4")
    ]


@pytest.mark.usefixtures("stretch")
@pytest.mark.parametrize("engine", [DuckDB, Together])
def test_rows_that_tell_by_themselves_are_told_apart(tmp_path: Path, engine: type[DuckDB]) -> None:
    store = tmp_path / "store"
    rows = [
        *paid(TIMES[:2], paid="186.00", due="186.00"),
        *paid(TIMES[2:], 3, person=PERSONS[2]),
        *paid(TIMES[:1], 5, person=PERSONS[2], paid="1.00", due="1.00"),
    ]
    loaded(write_csv(tmp_path / "payments.csv", "payments", rows), store)
    assert hits(store, "not_a_multiple", "too_young", engine=engine) == [
        ("not_a_multiple", "1"), ("not_a_multiple", "2"), ("not_a_multiple", "5"),
        ("too_young", "3"), ("too_young", "4"), ("too_young", "5"),
    ]  # fmt: skip


def test_checks_are_the_same_one_by_one_and_all_at_once(
    samples_sealed: Samples, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever is looked at together, month by month or over the years, the hits are the same."""
    period, all_of = Ask(202306, 202311), list(checks().values())
    found: dict[Any, object] = {}
    for engine in (DuckDB, Together):
        with engine(threads=2) as running:
            look = Look(running, samples_sealed.store, ("630123",))
            found[engine] = find(look, all_of, period)
            found[engine, "apart"] = sorted(
                hit for one in all_of for hit in find(look, [one], period)
            )
    monkeypatch.setattr(checking, "TOGETHER", 0)
    with DuckDB(threads=2) as running:
        found["month by month"] = find(
            Look(running, samples_sealed.store, ("630123",)), all_of, period
        )
    assert found[DuckDB]
    assert all(one == found[DuckDB] for one in found.values())


def test_a_check_looks_among_more_than_its_hits(samples_sealed: Samples) -> None:
    """What `among` leaves out can be no hit: without it the same rows are found."""
    period = Ask(202201, 202412)
    narrowed = [one for one in checks().values() if one.among is not None]
    with Together(threads=2) as engine:
        look = Look(engine, samples_sealed.store)
        found = find(look, narrowed, period)
        plain = find(look, [replace(one, among=None) for one in narrowed], period)
    assert len({one.kind for one in found}) == len(narrowed) >= 4
    assert found == plain
    assert all(one.window is Window.MONTH for one in narrowed)
