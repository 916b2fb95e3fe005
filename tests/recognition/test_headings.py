"""Projects, labels and levels that only their place among the lines explains."""

from __future__ import annotations

from decimal import Decimal

import pytest

from jixiao.flow import read_content
from jixiao.model.plan import PlanDocument
from jixiao.recognition.faults import NoIndicatorFound
from tables import plan, read, rows

ROAD = ("产出指标", "数量指标", "养护里程", "640公里")


def test_a_heading_over_particulars_names_a_project() -> None:
    document = read(
        "1. 大病保险补助", "", "- 主管部门：连云县医疗保障局", "- 年度预算：863.5万元",
        "产出指标", "数量指标", "（1）参保人数：28.6万人", "",
        "2. 长期护理保险试点", "", "- 主管部门：连云县医疗保障局", "- 年度预算：210万元",
        "产出指标", "数量指标", "（1）享受待遇人数：420人",
    )  # fmt: skip
    names = [project.name for project in document.projects]
    assert names == ["大病保险补助", "长期护理保险试点"]
    assert [note.code for project in document.projects for note in project.notes] == ["JX-D008"] * 2


def test_a_label_alone_has_its_value_on_the_next_line() -> None:
    project = plan(
        "一、项目名称", "村道养护", "二、主管部门", "云溪县交通运输局", "三、预算金额", "318",
        "四、绩效指标", "1、产出指标", "（1）数量指标：养护里程640公里",
    )  # fmt: skip
    assert (project.name, project.department) == ("村道养护", "云溪县交通运输局")
    assert project.budget is not None
    assert project.budget.total == Decimal(318)
    assert rows(project) == [ROAD]


@pytest.mark.parametrize(
    "lines",
    [
        pytest.param(["1．产出指标。数量指标：养护里程640公里。"], id="full stops"),
        pytest.param(["产出—数量指标：养护里程640公里"], id="dashes"),
        pytest.param(["产出 / 数量指标：养护里程640公里"], id="slashes"),
        pytest.param(["数量", "产出指标", "数量指标", "养护里程    640公里"], id="one aligned row"),
    ],
)
def test_levels_on_one_line(lines: list[str]) -> None:
    assert rows(plan("项目名称：村道养护", "三、绩效指标", *lines)) == [ROAD]


def test_aligned_lines_between_short_ones_are_no_table() -> None:
    document = read(
        "项目一  应急物资储备", "预算资金：55万元", "绩效指标：", "产出—数量：储备帐篷200顶", "",
        "项目二  安全生产监管", "预算资金：38万元", "绩效指标：", "产出—数量：检查企业320家次",
    )  # fmt: skip
    assert [(p.name, p.budget.total if p.budget else None) for p in document.projects] == [
        ("应急物资储备", Decimal(55)),
        ("安全生产监管", Decimal(38)),
    ]


def test_levels_in_brackets_stand_before_each_indicator() -> None:
    project = plan(
        "大田县公安局2024年度反诈宣传项目绩效自评表",
        "预算安排数：25.00万元",
        "实际支出数：24.60万元",
        "执行率：98.40%",
        "【产出指标-质量指标】软件安装率：目标≥85%，完成82%，分值15，得分14.47，未完成原因：老人多",
        "总分：99.31",
    )
    assert project.name == "反诈宣传"
    assert project.execution is not None
    assert (project.execution.spent, project.total_score) == (Decimal("24.60"), Decimal("99.31"))
    (one,) = project.indicators
    assert (one.level1, one.level2, one.name) == ("产出指标", "质量指标", "软件安装率")
    assert (one.target.text, one.actual, one.deviation_reason) == ("≥85%", "82%", "老人多")


def test_indicators_listed_on_one_line() -> None:
    project = plan(
        "（一）实训基地建设项目（主管部门：武定县教育局；预算：300万元）",
        "目标：建成实训车间。",
        "指标：1.建成实训车间2间；2.购置设备45台套；3.9月1日前投入使用；4.学生满意度不低于92%。",
    )
    assert (project.name, project.department) == ("实训基地建设项目", "武定县教育局")
    assert [(one.name, one.target.text) for one in project.indicators] == [
        ("建成实训车间", "2间"),
        ("购置设备", "45台套"),
        ("投入使用", "9月1日前"),
        ("学生满意度", "不低于92%"),
    ]


NESTED = """<html><body><dl><dt>项目名称</dt><dd>路灯节能改造</dd>
<dt>年度目标</dt><dd>降低照明能耗。</dd>
<dt>产出指标</dt><dd><dl><dt>数量指标</dt><dd>更换路灯：≥1800盏</dd><dd>改造控制箱：12台</dd>
<dt>质量指标</dt><dd>亮灯率：≥98%</dd></dl></dd></dl></body></html>"""


def test_lists_of_terms_within_lists_of_terms() -> None:
    (document,) = read_content("目标.html", NESTED.encode())
    assert isinstance(document, PlanDocument), str(document)
    (project,) = document.projects
    assert (project.name, project.objectives) == ("路灯节能改造", ("降低照明能耗。",))
    assert rows(project) == [
        ("产出指标", "数量指标", "更换路灯", "≥1800盏"),
        ("产出指标", "数量指标", "改造控制箱", "12台"),
        ("产出指标", "质量指标", "亮灯率", "≥98%"),
    ]


def test_a_glossary_of_levels_is_no_plan() -> None:
    text = "六、名词解释\n（一）数量：指完成的工作量。\n（二）质量：指达到的标准。"
    (found,) = read_content("说明.txt", text.encode())
    assert isinstance(found, NoIndicatorFound)
