"""Faults of whole plans as many fields of work show them, and plans beside them without fault."""

import pytest

from jixiao.model.finding import Finding, Severity
from jixiao.notation.plan_text_sets import read_plan_set
from jixiao.review.reviewing import review

FULL = """
name: {name}
year: 2026
budget: 60
purpose: {purpose}
plan: {plan}
objectives: [{goal}]
indicators:
  - 产出指标 / 数量指标 / {count} / {weights[0]} / {basis}
  - 产出指标 / 质量指标 / 考核合格率 / ≥95% / {weights[1]} / {basis}
  - 产出指标 / 时效指标 / {time} / {weights[2]} / {basis}
  - 产出指标 / 成本指标 / {cost} / {weights[3]} / {basis}
  - 效益指标 / 社会效益指标 / 事故下降率 / ≥5% / {weights[4]} / {basis}
  - 满意度指标 / 服务对象满意度指标 / {asked} / ≥90% / {weights[5]} / {basis}
"""
GIVEN = {
    "name": "农村道路维护",
    "purpose": "农村道路维护",
    "plan": "{3: 10, 6: 40, 10: 80, 12: 100}",
    "goal": "维护农村道路20公里。",
    "count": "维护道路里程 / ≥20公里",
    "time": "工程完工时间 / 2026年10月31日前",
    "cost": "每公里维护成本 / ≤3万元/公里",
    "asked": "沿线群众满意度",
    "basis": "2026年养护计划",
    "weights": (20, 10, 10, 10, 30, 10),
}


def told(fault: str, **changed: object) -> list[Finding]:
    return found(fault, FULL.format(**(GIVEN | changed)))


def found(fault: str, text: str) -> list[Finding]:
    return [one for one in review(read_plan_set(text).documents) if one.fault == fault]


def without(level: str, **changed: object) -> str:
    lines = FULL.format(**(GIVEN | changed)).splitlines()
    return "\n".join(line for line in lines if level not in line)


@pytest.mark.parametrize(
    ("name", "count"),
    [
        ("敬老院运行补助", "集中供养老人人数 / =60人"),
        ("农村义务教育营养改善", "受益学生人数 / ≥900人"),
        ("城乡公交运营补贴", "运营公交线路 / =6条"),
        ("基层医疗设备配备", "服务患者人次 / ≥3000人次"),
        ("养殖小区道路硬化", "受益养殖户数 / ≥60户"),
        ("文化馆免费开放", "开放天数 / ≥300天"),
    ],
)
def test_nobody_is_asked_where_the_public_is_served(name: str, count: str) -> None:
    (finding,) = found("L1_MISSING", without("满意度", name=name, purpose=name, count=count))
    assert finding.severity is Severity.QUERY


@pytest.mark.parametrize(
    "name", ["执法办案装备购置", "信息系统运维费", "档案数字化", "土地利用规划编制", "审计业务费"]
)
def test_work_inside_the_office_may_ask_nobody(name: str) -> None:
    text = without("满意度", name=name, purpose=name, count="形成成果 / ≥6项", goal=name)
    assert found("L1_MISSING", text) == []


@pytest.mark.parametrize(
    ("name", "count"),
    [
        ("农机购置补贴", "农机台数 / ≥60台"),
        ("水源地围栏采购", "围栏长度 / ≥3000米"),
        ("特困人员救助供养", "集中供养对象 / =60人"),
        ("政策性森林保险保费补贴", "公益林承保面积 / =60000亩"),
    ],
)
def test_money_that_buys_has_a_cost(name: str, count: str) -> None:
    assert found("COST_MISSING", without("成本指标", name=name, purpose=name, count=count))


@pytest.mark.parametrize(
    ("weights", "is_found"),
    [
        ((20, 10, 10, 10, 30, 10), False),
        ((20, 10, 10, 20, 20, 10), False),
        ((20, 20, 10, 10, 20, 10), True),
        ((10, 10, 10, 10, 40, 10), True),
        ((25, 15, 10, 10, 20, 10), True),
    ],
)
def test_weights_follow_a_split(weights: tuple[int, ...], *, is_found: bool) -> None:
    assert bool(told("WEIGHT_L1_SPLIT", weights=weights)) is is_found


def test_a_typed_plan_with_weights_gives_its_bases() -> None:
    assert told("BASIS_BLANK", basis="")
    assert told("BASIS_BLANK") == []


@pytest.mark.parametrize(
    "basis",
    [
        "大概估计", "凭经验", "领导要求", "自行确定", "根据工作需要", "主观判断", "口头通知要求",
        "粗略测算一下", "单位实际", "结合实际情况", "业务需求", "个人经验", "领导安排",
        "约定俗成的习惯", "听群众说", "拍脑袋", "相关规定", "按有关文件执行", "往年做法", "预计",
    ],
)  # fmt: skip
def test_a_guess_is_no_basis(basis: str) -> None:
    assert told("BASIS_INVALID", basis=basis)


@pytest.mark.parametrize(
    "basis",
    [
        "历史经验", "2025年统计台账", "市场询价单", "领导小组会议纪要", "养护合同", "工程概算",
        "上年决算数据", "县政府文件", "有关部门统计数据", "自治区补助办法",
        "行业标准", "问卷调查", "个人账户台账",
    ],
)  # fmt: skip
def test_a_source_is_a_basis(basis: str) -> None:
    assert told("BASIS_INVALID", basis=basis) == []


@pytest.mark.parametrize(
    "plan",
    ["{10: 60, 12: 100}", "{12: 100}", "{9: 40, 12: 100}", "{3: 10, 12: 100}", "{6: 5, 12: 100}"],
)
def test_the_points_of_the_form_are_not_blank(plan: str) -> None:
    assert told("PLAN_BLANK", plan=plan)


@pytest.mark.parametrize("plan", ["{3: 0, 6: 20, 9: 60, 12: 100}", "{3: 0, 6: 9, 10: 60, 12: 100}"])
def test_points_that_a_form_prints_are_enough(plan: str) -> None:
    assert told("PLAN_BLANK", plan=plan) == []


def test_half_years_may_do_where_the_form_prints_no_more() -> None:
    text = (
        "projects:\n  - {name: 甲, plan: {6: 50, 12: 100}}\n  - {name: 乙, plan: {6: 5, 12: 100}}\n"
    )
    document = read_plan_set(text).documents
    assert "PLAN_BLANK" not in {one.fault for one in review(document)}


EVEN = "{3: 25, 6: 50, 10: 75, 12: 100}"


@pytest.mark.parametrize(
    "time",
    [
        "补贴资金拨付时间 / 2026年9月30日前",
        "设备交付时间 / 6月底前",
        "一次性奖补发放时间 / 11月30日前",
        "校舍竣工时间 / 2026年8月25日前",
    ],
)
def test_what_is_paid_once_is_not_spread_evenly(time: str) -> None:
    assert told("PLAN_BOILERPLATE", plan=EVEN, time=time)


@pytest.mark.parametrize(
    "time",
    ["护林员补助按月发放及时率 / ≥95%", "保洁费按季度拨付时间 / 12月10日前", "巡查频次 / 每月2次"],
)
def test_what_recurs_may_be_spread_evenly(time: str) -> None:
    assert told("PLAN_BOILERPLATE", plan=EVEN, time=time) == []


@pytest.mark.parametrize(
    "goal",
    [
        "一、维护道路20公里；三、清理边沟。",
        "（1）维护道路20公里；（1）清理边沟。",
        "（一）维护道路20公里；（三）清理边沟。",
        "①维护道路20公里；③清理边沟。",
        "2）维护道路20公里；3）清理边沟。",
    ],
)
def test_goals_are_numbered_through_in_any_way(goal: str) -> None:
    assert told("GOAL_NUMBERING", goal=goal)


@pytest.mark.parametrize(
    "goal",
    [
        "一、维护道路20公里；二、清理边沟。",
        "1.维护道路：（1）路面；（2）边沟。2.养护桥梁：（1）桥面；（2）护栏。",
        "维护道路（含桥梁）20公里；（三级公路除外）。",
    ],
)
def test_goals_numbered_well_are_silent(goal: str) -> None:
    assert told("GOAL_NUMBERING", goal=goal) == []
