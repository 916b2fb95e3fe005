"""Samples drawn from a ledger: everybody once, the same again, masked for who may not see."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
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


def deaths(folder: Path, store: Store, *dead: tuple[int, str]) -> Store:
    """Seal deaths of persons and return the store as it is now; the last file corrects others."""
    rows = [
        {"person": PERSONS[person], "death_date": day, "reported_on": "2024-06-20",
         "origin": "公安注销"}
        for person, day in dead
    ]  # fmt: skip
    name = f"死亡{len(store.manifests)}.csv"
    action = Action.CORRECT if len(store.manifests) > 1 else Action.SEAL
    loaded(write_csv(folder / name, "deaths", rows), store.path, action=action)
    return Store(store.path)


def test_who_is_known_to_have_died_by_the_day_is_left_out_and_counted(
    tmp_path: Path, store: Store, engine: DuckDB
) -> None:
    frame = replace(FRAME, day=date(2024, 6, 15))
    before = population(engine, store, frame)
    assert (len(before.persons), before.dead) == (3, 0)
    assert before.digest == population(engine, store, FRAME).digest, "no deaths were read"
    store = deaths(tmp_path, store, (0, "2024-06-15"), (1, "2024-06-16"))
    found = population(engine, store, frame)
    assert (len(found.persons), found.dead, found.as_of) == (2, 1, 2), "the day itself counts"
    assert set(found.persons) < set(before.persons)
    assert (found.loads, found.digest == before.digest) == ((1,), False), "deaths are in the hash"
    earlier = population(engine, store, replace(frame, day=date(2024, 6, 14)))
    assert (len(earlier.persons), earlier.dead) == (3, 0)
    assert population(engine, store, replace(frame, as_of=1)) == before
    assert population(engine, store, FRAME).persons == before.persons, "without a day all are meant"
    pensions = Ask(202401, 202406, {"benefit": ("heating",)})
    assert population(engine, store, replace(frame, ask=pensions)).dead == 0, "not of the frame"
    later = deaths(tmp_path, store, (0, "2024-06-17"), (1, "2024-06-15"), (2, "2024-06-01"))
    assert population(engine, later, replace(frame, as_of=2)) == found
    assert population(engine, later, frame).dead == 2


def test_a_frame_of_the_dead_alone_has_nobody_to_ask(
    tmp_path: Path, store: Store, engine: DuckDB
) -> None:
    store = deaths(tmp_path, store, *((person, "2024-05-01") for person in range(3)))
    with pytest.raises(NobodyToAsk, match="3人都已死亡"):
        population(engine, store, replace(FRAME, day=date(2024, 6, 30)))


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
