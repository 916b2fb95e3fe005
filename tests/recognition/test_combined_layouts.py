"""Two unusual things in one table: each is read, and neither hides the other."""

from __future__ import annotations

import io

import openpyxl
import pytest

from jixiao.flow import read_content
from jixiao.model.plan import PlanDocument
from jixiao.recognition.facts import facts_in
from jixiao.recognition.sums import sums_in
from jixiao.wording.clauses import clause_of
from recognition.test_far_layouts import OUTPUT, document, rows

CONTENT = "满意度指标"


def text(*lines: str) -> PlanDocument:
    """The document read from lines of plain text."""
    (found,) = read_content("某县绩效目标.txt", "\n".join(lines).encode("utf-8"))
    assert isinstance(found, PlanDocument), str(found)
    return found


def test_level1_holds_for_both_terms_side_by_side() -> None:
    (project,) = document(
        "项目名称|非遗保护|||||", "总体目标|实施期目标（2024年—2026年）|||年度目标||",
        "|完成全县普查。|||完成8个乡镇普查。||",
        "一级指标|二级指标|三级指标|指标值|二级指标|三级指标|指标值",
        "产出指标|数量指标|普查乡镇数|21个|数量指标|普查乡镇数|8个",
        "满意度指标|服务对象满意度指标|群众满意度|≥93%|服务对象满意度指标|群众满意度|≥90%",
    ).projects  # fmt: skip
    found = [(i.horizon, i.level1, str(i.target.text)) for i in project.indicators]
    assert found == [
        ("midterm", OUTPUT, "21个"), ("midterm", CONTENT, "≥93%"),
        ("annual", OUTPUT, "8个"), ("annual", CONTENT, "≥90%"),
    ]  # fmt: skip


def test_a_head_that_only_resembles_a_name_gives_way_to_the_known_one() -> None:
    (project,) = document(
        "项目名称|项目绩效总目标|一级指标名称|二级指标名称|三级指标名称|计算符号|指标值|计量单位",
        "政务云租用|完成上云。|产出指标|数量指标|上云系统数|等于|32|个",
        "政务云租用|完成上云。|产出指标|质量指标|备份成功率|大于等于|99|%",
    ).projects  # fmt: skip
    assert [i.name for i in project.indicators] == ["上云系统数", "备份成功率"]
    assert project.objectives == ("完成上云。",)


def test_execution_and_total_score_may_stand_beside_the_indicators() -> None:
    first, second = document(
        "项目名称|预算数|执行数|执行率|一级指标|二级指标|三级指标|年度目标值|实际完成值|分值|得分|"
        "是否完成|未完成原因|项目总得分",
        "健身路径|45|43.2|96%|产出指标|数量指标|更新路径|≥36套|36套|50|50|是||97.6",
        "||||产出指标|质量指标|合格率|100%|100%|50|47.6|是||",
        "足球联赛|18|18|100%|产出指标|数量指标|参赛队伍|≥24支|20支|90|80|否|两队退赛|90",
    ).projects  # fmt: skip
    assert [str(p.execution.spent) for p in (first, second) if p.execution] == ["43.2", "18"]
    assert [str(p.total_score) for p in (first, second)] == ["97.6", "90"]
    assert [i.deviation_reason for i in first.indicators] == [None, None]
    assert second.indicators[0].deviation_reason == "两队退赛"


def test_a_row_between_bars_may_hold_line_breaks() -> None:
    (project,) = text(
        "|绩效指标|一级指标|二级指标|三级指标|单位|指标值|",
        "|产出指标|数量指标|维修工程|处|≥41处|", "|质量指标|截至年底，完成项目",
        "初步验收率|%|100%|", "|效益指标|社会效益指标|水质|定性|改善|",
        "|可持续影响", "指标|工程良性运行|是/否|是|",
    ).projects  # fmt: skip
    assert [i.name for i in project.indicators][1:3] == ["截至年底，完成项目初步验收率", "水质"]
    assert [i.target.unit for i in project.indicators][2] is None
    assert project.indicators[3].level2 == "可持续影响指标"


def test_the_year_over_several_projects_is_that_of_each() -> None:
    found = text(
        "某县市场监管局2025年项目绩效目标公开表", "|一、项目名称：食品抽检| |预算金额|73.5|",
        "|一级指标|二级指标|指标名称|目标值|依据|", "|产出指标|数量指标|抽检批次|≥1470批次|计划|",
        "|二、项目名称：设备监察| |预算金额|16|", "|一级指标|二级指标|指标名称|目标值|依据|",
        "|产出指标|数量指标|检查单位|≥215家|计划|",
    ).projects  # fmt: skip
    assert [(p.name, p.year) for p in found] == [("食品抽检", 2025), ("设备监察", 2025)]


def test_a_text_under_an_empty_part_of_the_money_is_its_purpose() -> None:
    (project,) = document(
        "项目名称|图书购置|||", "预算规模及资金用途|预算数|68|其中：财政资金|68", "|其他资金|||",
        "|主要用于购置图书。|||", "一级指标|二级指标|三级指标|指标值|",
        "产出指标|数量指标|图书册数|≥200册|",
    ).projects  # fmt: skip
    assert project.purpose == "主要用于购置图书。"
    assert project.budget is not None
    assert project.budget.other is None


@pytest.mark.parametrize("plan", ["|25%|50%|80%|100%|", "|||||"])
@pytest.mark.parametrize("total", ["68", ""])
def test_the_purpose_is_kept_where_money_or_plan_is_blank(total: str, plan: str) -> None:
    (project,) = document(
        "项目编码|1001|项目名称|图书购置||",
        f"预算规模及资金用途|预算数|{total}|其中：财政资金|{total}|其他资金",
        "|主要用于购置图书。||||",
        "资金支出计划（%）|3月底|6月底|10月底|12月底|", plan, "绩效目标|完成图书购置。||||",
        "一级指标|二级指标|三级指标|绩效指标描述|指标值|指标值确定依据",
        "产出指标|数量指标|图书册数|册数|≥200册|计划",
    ).projects  # fmt: skip
    assert project.purpose == "主要用于购置图书。"
    assert project.objectives == ("完成图书购置。",)
    assert (str(project.budget.total) if project.budget else "") == total
    assert (project.plan is None) == (plan == "|||||")


def test_a_target_stored_as_a_formula_without_a_value_is_read_as_typed() -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for line in ("项目名称|空调维修||", "一级指标|二级指标|三级指标|指标值",
                 "产出指标|数量指标|维修主机|=4台", "产出指标|质量指标|合格率|=100%"):  # fmt: skip
        sheet.append(line.split("|"))
    content = io.BytesIO()
    book.save(content)
    (found,) = read_content("空调.xlsx", content.getvalue())
    assert isinstance(found, PlanDocument), str(found)
    assert [row[3] for row in rows(found.projects[0])] == ["=4台", "=100%"]


def test_rows_of_their_own_name_projects_under_one_header() -> None:
    first, second = document(
        "县农业农村局绩效目标分季度推进表|||||",
        "一级指标|二级指标|指标名称|一季度|二季度|全年目标",
        "项目一：农田建设（预算：860万元）|||||", "产出指标|数量指标|建设面积|500亩|1500亩|≥4300亩",
        "|质量指标|合格率|—|—|100%", "项目二：粪污治理（预算：140万元）|||||",
        "产出指标|数量指标|改造养殖场|2家|6家|≥12家",
        "满意度指标|服务对象满意度指标|满意度|—|—|≥90%",
    ).projects  # fmt: skip
    assert [p.name for p in (first, second)] == ["农田建设", "粪污治理"]
    assert [str(p.budget.total) for p in (first, second) if p.budget] == ["860", "140"]
    assert [row[3] for row in rows(second)] == ["≥12家", "≥90%"]


def test_numbers_of_rows_are_no_targets_and_years_no_projects() -> None:
    (project,) = document(
        "项目：|残疾人培训||负责科室|教就股||", "预算：|18.6||其中财政：|18.6||",
        "序|指标（一级—二级）|内容|2024年实绩|2025年目标|单位|权数",
        "1|产出—数量|培训残疾人|110|≥130|人次|40", "2|产出—质量|培训合格率|92|≥95|%|20",
        "3|满意度—服务对象满意度|学员满意度|93|≥95|%|10",
    ).projects  # fmt: skip
    assert project.name == "残疾人培训"
    assert [row[3] for row in rows(project)] == ["≥130人次", "≥95%", "≥95%"]


def test_a_row_may_state_both_terms() -> None:
    (project,) = document(
        "项目名称|智慧水务|||", "一级指标|二级指标|三级指标|实施期目标值|年度目标值",
        "产出指标|数量指标|接入水厂数|12座|4座", "产出指标|质量指标|可用率|≥99.5%|≥99%",
    ).projects  # fmt: skip
    found = [(i.name, i.horizon, str(i.target.text)) for i in project.indicators]
    assert found == [
        ("接入水厂数", "midterm", "12座"), ("接入水厂数", "annual", "4座"),
        ("可用率", "midterm", "≥99.5%"), ("可用率", "annual", "≥99%"),
    ]  # fmt: skip


def test_cells_without_names_under_levels_stay_without_names() -> None:
    first, second = document(
        "项目名称|资金（万元）|产出指标|||满意度指标",
        "||数量指标|质量指标|时效指标|服务对象满意度指标",
        "村道硬化|64|3.2公里|合格率100%|11月底前|≥90%",
        "水渠修复|28|1.5公里|合格率≥98%|10月底前|≥92%",
    ).projects  # fmt: skip
    assert [i.name for i in first.indicators] == [None, "合格率", None, None]
    assert [str(i.target.text) for i in second.indicators] == [
        "1.5公里", "≥98%", "10月底前", "≥92%"
    ]  # fmt: skip


def test_a_clause_may_state_two_dates() -> None:
    clause = clause_of("补助资金分别于5月底前、11月底前完成")
    assert clause is not None
    assert (clause.name, clause.target) == ("补助资金", "5月底前、11月底前完成")


def test_a_year_may_be_printed_in_full_width() -> None:
    (project,) = text("２０２５年度项目绩效目标表", "|项目名称|消防改造|",
                      "|一级指标|三级指标|指标值|",
                      "|产出指标|改造床位|≥20张|").projects  # fmt: skip
    assert project.year == 2025


def test_money_may_stand_in_the_cell_of_the_project_name() -> None:
    first, second = document(
        "项目及预算|一级指标|二级指标|三级指标|指标值",
        "食堂改造（预算：140万元）|产出指标|数量指标|改造食堂|9个",
        "|效益指标|社会效益指标|受益学生|≥520人",
        "监控升级（62.5万元）|产出指标|数量指标|摄像头|≥38个",
    ).projects  # fmt: skip
    assert [p.name for p in (first, second)] == ["食堂改造", "监控升级"]
    assert [str(p.budget.total) for p in (first, second) if p.budget] == ["140", "62.5"]
    notes = [n for n in first.notes if n.field == "budget.total"]
    assert [n.code for n in notes] == ["JX-D011"]


def test_names_and_targets_may_share_a_column() -> None:
    (project,) = document(
        "项目名称|法律援助|", "指标类别|指标及目标值|分值", "数量指标|办理案件：≥320件|30",
        "质量指标|合格率：≥95%\n卷宗归档率：100%|20", "社会效益指标|法治意识：有所增强|30",
    ).projects  # fmt: skip
    assert [(i.name, str(i.target.text)) for i in project.indicators] == [
        ("办理案件", "≥320件"), ("合格率", "≥95%"), ("卷宗归档率", "100%"),
        ("法治意识", "有所增强"),
    ]  # fmt: skip


def test_whole_targets_under_a_head_of_signs_are_targets() -> None:
    (project,) = document(
        "项目名称|茶园防控||", "类别（一级—二级）|要求|指标要素|佐证材料",
        "产出指标—数量指标|≥3200亩|示范面积|验收报告", "产出指标—质量指标|≥98%|合格率|检测报告",
    ).projects  # fmt: skip
    assert [(str(i.target.value), i.target.unit) for i in project.indicators] == [
        ("3200", "亩"), ("98", "%")
    ]  # fmt: skip


def test_a_unit_told_by_the_label_holds_for_all_sums_behind_it() -> None:
    found = sums_in("项目总投入（万元）：158.6，其中财政资金120，自筹资金38.6")
    assert [(name, figure) for name, figure, _ in found] == [
        ("budget.total", "158.6万元"), ("budget.fiscal", "120万元"), ("budget.other", "38.6万元"),
    ]  # fmt: skip


def test_a_page_laid_out_by_a_table_keeps_its_lines() -> None:
    page = (
        "<table><tr><td>栏目</td></tr><tr><td><p>项目公示</p><p>项目名称：中转站改造</p>"
        "<p>预算金额：386.5万元</p><table><tr><td>一级指标</td><td>三级指标</td><td>指标值</td></tr>"
        "<tr><td>产出指标</td><td>改造座数</td><td>5座</td></tr></table></td></tr></table>"
    )
    (found,) = read_content("公示.html", page.encode())
    assert isinstance(found, PlanDocument), str(found)
    (project,) = found.projects
    assert project.budget is not None
    assert (project.name, str(project.budget.total)) == ("中转站改造", "386.5")


def test_a_column_that_is_no_indicators_leaves_the_others_in_place() -> None:
    first, second = document(
        "年度|项目|资金来源|金额（万元）|指标层级|指标|目标|实际|权重|得分",
        "2024|数字城管|本级|92|产出指标>数量指标|采集案件|≥18万件|19万件|25|25",
        "2024|夜市管理|上级|26|产出指标>数量指标|疏导摊位|≥320个|330个|40|40",
    ).projects  # fmt: skip
    assert [p.name for p in (first, second)] == ["数字城管", "夜市管理"]
    assert first.year == 2024
    assert first.indicators[0].actual == "19万件"


def test_level1_may_stand_under_the_head_of_the_names() -> None:
    (project,) = document(
        "项目名称|增雨作业|||", "指标|具体内容|年初设定|年末实绩|标准分|实得分",
        "产出指标|增雨作业|≥24次|27次|40|40", "|安全率|100%|100%|20|20",
        "满意度指标|农户满意度|≥90%|94%|10|10",
    ).projects  # fmt: skip
    assert [row[0] for row in rows(project)] == [OUTPUT, OUTPUT, CONTENT]


def test_levels_may_stand_beside_their_indicators_in_a_list_of_terms() -> None:
    (project,) = text(
        "|栏目|内容|", "|项目名称|救护培训|", "|预算金额|9.6万元|", "|年度目标|普及救护知识。|",
        "|数量指标|培训人数≥1500人；举办培训班≥20期|", "|质量指标|考核合格率≥95%|",
        "|时效指标|11月底前完成培训|",
    ).projects  # fmt: skip
    assert project.name == "救护培训"
    assert [i.name for i in project.indicators] == [
        "培训人数",
        "举办培训班",
        "考核合格率",
        "完成培训",
    ]


def test_the_unit_of_money_in_a_head_nobody_listed_is_that_of_the_sums() -> None:
    (project,) = document(
        "序号|项目名称|预计花费(元)|一级指标|二级指标|三级指标|目标值",
        "1|政务云租用|1,286,000.00|产出指标|数量指标|云主机数|≥160台",
        "2|政务云租用|1,286,000.00|产出指标|质量指标|可用率|≥99.9%",
    ).projects  # fmt: skip
    assert project.budget is not None
    assert (str(project.budget.total), project.budget.unit) == ("1286000.00", "元")


def test_points_after_a_blank_in_the_cell_of_the_target_are_the_weight() -> None:
    (project,) = text(
        "项目名称：校舍维修", "", "一级指标\t二级指标\t三级指标\t目标值\t分值",
        "产出指标\t数量指标\t维修屋面\t1860平方米\t15", "产出指标\t质量指标\t合格率\t100%\t15",
        "产出指标\t时效指标\t完工时间\t2024年8月25日前 10\t",
    ).projects  # fmt: skip
    last = project.indicators[-1]
    assert (str(last.target.text), str(last.weight)) == ("2024年8月25日前", "10")
    assert [(n.code, n.field) for n in project.notes if n.code == "JX-D011"] == [
        ("JX-D011", "weight")
    ]


def test_who_is_in_charge_and_who_carries_out_are_told_in_one_sentence() -> None:
    found = facts_in("供水管网改造项目由县住建局主管，县自来水公司实施，对铸铁管进行更换。")
    assert found == (("department", "县住建局"), ("implementing_unit", "县自来水公司"))
    assert facts_in("对铸铁管进行更换，分三批实施。") == ()
    assert facts_in("经自评，该项目得分95.8分，其中预算执行得分9.8分。") == (
        ("total_score", "95.8"),
    )
    assert facts_in("其中预算执行得分9.8分。") == ()
