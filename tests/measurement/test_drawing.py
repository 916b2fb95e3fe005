"""Samples drawn from a ledger: everybody once, the same again, masked for who may not see."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from jixiao.measurement.ask import Ask
from jixiao.measurement.drawn_people import standings
from jixiao.measurement.engines.duckdb import DuckDB
from jixiao.measurement.manifest import Action
from jixiao.measurement.metric import UnknownFilter
from jixiao.measurement.persons_in import Frame, NobodyToAsk, ledgers_of_people, population
from jixiao.measurement.sealing import Store
from jixiao.survey.sampling import drawn
from ledger_files import PAYMENT, PERSONS, loaded, write_csv

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

FIRST_HALF = Ask(202401, 202406)
FRAME = Frame("payments", FIRST_HALF)


def paid(number: int, person: int, **other: object) -> dict[str, object]:
    return PAYMENT | {"payment": number, "person": PERSONS[person]} | other


@pytest.fixture
def store(tmp_path: Path) -> Store:
    """Three persons; the first is paid three times in two months, the third heating only."""
    rows = [
        paid(1, 0), paid(2, 0, due_month="202312"), paid(3, 1, name="李四海"),
        paid(4, 0, pay_month="202402"), paid(5, 2, benefit="冬季取暖费", pay_month="202402"),
    ]  # fmt: skip
    loaded(write_csv(tmp_path / "发放.csv", "payments", rows), tmp_path / "store")
    return Store(tmp_path / "store")


@pytest.fixture
def engine() -> Iterator[DuckDB]:
    with DuckDB() as running:
        yield running


def test_everybody_counts_once_however_often_paid(store: Store, engine: DuckDB) -> None:
    found = population(engine, store, FRAME)
    assert len(found.persons) == 3
    assert (found.loads, found.as_of, len(found.digest)) == ((1,), 1, 64)
    january = population(engine, store, Frame("payments", Ask(202401, 202401)))
    assert len(january.persons) == 2
    pensions = Ask(202401, 202406, {"benefit": ("resident_pension",)})
    assert len(population(engine, store, Frame("payments", pensions)).persons) == 2


def test_a_later_load_changes_nothing_of_what_was_drawn_before(
    tmp_path: Path, store: Store, engine: DuckDB
) -> None:
    before = population(engine, store, FRAME)
    other = write_csv(tmp_path / "more.csv", "payments", [paid(9, 1, pay_month="202401")])
    loaded(other, store.path, action=Action.CORRECT)
    store = Store(store.path)
    now = population(engine, store, FRAME)
    assert now.digest != before.digest
    then = population(engine, store, Frame("payments", FIRST_HALF, as_of=before.as_of))
    assert then == before
    assert drawn(then.persons, 2, "种子") == drawn(before.persons, 2, "种子")
    assert population(engine, store, Frame("payments", FIRST_HALF, loads=frozenset({2}))).loads == (
        2,
    )


def test_who_was_drawn_is_masked_and_only_for_who_may_see(store: Store, engine: DuckDB) -> None:
    persons = population(engine, store, FRAME).persons
    seen = standings(engine, store, FRAME, persons, owned={1})
    assert [(one.file, one.row, one.number, one.name) for one in seen] == [
        ("发放.csv", 4, "440524***********4", "李**"),
        ("发放.csv", 5, "110105***********X", "王**"),
        ("发放.csv", 6, "110101***********0", "王**"),
    ]  # fmt: skip
    hidden = standings(engine, store, FRAME, persons, owned=())
    assert {(one.number, one.name) for one in hidden} == {("***", "***")}
    assert [one.row for one in hidden] == [4, 5, 6]


@pytest.mark.parametrize(
    ("frame", "fault", "why"),
    [
        (Frame("deaths", FIRST_HALF), NobodyToAsk, "没有可以调查的人"),
        (Frame("vouchers", FIRST_HALF), NobodyToAsk, "可用的有"),
        (Frame("payments", Ask(202501, 202506)), NobodyToAsk, "202501至202506没有符合条件的人"),
        (Frame("payments", FIRST_HALF, ("999999",)), NobodyToAsk, "核对期间"),
        (Frame("payments", Ask(202401, 202406, {"benefit": ("养老",)})), UnknownFilter,
         "resident_pension（城乡居民养老金）"),
        (Frame("payments", Ask(202401, 202406, {"paid": ("185",)})), UnknownFilter, "可用的有"),
        (Frame("payments", Ask(202401, 202406, {"group": ("村干部",)})), NobodyToAsk, "筛选条件"),
    ],
)  # fmt: skip
def test_nobody_to_ask_is_told(
    store: Store, engine: DuckDB, frame: Frame, fault: type[Exception], why: str
) -> None:
    with pytest.raises(fault, match=why):
        population(engine, store, frame)


def test_ledgers_of_people_are_those_of_the_living_served() -> None:
    names = {one.name for one in ledgers_of_people()}
    assert {"payments", "subsidies", "persons", "loans"} <= names
    assert not names & {"deaths", "tasks", "suspicions", "vouchers", "answers"}
