"""`jixiao evaluate`: the template filled by experts, what it comes to, and all that is refused."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from cli.sheets_of_experts import TEXTS, filled
from jixiao.cli.main import main

Run = Callable[..., tuple[int, str]]
FORM = Path(__file__).parents[1] / "counties" / "unseen" / "elderly_self.html"
LOW = {"satisfaction": ("9", "仅抽样调查")}
LOWER = {"satisfaction": ("6", "调查样本不足"), "effect": ("15", "效果材料不全")}


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    def called(*arguments: str) -> tuple[int, str]:
        code = main(["evaluate", str(FORM), *arguments])
        told = capsys.readouterr()
        return code, told.out + told.err

    return called


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("experts") / "评分表.xlsx"
    assert main(["evaluate", str(FORM), "--template", "-o", str(path)]) == 0
    return path


@pytest.fixture
def sheets(template: Path, tmp_path: Path) -> list[str]:
    note = {"satisfaction": "按现场复核认定。"}
    made = (
        filled(template, tmp_path / "甲.xlsx", "甲", told=TEXTS | note),
        filled(template, tmp_path / "乙.xlsx", "乙", taken=LOW),
        filled(template, tmp_path / "丙.xlsx", "丙", taken=LOWER),
    )
    return [str(path) for path in made]


def test_the_template_is_filled_with_what_is_known(template: Path) -> None:
    sheet = openpyxl.load_workbook(template).worksheets[0]
    assert (sheet["B2"].value, sheet["G3"].value) == ("80周岁以上老年人高龄津贴", "2024")
    assert (sheet["A7"].value, sheet["D7"].value, sheet["F7"].value) == (
        "basis", "立项依据充分性", 3,
    )  # fmt: skip
    assert sheet["G7"].value is None


def test_scores_are_combined_with_arithmetic_differences_and_agreement(
    run: Run, sheets: list[str]
) -> None:
    # As in test_panel: 满意度 (10+9+6)÷3 = 8.33, 实施效益 (20+20+15)÷3 = 18.33, W = 0.5646.
    code, text = run(*sheets)
    assert code == 0
    assert "96.66分，优" in text
    assert "20＋20＋30＋26.66＝96.66" in text
    assert "满意度 8.33/10分：（10＋9＋6）÷3≈8.33" in text
    assert "丙 6分，比得分低2.33分：调查样本不足" in text
    assert (
        "最高10与最低6相差4分，为10分的40.00%（expert-practice#spread）；组长说明：按现场" in text
    )
    assert "W为0.5646（expert-practice#agreement）" in text
    assert "可以组织第二轮评分（expert-practice#second-reading）" in text


def test_the_same_as_json_and_from_sheets_in_json_and_yaml(
    run: Run, sheets: list[str], tmp_path: Path
) -> None:
    first = json.loads(run(*sheets, "--format", "json")[1])
    (project,) = first["projects"]
    last = project["items"][-1]
    assert (first["content"], project["total"], project["agreement"]) == (
        "evaluation", "96.66", "0.5646",
    )  # fmt: skip
    assert (last["arithmetic"], last["differs"]) == ("（10＋9＋6）÷3≈8.33", True)
    assert last["given"][2] == {
        "expert": "丙", "score": "6", "apart": "-2.33", "reason": "调查样本不足",
    }  # fmt: skip
    again = {
        "format": "jixiao/1", "content": "score_sheet", "expert": "丙",
        "project": {"name": project["name"], "year": 2024},
        "items": {
            one["item"]: {
                "points": float(one["points"]), "score": one["given"][2]["score"],
                "reason": one["given"][2]["reason"],
            }
            for one in project["items"]
        },
    }  # fmt: skip
    as_json = tmp_path / "丙.json"
    as_json.write_text(json.dumps(again, ensure_ascii=False), encoding="utf-8")
    as_yaml = tmp_path / "丙.yaml"
    as_yaml.write_text(f"# 丙\n{json.dumps(again, ensure_ascii=False)}", encoding="utf-8")
    for other in (as_json, as_yaml):
        (found,) = json.loads(run(*sheets[:2], str(other), "--format", "json")[1])["projects"]
        assert found["items"] == project["items"]


WRONG = {
    "G8": ("3.5", "单元格G8：“立项程序规范性”的得分应在0到3之间，最多两位小数，这里填的是“3.5”"),
    "G9": ("2.005", "单元格G9：“绩效目标合理性”的得分应在0到4之间"),
    "G10": ("", "单元格G10：“绩效指标明确性”还没有评分"),
    "G11": (2, "单元格H11：“预算编制科学性”扣了分，要写明理由"),
    "A12": ("allocations", "单元格A12：没有代码或名称为“allocations”的指标"),
    "A13": ("basis", "单元格A13：“basis”重复出现"),
    "F14": (2, "单元格F14：分值是“2”，甲.xlsx，工作表“评分表”，单元格F14的是“4”"),
    "G4": ("甲", "单元格G4：“甲”已有一张评分表（甲.xlsx，工作表“评分表”，单元格G4）"),
    "B2": ("路灯", "单元格B2：写的是“路灯”，要评价的是“80周岁以上老年人高龄津贴”"),
    "G3": ("2023", "单元格G3：写的是“2023”，要评价的是“2024”"),
    "B4": ("事前绩效评估", "单元格B4：写的是“事前绩效评估”，要评价的是“项目支出绩效评价”"),
    "G5": ("是", "单元格G5：已有一名组长"),
    "B5": ("3月", "单元格B5：“3月”不是日期"),
    "chair!C4": ("另有意见", "工作表“组长意见”，单元格C4：组长意见只由组长填写"),
}
"""Cells of one sheet, what is typed there, and what is said of it."""


def test_what_cannot_be_judged_is_refused_with_file_sheet_and_cell(
    run: Run, sheets: list[str], template: Path, tmp_path: Path
) -> None:
    cells = {place: typed for place, (typed, _) in WRONG.items()}
    filled(template, tmp_path / "丙.xlsx", "丙", cells=cells)
    code, text = run(*sheets)
    lines = text.splitlines()
    wanted = [told for _, told in WRONG.values()]
    wanted += [
        "丙.xlsx：缺少“资金分配合理性”（allocation）一行",
        "缺少“资金到位率”（received）一行",
    ]
    assert [told for told in wanted if told not in text] == []
    assert (code, len(lines)) == (2, len(wanted)), text
    assert all(line.startswith("丙.xlsx") for line in lines)


def test_points_that_do_not_fit_and_too_few_sheets_are_refused(
    run: Run, sheets: list[str], template: Path, tmp_path: Path
) -> None:
    for name in "甲乙丙":
        filled(template, tmp_path / f"{name}.xlsx", name, cells={"F7": 4, "G7": 4})
    code, text = run(*sheets)
    assert (code, text) == (
        2, "甲.xlsx，工作表“评分表”，单元格F7：各项分值合计应为100，现在是101。\n",
    )  # fmt: skip
    filled(template, tmp_path / "甲.xlsx", "甲")
    code, text = run(sheets[0])
    assert (code, "现在有1名（expert-practice#panel-size）" in text) == (2, True)
    code, text = run(sheets[0], *sheets)  # the same file twice is a second sheet of its expert
    assert (code, "“甲”已有一张评分表" in text) == (2, True)


def test_the_report_needs_what_the_platform_asks_for(
    run: Run, sheets: list[str], template: Path, tmp_path: Path
) -> None:
    report = tmp_path / "报告.docx"
    told = ("--to", "docx", "--organiser", "县财政局", "-o", str(report))
    assert run(*sheets, *told) == (0, "")
    with zipfile.ZipFile(report) as packed:
        written = packed.read("word/document.xml").decode()
    assert "肯德尔协调系数W为0.5646" in written
    assert "互不知晓" not in written  # a file tells nothing of who knew what
    filled(template, tmp_path / "甲.xlsx", "甲", told=TEXTS)
    code, text = run(*sheets, *told)
    assert (code, "“满意度”专家分歧较大，组长要说明如何认定" in text) == (2, True)


def test_a_second_reading_counts_and_tells_of_the_first(
    run: Run, sheets: list[str], template: Path, tmp_path: Path
) -> None:
    again = tmp_path / "第二轮"
    again.mkdir()
    for name in "甲乙丙":
        taken = {"satisfaction": ("8", "调查样本不足")} if name == "丙" else {}
        told = TEXTS if name == "甲" else None
        filled(template, again / f"{name}.xlsx", name, taken=taken, told=told)
    first = [word for path in sheets for word in ("--first", path)]
    # 满意度 (10+10+8)÷3 = 9.33
    code, text = run(str(again), *first)
    assert (code, "项目支出绩效评价99.33分，优" in text) == (0, True)
    assert "第一轮96.66分，优，协调系数W为0.5646（expert-practice#second-reading）" in text
    assert "可以组织第二轮" not in text
    report = tmp_path / "报告.html"
    told = ("--to", "html", "--organiser", "县财政局", "-o", str(report))
    assert run(str(again), *first, *told) == (0, "")
    assert "专家先后两轮评分，第一轮的协调系数W为0.5646" in report.read_text(encoding="utf-8")
    code, text = run(*sheets, "--first", sheets[0], "--first", sheets[1])
    assert code == 2  # two sheets are no reading
    filled(template, again / "丙.xlsx", "丁", cells={"G7": "9"})
    code, text = run(str(again), *first)
    assert (code, text.startswith("第二轮/丙.xlsx，工作表“评分表”，单元格G7")) == (2, True), text
    filled(template, again / "丙.xlsx", "丁")
    code, text = run(str(again), *first)
    assert (code, "两轮评分的专家不同：丁、丙只在其中一轮" in text) == (2, True)


def test_a_file_that_is_no_sheet_is_refused(run: Run) -> None:
    code, text = run(str(FORM))
    assert (code, "elderly_self.html：应有一张专家评分表" in text) == (2, True)


def test_a_project_that_the_file_has_not_is_told_with_their_number(run: Run) -> None:
    code, text = run("--template", "--project", "99")
    assert (code, "没有第99个项目，共有1个" in text) == (2, True)
