"""`jixiao check --previous`: last year's documents, and what becomes of those nobody can read."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from jixiao.cli.main import main
from jixiao.model.plan import PlanDocument
from jixiao.notation.exchange import write_plans
from jixiao.notation.plan_text import read_plan_text

if TYPE_CHECKING:
    from pathlib import Path

THIS_YEAR = """
fiscal_year: 2024
projects:
  - name: 制卡经费
    unit: 甲县社会保险中心
    indicators:
      - 产出指标 / 质量指标 / 制卡合格率 / ≥90%
"""
LAST_YEAR = """
fiscal_year: 2023
kind: self_evaluation
projects:
  - name: 制卡经费
    unit: 甲县社会保险中心
    indicators:
      - {level1: 产出指标, level2: 质量指标, name: 制卡合格率, target: ≥90%, actual: 99%}
"""


def written(folder: Path, name: str, text: str) -> str:
    path = folder / name
    path.write_bytes(write_plans([read_plan_text(text)]))
    return str(path)


def test_plans_are_held_against_last_years_actuals(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    now = written(tmp_path, "今年.json", THIS_YEAR)
    then = written(tmp_path, "上年.json", LAST_YEAR)
    main(["check", now, "--format", "json"])
    alone = json.loads(capsys.readouterr().out)["documents"]
    main(["check", now, "--format", "json", "--previous", then])
    compared = json.loads(capsys.readouterr().out)["documents"]
    assert [len(each) for each in (alone, compared)] == [1, 1]
    faults = [{one["fault"] for one in each[0]["findings"]} for each in (alone, compared)]
    assert faults[1] - faults[0] == {"BELOW_BASELINE"}


def test_an_unreadable_document_of_last_year_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    now = written(tmp_path, "今年.json", THIS_YEAR)
    assert main(["check", now, "--previous", str(tmp_path / "没有.json")]) == 2
    assert "没有.json" in capsys.readouterr().err


def test_last_years_file_is_not_overwritten(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    now = written(tmp_path, "今年.json", THIS_YEAR)
    then = written(tmp_path, "上年.json", LAST_YEAR)
    assert main(["check", now, "--previous", then, "-o", then]) == 2
    assert "上年.json" in capsys.readouterr().err


def test_a_file_compared_with_itself_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    now = written(tmp_path, "今年.json", THIS_YEAR)
    main(["check", now, "--previous", written(tmp_path, "上年.json", LAST_YEAR)])
    assert capsys.readouterr().err == ""
    main(["check", now, "--previous", now])
    assert "没有可比较的" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        pytest.param({"甲县": "乙县"}, "所审的是甲县，上年的是乙县", id="another county"),
        pytest.param({"2023": "2025"}, "年度是 2025，不早于", id="a later year"),
        pytest.param({"制卡经费": "道路养护"}, "名称也对不上", id="another project"),
    ],
)
def test_nothing_comparable_is_told_with_its_reason(
    changes: dict[str, str], why: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    now, text = written(tmp_path, "今年.json", THIS_YEAR), LAST_YEAR
    for old, new in changes.items():
        text = text.replace(old, new)
    main(["check", now, "--previous", written(tmp_path, "上年.json", text)])
    assert why in capsys.readouterr().err


def test_an_earlier_file_without_projects_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    now = written(tmp_path, "今年.json", THIS_YEAR)
    empty = tmp_path / "上年.json"
    empty.write_bytes(write_plans([PlanDocument("上年.json")]))
    main(["check", now, "--previous", str(empty)])
    assert "没有读到项目" in capsys.readouterr().err


def test_one_project_of_many_that_meets_its_past_is_enough(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    more = THIS_YEAR + "  - {name: 新设项目, unit: 甲县社会保险中心}\n"
    then = written(tmp_path, "上年.json", LAST_YEAR)
    main(["check", written(tmp_path, "今年.json", more), "--previous", then])
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize(
    ("division", "said"), [("999999", "没有自己的设置"), ("６３", "2、4或6位数字")]
)
def test_a_division_that_changes_nothing_is_told(
    division: str, said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["check", written(tmp_path, "今年.json", THIS_YEAR), "--division", division])
    assert said in capsys.readouterr().err
