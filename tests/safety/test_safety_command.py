"""`jixiao safety`: from a store to cases, and back into the store as accuracy."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from jixiao.cli.main import main
from jixiao.measurement.answer import Question
from jixiao.measurement.ask import Ask
from jixiao.measurement.engines.duckdb import DuckDB
from jixiao.measurement.faults import MonthSealed
from jixiao.measurement.loading import load
from jixiao.measurement.measuring import measure
from jixiao.measurement.sealing import Store
from jixiao.measurement.tables import open_tables
from jixiao.safety.case_records import InvalidCases, cases_of, cases_text
from jixiao.safety.check import checks
from jixiao.safety.sealing_cases import seal_cases
from ledger_files import order, write_csv

if TYPE_CHECKING:
    from decimal import Decimal

    from sample_store import Samples

Run = Callable[..., tuple[int, str, str]]
DIVISION = "630123"
PERIOD = ("--first", "202201", "--last", "202412", "--division", DIVISION)
ONE = ("--check", "post_of_dead")
"""Needs no look at each month."""
DAY = ("--day", "2025-02-03")
NOW = datetime(2025, 2, 4, tzinfo=UTC)


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    def called(*arguments: str) -> tuple[int, str, str]:
        code = main(["safety", *arguments])
        told = capsys.readouterr()
        return code, told.out, told.err

    return called


@pytest.fixture
def store(samples_sealed: Samples, tmp_path: Path) -> str:
    shutil.copytree(samples_sealed.store.path, tmp_path / "store")
    return str(tmp_path / "store")


@pytest.fixture(scope="module")
def issued(samples_sealed: Samples, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a file of cases as they were issued; copy it before a step is taken."""
    path = tmp_path_factory.mktemp("issued") / "cases.json"
    asked = ("--store", str(samples_sealed.store.path), *PERIOD, *DAY, *ONE)
    assert main(["safety", "issue", *asked, "--cases", str(path)]) == 0
    return path


@pytest.fixture
def file(issued: Path, tmp_path: Path) -> str:
    return str(shutil.copy(issued, tmp_path / "cases.json"))


def numbers(file: str) -> list[str]:
    return [one["number"] for one in json.loads(Path(file).read_text("utf-8"))["cases"]]


def test_checks_are_listed_with_their_reason(run: Run) -> None:
    _, told, _ = run("list")
    assert len(told.splitlines()) == 2 * len(checks())


def test_what_was_planted_is_found_and_nobody_named(run: Run, samples_sealed: Samples) -> None:
    store = str(samples_sealed.store.path)
    code, told, _ = run("find", "--store", store, *PERIOD, *ONE, "--format", "json")
    found = json.loads(told)["suspicions"]
    planted = samples_sealed.planted(legal=False)["post_of_dead"]
    assert code == 0
    assert {(one["division"], one["key"]) for one in found} == {
        place for place in planted if place[0] == DIVISION
    }
    assert all("person" not in one for one in found)


def test_the_same_suspicions_make_no_second_case(
    run: Run, samples_sealed: Samples, file: str
) -> None:
    before = Path(file).read_bytes()
    store = str(samples_sealed.store.path)
    asked = ("--store", store, *PERIOD, "--day", "2025-03-01", *ONE)
    _, _, err = run("issue", *asked, "--cases", file)
    assert "新立0件" in err
    assert Path(file).read_bytes() == before


def test_a_case_goes_to_its_end_and_counts_as_precise(run: Run, file: str) -> None:
    (number,) = numbers(file)
    amount = json.loads(Path(file).read_text("utf-8"))["cases"][0]["amount"]
    at = ("--cases", file, *DAY)
    for step, more in (
        ("confirm", ("--reason", "公安注销日期早于发放月份")), ("stop", ()),
        ("claim", ("--amount", amount)), ("recover", ("--amount", amount)), ("close", ()),
    ):  # fmt: skip
        code, told, err = run(step, number, *at, *more)
        assert code == 0, err
    assert "closed\tconfirmed" in told
    _, told, _ = run("precision", "--cases", file)
    assert told.split("\t")[2:] == ["1", "0", "100.00%\n"]


def test_a_step_too_early_changes_nothing(run: Run, file: str) -> None:
    before = Path(file).read_bytes()
    code, _, err = run("close", *numbers(file), "--cases", file)
    assert code == 2
    assert "还没有核查属实" in err
    assert Path(file).read_bytes() == before


@pytest.mark.parametrize(
    ("words", "told"),
    [
        pytest.param(("confirm",), "疑点编号", id="no number"),
        pytest.param(("confirm", "YD0"), "YD0", id="unknown number"),
        pytest.param(("find",), "--store", id="no store"),
    ],
)
def test_wrong_usage_is_told(run: Run, file: str, words: tuple[str, ...], told: str) -> None:
    code, _, err = run(*words, "--cases", file)
    assert code == 2
    assert told in err


def accuracy(store: str) -> Decimal | None:
    ask = Ask(202201, 202412)
    with DuckDB(threads=1) as engine:
        (found,) = measure(
            engine, Store(Path(store)), [Question("subsidy_accuracy_rate", ask)],
            divisions=[DIVISION],
        )  # fmt: skip
    return found.numerator


def test_a_confirmed_case_lowers_the_accuracy(run: Run, store: str, file: str) -> None:
    before = accuracy(store)
    run("seal", "--cases", file, "--store", store)
    assert accuracy(store) == before
    run("confirm", *numbers(file), "--cases", file, "--reason", "属实", *DAY)
    run("seal", "--cases", file, "--store", store)
    (case,) = cases_of(Path(file).read_text("utf-8"), "c")
    after = accuracy(store)
    assert before is not None
    assert after == before - len(case.rows)
    _, _, err = run("seal", "--cases", file, "--store", store)
    assert "没有再封存" in err
    assert Store(Path(store)).verify() == []


def test_what_the_office_handed_in_is_not_replaced(store: str, file: str, tmp_path: Path) -> None:
    row = {"suspicion": "A1", "kind": "other", "issued_on": "2025-02-01", "due_on": "2025-03-01",
           "result": "待核"}  # fmt: skip
    path = write_csv(tmp_path / "own.csv", "suspicions", [row])
    load(open_tables(path), Store(Path(store)), order(now=NOW))
    with pytest.raises(MonthSealed, match="202502"):
        seal_cases(cases_of(Path(file).read_text("utf-8"), "c"), Store(Path(store)), NOW)


def test_a_broken_file_of_cases_is_refused(file: str) -> None:
    text = Path(file).read_text("utf-8")
    assert cases_text(cases_of(text, "c")) == text
    with pytest.raises(InvalidCases, match=r"cases\.json"):
        cases_of(text.replace('"amount"', '"sum"'), "cases.json")
