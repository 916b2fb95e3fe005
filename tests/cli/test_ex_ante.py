"""`jixiao ex-ante`: the five dimensions, the conclusion, and what the gate says of a plan."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Callable
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from cli.sheets_of_experts import TEXTS, filled
from jixiao.cli.main import main
from jixiao.model.funding import Funding
from jixiao.model.plan import PerformancePlan, PlanDocument
from jixiao.notation.exchange import write_plans

if TYPE_CHECKING:
    from pathlib import Path

Run = Callable[..., tuple[int, str]]
WEAK = {"policy": ("0", "没有依据"), "need": ("0", "没有调查"), "duty": ("3", "关系不大")}


def plan_file(path: Path, budget: str = "172", attribute: str | None = None, **more: int) -> str:
    year = more.get("year", 2026)
    plan = PerformancePlan(
        1, name="路灯改造", implementing_unit="城管局", year=year, attribute=attribute,
        budget=Funding(Decimal(budget)),
    )  # fmt: skip
    path.write_bytes(write_plans([PlanDocument(path.name, fiscal_year=year, projects=(plan,))]))
    return str(path)


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    def called(*arguments: str) -> tuple[int, str]:
        code = main(["ex-ante", *arguments])
        told = capsys.readouterr()
        return code, told.out + told.err

    return called


@pytest.fixture
def sheets(tmp_path: Path) -> list[str]:
    """The plan, then three sheets; two of them take 17 points off 立项必要性."""
    plan, blank = plan_file(tmp_path / "plan.json"), tmp_path / "评分表.xlsx"
    assert main(["ex-ante", plan, "--template", "-o", str(blank)]) == 0
    told = TEXTS | {"policy": "补充依据。", "need": "补充调查。", "duty": "以甲为准。"}
    made = (
        filled(blank, tmp_path / "甲.xlsx", "甲", told=told),
        filled(blank, tmp_path / "乙.xlsx", "乙", taken=WEAK),
        filled(blank, tmp_path / "丙.xlsx", "丙", taken=WEAK),
    )
    return [plan, *map(str, made)]


def test_five_dimensions_conclude_and_the_gate_says_what_follows(
    run: Run, sheets: list[str], tmp_path: Path
) -> None:
    # 7 ÷ 3 = 2.33, (6+3+3) ÷ 3 = 4, 7 ÷ 3 = 2.33: 8.66 of 20, and 80 of the other four.
    code, text = run(*sheets, "--threshold", "100万元")
    assert code == 0
    assert "事前绩效评估88.66分，良" in text
    assert "按得分的评估结论：建议支持（88.66≥80；provincial-ex-ante#conclusion）" in text
    assert "立项必要性：20分，得8.66分" in text
    assert "项目属性没有写明，也没有用 --previous 给出以前年度的文件，算新增项目" in text
    assert "把关：新增项目预算172万元，超过本地事前绩效评估额度100万元，要先有评估结论" in text
    assert "审定后：事前绩效评估的结论是“建议支持”，可以报送" in text
    code, text = run(*sheets, "--threshold", "100", "--format", "json")
    (project,) = json.loads(text)["projects"]
    assert (project["conclusion"]["proposed"], project["gate"]["open"]) == ("support", False)
    report = tmp_path / "评估报告.docx"
    decided = ("--decided", "revise", "--reason", "先补齐依据")
    assert run(
        *sheets, *decided, "--to", "docx", "--organiser", "县财政局", "-o", str(report)
    ) == (0, "")  # fmt: skip
    with zipfile.ZipFile(report) as packed:
        assert (
            "审定的评估结论：修改后支持。理由：先补齐依据"
            in packed.read("word/document.xml").decode()
        )


@pytest.mark.parametrize(
    ("budget", "attribute", "options", "told"),
    [
        pytest.param("100", None, (), "没有超过事前绩效评估额度100万元，不须评估", id="not above"),
        pytest.param("172", "延续项目", (), "延续项目，不须事前绩效评估", id="goes on"),
        pytest.param("172", None, ("--previous", "{before}"),
                     "以前年度有同一项目（before.json），算延续项目", id="known before"),
        pytest.param("172", "新增项目", ("--previous", "{before}"),
                     "项目属性写的是“新增项目”，算新增项目", id="what is printed comes first"),
        pytest.param("172", None, ("--approved", "160"), "已批复的预算160万元超过", id="approved"),
        pytest.param("172", None, ("--decided", "support", "--reason", "同意"), "可以报送",
                     id="supported"),
        pytest.param("172", None, ("--decided", "refuse", "--reason", "重复"), "不能安排预算",
                     id="refused"),
        pytest.param("172", None, ("--decided", "revise", "--reason", "补依据"), "修改后再报送",
                     id="to be revised"),
        pytest.param("172", None, ("--decided", "revise", "--reason", "补依据", "--revised"),
                     "可以报送", id="revised"),
        pytest.param("172", None,
                     ("--decided", "support", "--reason", "同意", "--assessed", "150"),
                     "事前绩效评估时预算为150万元，现在是172万元", id="raised since"),
    ],
)  # fmt: skip
def test_what_the_gate_says(  # noqa: PLR0913, PLR0917 - the columns of the table
    run: Run,
    tmp_path: Path,
    budget: str,
    attribute: str | None,
    options: tuple[str, ...],
    told: str,
) -> None:
    before = plan_file(tmp_path / "before.json", year=2025)
    plan = plan_file(tmp_path / "plan.json", budget, attribute)
    given = [before if one == "{before}" else one for one in options]
    code, text = run(plan, "--threshold", "100", *given)
    assert (code, told in text) == (0, True), text


def test_a_sheet_of_an_evaluation_and_options_without_sense_are_refused(
    run: Run, sheets: list[str], tmp_path: Path
) -> None:
    blank = tmp_path / "评分表.xlsx"
    filled(blank, tmp_path / "丙.xlsx", "丙", cells={"B4": "项目支出绩效评价", "G7": "8"})
    code, text = run(*sheets)
    assert (code, len(text.splitlines())) == (2, 2)
    assert "单元格B4：写的是“项目支出绩效评价”，要评价的是“事前绩效评估”" in text
    plan = sheets[0]
    for options, told in (
        ((), "请给出专家的评分表，或用 --threshold"),
        (("--threshold", "多"), "--threshold 的“多”不是金额"),
        (("--threshold", "1", "--decided", "support"), "审定要写明理由"),
        (("--threshold", "1", "--previous", "none.xlsx"), "不能判断是否新增项目"),
    ):
        code, text = run(plan, *options)
        assert (code, told in text) == (2, True), text
