"""`jixiao metrics`, `bind` and `measure` on the sample ledgers."""

from __future__ import annotations

import io
import json
import re
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from jixiao.cli.main import main
from jixiao.flow import read_content
from jixiao.measurement.metric import metrics

if TYPE_CHECKING:
    from sample_store import Samples

SAMPLES = Path(__file__).parents[2] / "samples"
PLAN = str(SAMPLES / "huangyuan_2024_approval.txt")
Run = Callable[..., tuple[int, str, str]]
At = tuple[str, ...]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    def called(*arguments: str) -> tuple[int, str, str]:
        code = main(list(arguments))
        told = capsys.readouterr()
        return code, told.out, told.err

    return called


@pytest.fixture
def at(samples_sealed: Samples) -> At:
    return ("--store", str(samples_sealed.store.path), "--division", "630123")


def test_metrics_are_listed_and_explained(run: Run) -> None:
    code, told, _ = run("metrics")
    assert (code, len(told.splitlines())) == (0, len(metrics()))
    _, told, _ = run("metrics", "按时发放率")
    assert "在应发放日期以前成功到账的笔数除以应发笔数。" in told
    _, told, _ = run("metrics", "--ledger", "loans", "--format", "json", "--lang", "en")
    assert all("loans" in one["ledgers"] for one in json.loads(told)["metrics"])
    assert not re.search("[\u4e00-\u9fff]", json.loads(told)["metrics"][0]["definition"])


def test_an_unknown_metric_is_refused(run: Run) -> None:
    code, _, told = run("metrics", "nothing")
    assert code == 2
    assert "nothing" in told


def test_bindings_go_out_with_the_plan_and_come_back(run: Run, tmp_path: Path) -> None:
    path = str(tmp_path / "bound.json")
    assert run("bind", PLAN, "--format", "json", "--confirm", "1.2", "-o", path)[0] == 0
    content = Path(path).read_bytes()
    (document,) = read_content("bound.json", content)
    (original,) = read_content("plan.txt", Path(PLAN).read_bytes())
    assert [one.name for one in document.projects] == [one.name for one in original.projects]
    tree = json.loads(content)["documents"][0]["projects"][0]
    assert len(tree["bindings"]) == len(tree["indicators"])
    assert [one["confirmed"] for one in tree["bindings"]].count(True) == 1
    again = str(tmp_path / "again.json")
    run("bind", path, "--format", "json", "-o", again)
    assert Path(again).read_bytes() == content


def test_a_reason_is_told_for_each_indicator(run: Run) -> None:
    _, told, _ = run("bind", PLAN)
    assert "对应“购置数量”" in told or "对应“" in told
    assert re.search(r"共\d+个指标：\d+个由台账得出", told)


def test_a_place_that_is_not_there_is_refused(run: Run) -> None:
    code, _, told = run("bind", PLAN, "--confirm", "99.1")
    assert code == 2
    assert "99.1" in told


def test_a_binding_changed_wrongly_is_refused(run: Run, tmp_path: Path, at: At) -> None:
    path = tmp_path / "bound.json"
    run("bind", PLAN, "--format", "json", "-o", str(path))
    tree = json.loads(path.read_text("utf-8"))
    tree["documents"][0]["projects"][0]["bindings"][0]["evidence"] = "guess"
    path.write_text(json.dumps(tree, ensure_ascii=False), encoding="utf-8")
    code, _, told = run("measure", str(path), *at)
    assert code == 2
    assert "guess" in told


def test_measuring_again_gives_the_same_bytes(run: Run, at: At) -> None:
    first, second = (run("measure", PLAN, *at, "--format", "json")[1] for _ in range(2))
    assert first == second
    actuals = [
        one
        for project in json.loads(first)["documents"][0]["projects"]
        for one in project["actuals"]
        if one["evidence"] == "records"
    ]
    assert actuals
    for one in actuals:
        assert one["value"] is None or one["rows"] >= 0
        assert re.fullmatch("[0-9a-f]{64}", one["digest"])
        assert one["version"] >= 1
        assert one["engine"].startswith("duckdb ")
        assert all(re.fullmatch("[0-9a-f]{64}", load["sha256"]) for load in one["loads"])


def test_a_kept_binding_is_what_is_measured(run: Run, tmp_path: Path, at: At) -> None:
    path = tmp_path / "bound.json"
    run("bind", PLAN, "--format", "json", "--confirm", "1.2", "-o", str(path))
    _, told, err = run("measure", str(path), *at, "--only-confirmed", "--format", "json")
    actuals = [
        one
        for project in json.loads(told)["documents"][0]["projects"]
        for one in project["actuals"]
        if one["value"] is not None
    ]
    assert [(one["metric"], one["confirmed"]) for one in actuals] == [("assets_bought", True)]
    assert "尚未经人确认" not in err


def test_bindings_are_taken_from_standard_input(
    run: Run,
    tmp_path: Path,
    at: At,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    path = tmp_path / "bound.json"
    run("bind", PLAN, "--format", "json", "--confirm", "all", "-o", str(path))
    stream = io.TextIOWrapper(io.BytesIO(path.read_bytes()))
    monkeypatch.setattr(sys, "stdin", stream)
    _, told, err = run("measure", "-", *at, "--format", "json")
    assert '"confirmed": true' in told
    assert "尚未经人确认" not in err


def test_a_month_cuts_the_period(run: Run, at: At) -> None:
    told = run("measure", PLAN, *at, "--month", "202406", "--format", "json")[1]
    lasts = {
        one["last"]
        for project in json.loads(told)["documents"][0]["projects"]
        for one in project["actuals"]
        if "last" in one
    }
    assert lasts == {202406}


def test_rows_behind_a_number_are_masked(run: Run, at: At) -> None:
    place = _place(run, at, "recipients_at_end")
    hidden = json.loads(run("measure", PLAN, *at, "--rows", place, "--limit", "3")[1])
    shown = json.loads(run("measure", PLAN, *at, "--rows", place, "--limit", "3", "--owner")[1])
    (part,), (owned,) = hidden["parts"], shown["parts"]
    assert part["count"] > len(part["rows"]) == 3
    for row, clear in zip(part["rows"], owned["rows"], strict=True):
        assert (row["person"], row["account"]) == ("***", "***")
        assert re.fullmatch(r"\d{6}\*{11}[\dX]", clear["person"])
        assert row["pay_month"] == 202412
        assert {"load", "source", "row"} <= row.keys()


def _place(run: Run, at: At, metric: str) -> str:
    told = json.loads(run("measure", PLAN, *at, "--format", "json")[1])
    return next(
        f"{project['ordinal']}.{one['indicator']}"
        for project in told["documents"][0]["projects"]
        for one in project["actuals"]
        if one.get("metric") == metric
    )


def test_counts_of_rows_agree_with_the_number(run: Run, at: At) -> None:
    told = json.loads(run("measure", PLAN, *at, "--format", "json")[1])
    for project in told["documents"][0]["projects"]:
        for one in project["actuals"]:
            if one["evidence"] == "records":
                place = f"{project['ordinal']}.{one['indicator']}"
                parts = json.loads(run("measure", PLAN, *at, "--rows", place)[1])["parts"]
                below = [part for part in parts if part["role"] == "denominator"]
                counted = below or [part for part in parts if part["role"] == "numerator"]
                assert sum(part["count"] for part in counted) == one["rows"], one["metric"]


@pytest.mark.parametrize(
    ("options", "told"),
    [
        pytest.param((), "--store", id="no store"),
        pytest.param(("--store", "."), "不是台账库", id="no store there"),
        pytest.param(("--memory", "much"), "much", id="no size"),
        pytest.param(("--rows", "1.99"), "1.99", id="no such indicator"),
        pytest.param(("--master", "spark://a:1"), "--master", id="a cluster for duckdb"),
    ],
)
def test_wrong_usage_is_told(
    run: Run,
    at: At,
    options: tuple[str, ...],
    told: str,
) -> None:
    rest = () if "store" in "".join(options) or not options else at
    code, _, err = run("measure", PLAN, *rest, *options)
    assert code == 2
    assert told in err


def test_a_plan_is_measured_from_the_rows_of_its_own_division(run: Run, at: At) -> None:
    told, named = (run("measure", PLAN, *said, "--format", "json")[1] for said in (at[:2], at))
    actuals = json.loads(told)["documents"][0]["projects"][2]["actuals"]
    records = [one for one in actuals if one["evidence"] == "records"]
    assert {tuple(one["divisions"]) for one in records} == {("630123",)}
    assert told == named


def test_what_was_never_loaded_is_not_counted_as_nought(run: Run, at: At) -> None:
    told = run("measure", PLAN, *at, "--year", "2031", "--format", "json")[1]
    actuals = [
        one
        for project in json.loads(told)["documents"][0]["projects"]
        for one in project["actuals"]
        if one["evidence"] == "records"
    ]
    assert actuals
    assert {one["value"] for one in actuals} == {None}
    assert "没有封存" in run("measure", PLAN, *at, "--year", "2031")[1]


def test_where_the_rows_of_a_ledger_end_is_told(run: Run, at: At) -> None:
    told = run("measure", PLAN, *at)[1].splitlines()
    (paid,) = [line for line in told if line.startswith("  3.2 ")]
    assert any(re.search(r"该台账的行到2024\d\d为止", line) for line in told)
    assert "为止" not in paid


def test_a_plan_of_no_known_division_is_not_measured_from_several(run: Run, at: At) -> None:
    untold = str(SAMPLES / "pingluo_2024_targets.txt")
    code, _, err = run("measure", untold, *at[:2], "--year", "2024")
    assert code == 2
    assert all(one in err for one in ("pingluo", "130306", "630123", "640221", "--division"))


def test_a_plan_of_a_division_without_rows_is_told(run: Run, at: At, tmp_path: Path) -> None:
    path = tmp_path / "elsewhere.txt"
    path.write_text(Path(PLAN).read_text("utf-8").replace("630123", "632221"), encoding="utf-8")
    code, _, err = run("measure", str(path), *at[:2])
    assert code == 2
    assert all(one in err for one in ("632221", "630123", "--division"))


def test_a_store_that_was_changed_is_not_measured(
    run: Run, samples_sealed: Samples, tmp_path: Path
) -> None:
    import shutil  # noqa: PLC0415 - only here

    store = tmp_path / "store"
    shutil.copytree(samples_sealed.store.path, store)
    victim = next((store / "loads").rglob("vouchers/*/*.parquet"))
    victim.write_bytes(victim.read_bytes() + b" ")
    code, _, err = run("measure", PLAN, "--store", str(store), "--verify")
    assert code == 2
    assert victim.name in err


def test_a_binding_written_by_hand_is_refused_where_it_cannot_be_met(
    run: Run, tmp_path: Path
) -> None:
    path = tmp_path / "bound.json"
    run("bind", PLAN, "--format", "json", "-o", str(path))
    tree = json.loads(path.read_bytes())
    money = tree["documents"][0]["projects"][0]["bindings"][0]
    assert money["unit"] == "万元"
    for change, why in (
        ({"metric": "paid_on_time_rate", "unit": "%"}, "不能换算"),
        ({"filters": {"colour": ["red"]}}, "没有可供筛选的列“colour”"),
    ):
        tree["documents"][0]["projects"][0]["bindings"][0] = money | change
        path.write_text(json.dumps(tree, ensure_ascii=False), encoding="utf-8")
        code, _, told = run("bind", str(path))
        assert (code, why in told) == (2, True), told


def test_a_binding_that_cannot_be_met_is_left_unmeasured_with_the_reason(
    run: Run, tmp_path: Path, at: At
) -> None:
    path = tmp_path / "bound.json"
    run("bind", PLAN, "--format", "json", "-o", str(path))
    whole = _actuals(run("measure", str(path), *at, "--format", "json")[1])
    tree = json.loads(path.read_bytes())
    money = tree["documents"][0]["projects"][0]["bindings"][0]
    for change, why in (
        ({"metric": "paid_on_time_rate", "unit": "%"}, "不能换算"),
        ({"filters": {"colour": ["red"]}}, "没有可供筛选的列“colour”"),
    ):
        tree["documents"][0]["projects"][0]["bindings"][0] = money | change
        path.write_text(json.dumps(tree, ensure_ascii=False), encoding="utf-8")
        code, told, _ = run("measure", str(path), *at, "--format", "json")
        assert code == 0
        first, *others = _actuals(told)
        assert (first["evidence"], first["value"]) == ("none", None)
        assert why in first["reason"]
        assert others == whole[1:]


def _actuals(told: str) -> list[dict[str, Any]]:
    projects = json.loads(told)["documents"][0]["projects"]
    return [one for project in projects for one in project["actuals"]]
