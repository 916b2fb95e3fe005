"""Labels, levels and heads printed once that hold for several projects or several rows."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from docx import Document

from jixiao.flow import read_content
from jixiao.model.plan import PlanDocument
from recognition.test_far_layouts import BENEFIT, OUTPUT, document, rows

if TYPE_CHECKING:
    from collections.abc import Sequence

LEVELS = [(OUTPUT, "数量指标"), (BENEFIT, "社会效益指标")]


def pages(*parts: str | Sequence[str]) -> PlanDocument:
    """The document read from a text file of words: lines, and tables given as rows of bars."""
    made = Document()
    for part in parts:
        if isinstance(part, str):
            made.add_paragraph(part)
            continue
        cells = [row.split("|") for row in part]
        table = made.add_table(rows=len(cells), cols=max(map(len, cells)))
        for r, row in enumerate(cells):
            for c, text in enumerate(row):
                table.cell(r, c).text = text
    content = io.BytesIO()
    made.save(content)
    (found,) = read_content("某院绩效目标.docx", content.getvalue())
    assert isinstance(found, PlanDocument), str(found)
    return found


def test_two_projects_side_by_side_share_labels_and_levels() -> None:
    first, second = document(
        "主管部门||县民政局|||||", "项目名称||集中供养|||居家服务||", "预算金额||318|||95.6||",
        "绩效目标||保障供养人员生活。|||提供上门服务。||",
        "一级指标|二级指标|三级指标|指标值|分值|三级指标|指标值|分值",
        "产出指标|数量指标|供养人数|≥212人|20|服务老人|≥480人|30",
        "效益指标|社会效益指标|生活水平|稳步提高|20|安全事故数|0起|10",
    ).projects  # fmt: skip
    assert [p.name for p in (first, second)] == ["集中供养", "居家服务"]
    assert [str(p.budget.total) for p in (first, second) if p.budget] == ["318", "95.6"]
    assert [p.department for p in (first, second)] == ["县民政局", "县民政局"]
    assert second.objectives == ("提供上门服务。",)
    assert [row[:2] for row in rows(first)] == [row[:2] for row in rows(second)] == LEVELS
    assert [row[2:4] for row in rows(first)] == [("供养人数", "≥212人"), ("生活水平", "稳步提高")]
    assert [row[2:4] for row in rows(second)] == [("服务老人", "≥480人"), ("安全事故数", "0起")]
    assert [str(i.weight) for i in second.indicators] == ["30", "10"]


def test_forms_with_heads_below_are_kept_apart_by_their_headers() -> None:
    head = "指标大类|指标小类|具体指标||年度目标|权重"
    first, second = pages(
        "县人民医院", "2024年度财政项目绩效目标表", "（一）",
        [head, "产出指标|数量指标|购置救护车||3辆|60", "效益指标|社会效益指标|反应时间||≤15分钟|30",
         "总体目标|提升急救能力。||||", "项目名称|急救设备购置|预算金额|215万元|实施周期|1年"],
        "（二）",
        [head, "成本指标|经济成本指标|生活补助||3万元/人|60",
         "效益指标|社会效益指标|紧缺状况||缓解|30",
         "总体目标|完成培训任务。||||", "项目名称|住院医师补助|预算金额|54万元|实施周期|3年"],
    ).projects  # fmt: skip
    assert [(p.name, p.period, p.objectives) for p in (first, second)] == [
        ("急救设备购置", "1年", ("提升急救能力。",)), ("住院医师补助", "3年", ("完成培训任务。",)),
    ]  # fmt: skip
    assert [row[3] for row in rows(first)] == ["3辆", "≤15分钟"]
    assert [row[3] for row in rows(second)] == ["3万元/人", "缓解"]


def test_rows_over_each_project_tell_its_name_its_money_and_its_goal() -> None:
    first, second = document(
        "县教育体育局2025年项目绩效目标台账||||",
        "指标级次一|指标级次二|绩效内容|目标下限/上限|权重(%)",
        "项目1：校园足球（预算55万元，实施单位：县活动中心）||||", "目标：普及校园足球。||||",
        "产出指标|数量指标|参赛学校|≥28所|60", "满意度指标|服务对象满意度指标|学生满意度|≥93%|40",
        "项目2：场馆开放（预算83.6万元，实施单位：县体育馆）||||", "目标：全年开放。||||",
        "产出指标|数量指标|开放天数|≥330天|60", "满意度指标|服务对象满意度指标|群众满意度|≥90%|40",
    ).projects  # fmt: skip
    found = [(p.name, p.implementing_unit, p.objectives, p.year) for p in (first, second)]
    assert found == [
        ("校园足球", "县活动中心", ("普及校园足球。",), 2025),
        ("场馆开放", "县体育馆", ("全年开放。",), 2025),
    ]
    assert [str(p.budget.total) for p in (first, second) if p.budget] == ["55", "83.6"]
    assert [len(p.indicators) for p in (first, second)] == [2, 2]


def test_points_beside_levels_are_not_those_of_the_indicator() -> None:
    (project,) = document(
        "项目名称|场地维护||||||", "一级指标|权重|二级指标|分值|三级指标|计量单位|目标值|分值",
        "产出指标|55|数量指标|25|维护路径|条|≥96|15", "||||更换器材|件|≥240|10",
        "||质量指标|30|完好率|%|≥95|30", "效益指标|45|社会效益指标|45|锻炼人数比例|%|≥36|45",
    ).projects  # fmt: skip
    assert [str(i.weight) for i in project.indicators] == ["15", "10", "30", "45"]


def test_a_level_alone_over_each_header_holds_for_its_rows() -> None:
    head = "指标类型||指标名称||上年完成|本年目标"
    (project,) = document(
        "项目名称|公路防护||||", "二、资金安排（万元）|||||", "合计||县级财政||上级补助|自筹",
        "642.0||142.0||480.0|20.0", "（一）产出指标|||||", head,
        "数量指标||安装护栏||68公里|≥75公里",
        "质量指标||合格率||100%|100%", "（二）满意度指标|||||", head,
        "服务对象满意度指标||群众满意度||91%|≥92%",
    ).projects  # fmt: skip
    assert project.budget is not None
    assert str(project.budget.total) == "642.0"
    assert [row[:2] for row in rows(project)] == [
        (OUTPUT, "数量指标"), (OUTPUT, "质量指标"), ("满意度指标", "服务对象满意度指标"),
    ]  # fmt: skip


def test_what_stands_after_the_indicators_is_no_part_of_the_goals() -> None:
    first, second = document(
        "项目名称|公交补贴||", "绩效目标|保障线路运营。||", "一级指标|二级指标|三级指标|指标值",
        "产出指标|数量指标|运营线路|≥27条", "主管部门审核意见|（盖章）||", "|||",
        "乡镇补助经费分配表|||", "乡镇|补助经费（万元）||", "城关镇|12.5||", "合计|20.7||",
        "注：1.本表金额不含结转资金。|||",
        "各乡镇人民政府：现将绩效目标随文下达，请认真组织实施。|||",
        "项目名称|供水维护||", "绩效目标|保障供水。||", "一级指标|二级指标|三级指标|指标值",
        "产出指标|数量指标|维护管道|≥5公里",
    ).projects  # fmt: skip
    assert [p.objectives for p in (first, second)] == [("保障线路运营。",), ("保障供水。",)]
    assert [[i.name for i in p.indicators] for p in (first, second)] == [["运营线路"], ["维护管道"]]


def test_the_score_of_the_spending_may_be_headed_as_that_of_the_indicators() -> None:
    (project,) = document(
        "项目名称||人工影响天气|||||",
        "资金情况（万元）|||全年预算数（A）|全年执行数（B）|分值|执行率（B/A）|自评分",
        "||年度资金总额：|89.70|89.70|10|100.00%|9.80", "||其中：财政拨款|89.70||—||—",
        "一级指标|二级指标|三级指标|分值|指标值|全年实际值|自评分|未完成原因",
        "产出指标|数量指标|作业点数量|90|14个|14个|90|",
    ).projects  # fmt: skip
    assert project.execution is not None
    assert [str(project.execution.rate), str(project.execution.score)] == ["100.00", "9.80"]
