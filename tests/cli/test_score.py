"""`jixiao score` on self-evaluations of other counties."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest

from jixiao.cli.main import main
from jixiao.flow import read_content
from jixiao.model.plan import PlanDocument

Run = Callable[..., tuple[int, str]]
UNSEEN = Path(__file__).parents[1] / "counties" / "unseen"


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    def called(*arguments: str) -> tuple[int, str]:
        code = main(["score", *arguments])
        told = capsys.readouterr()
        return code, told.out + told.err

    return called


def test_every_row_has_its_points_arithmetic_clause_and_what_the_form_says_otherwise(
    run: Run,
) -> None:
    code, text = run(str(UNSEEN / "elderly_self.html"))
    assert code == 0
    assert "97.83分，优；填写96.85分，相差-0.98" in text
    # 412.3 / 418.6 × 10 = 9.8494…; 99.8 / 100 × 10
    assert "执行率 9.85/10分：全年执行数412.3÷全年预算数418.6万元" in text
    assert "第3项 9.98/10分：目标值100%，实际值99.8%；按完成比例" in text
    assert "（caiyu-2020-10#quantitative）；填写9分，相差-0.98" in text


def test_the_same_as_json(run: Run) -> None:
    code, text = run(str(UNSEEN / "fire_hubei_self.txt"), "--format", "json")
    (project,) = json.loads(text)["documents"][0]["projects"]
    late = project["indicators"][3]
    assert (code, late["method"], late["score"], late["typed"]) == (0, "date", "0.00", "4")
    assert (project["total"], project["grade"]) == (None, None)
    words = project["indicators"][5]
    assert (words["standing"], words["least"], words["most"]) == ("open", "12.00", "15.00")


def test_a_target_form_is_not_scored_but_told(run: Run) -> None:
    code, text = run(str(UNSEEN.parents[2] / "samples" / "huangyuan_2024_approval.txt"))
    assert code == 0
    assert "没有实际完成值，也没有执行数，未评分；请给出自评表" in text


def test_a_scheme_that_is_not_known_is_refused(run: Run) -> None:
    code, text = run(str(UNSEEN / "elderly_self.html"), "--scheme", "other")
    assert code == 2
    assert "--scheme 应为 national、banded 之一" in text


def test_the_form_is_printed_with_the_points_worked_out(tmp_path: Path, run: Run) -> None:
    form = str(UNSEEN / "elderly_self.html")
    code, _ = run(form, "--print", "xlsx", "--folder", str(tmp_path))
    (file,) = tmp_path.iterdir()
    (document,) = read_content(file.name, file.read_bytes())
    assert isinstance(document, PlanDocument)
    (plan,) = document.projects
    assert (code, plan.total_score, plan.indicators[2].score) == (
        0,
        Decimal("97.83"),
        Decimal("9.98"),
    )
    again = json.loads(run(str(file), "--format", "json")[1])["documents"][0]["projects"][0]
    assert [row["difference"] for row in again["indicators"]] == ["0.00"] * 8


def test_printing_needs_a_folder(run: Run) -> None:
    code, text = run(str(UNSEEN / "elderly_self.html"), "--print", "pdf")
    assert (code, "--print 与 --folder 须一起使用" in text) == (2, True)


def workbook(rows: list[tuple[str, ...]], money: tuple[object, ...], total: str = "") -> bytes:
    """A self-evaluation as an office fills it in; `rows` from level 1 to the reason."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    lines: list[tuple[object, ...]] = [
        ("项目支出绩效自评表",),
        ("（2025年度）",),
        ("项目名称", "", "技能培训"),
        ("主管部门", "", "某县人社局", "", "", "", "实施单位", "", "某中心"),
        ("项目资金（万元）", "", "", "", "年初预算数", "全年预算数（A）", "全年执行数（B）", "分值",
         "执行率（B/A）", "得分"),
        ("", "", "年度资金总额：", "", *money),
        ("年度总体目标", "预期目标", "", "", "", "", "实际完成情况"),
        ("", "完成培训", "", "", "", "", "已完成"),
        ("绩效指标", "一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值",
         "得分", "偏差原因分析及改进措施"),
        *(("", *row) for row in rows),
        ("总分", "", "", "", "", "", 100, total),
    ]  # fmt: skip
    for number, line in enumerate(lines, 1):
        for column, text in enumerate(line, 1):
            if text != "":
                sheet.cell(number, column, text)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


ROWS = [
    ("产出指标", "数量指标", "培训人数", "≥100人", "90人", "50", "", ""),
    ("效益指标", "社会效益指标", "就业率", "≥90%", "不适用", "30", "", "政策取消"),
    ("满意度指标", "服务对象满意度指标", "学员满意度", "≥90%", "=45+45", "10", "", ""),
]


def told_of(run: Run, tmp_path: Path, content: bytes) -> str:
    file = tmp_path / "自评.xlsx"
    file.write_bytes(content)
    code, text = run(str(file))
    assert code == 0
    return text


def test_what_a_workbook_says_itself_is_used_and_told(tmp_path: Path, run: Run) -> None:
    text = told_of(run, tmp_path, workbook(ROWS, (100, 100, "900000元", 10)))
    assert "F12等1个单元格是公式，文件没有存下算出的结果" in text
    assert "“900000元”与本表的单位万元不同，按90万元读取" in text
    assert "第2项 —/0分：表中写明“不适用，政策取消”" in text
    # 9 + 45 + 0 of 70: × 100 / 70 = 77.142…
    assert "77.14分，中" in text
    assert "得分×100÷70" in text
    assert "填写" not in text.splitlines()[0]  # nobody typed a total


def test_a_typed_total_is_held_against_the_one_worked_out(tmp_path: Path, run: Run) -> None:
    text = told_of(run, tmp_path, workbook(ROWS, (100, 100, 90, 10), total="88"))
    assert "77.14分，中；填写88分，相差+10.86" in text


def test_points_of_rows_and_money_that_make_more_than_a_hundred(tmp_path: Path, run: Run) -> None:
    rows = [("产出指标", "数量指标", "培训人数", "≥100人", "100人", "100", "", "")]
    text = told_of(run, tmp_path, workbook(rows, (100, 100, 45, 10)))
    # 4.5 + 100 of 110: × 100 / 110 = 95
    assert "95.00分，优" in text
    assert "分值合计110分，不是100分，请更正" in text


def test_a_cell_without_a_figure_is_named(tmp_path: Path, run: Run) -> None:
    rows = [("产出指标", "数量指标", "培训人数", "≥100人", "100人", "abc", "", "")]
    text = told_of(run, tmp_path, workbook(rows, ("", "N/A", 45, 10)))
    assert "全年预算数“N/A”不是数字" in text
    assert "第1项分值“abc”不是数字" in text
    assert "没有填写全年预算数，或填写的不是数字，不得分" in text
