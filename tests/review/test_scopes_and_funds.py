"""Scopes of standards, floors, shares in goals and funds in purposes, and plans beside them."""

import pytest

from jixiao.notation.plan_text_sets import read_plan_set
from jixiao.review.reviewing import review

ALLOWANCE = """
name: {name}
budget: 504
indicators:
  - 成本指标 / 经济成本指标 / {ages}老人高龄津贴发放标准 / =100元/人·月
  - 产出指标 / 数量指标 / 高龄津贴发放人数 / =4200人
"""
GRAIN = """
name: 储备粮轮换
budget: 168
indicators:
  - 成本指标 / 经济成本指标 / 储备粮保管轮换补贴标准 / {standard}
  - 成本指标 / 经济成本指标 / 储备粮保管轮换补贴总额 / ≤168万元
  - 产出指标 / 数量指标 / 承储县级储备稻谷数量 / {count}
"""
SUBSIDY = """
projects:
  - name: 创业贷款贴息
    budget: 84
    purpose: 个人创业贷款县级承担部分的利息补贴
    objectives: [县级财政承担个人创业贷款贴息的50%，贴息支付率达到98%。]
  - name: 创业贷款中央贴息
    budget: {central}
    purpose: 个人创业贷款中央承担部分的利息补贴
    objectives: [中央财政承担贴息的50%，资金支付率达到95%。]
"""
TRAINING = """
name: 劳动力职业技能培训
purpose: 就业补助资金用于技能培训补贴
objectives: [{goal}]
indicators:
  - 成本指标 / 经济成本指标 / 培训补贴标准 / ≤1200元/人
  - 成本指标 / 经济成本指标 / 培训补贴额 / ≤96万元
  - 成本指标 / 经济成本指标 / 新型学徒制培训补贴额 / ≤24万元
  - 产出指标 / 数量指标 / {count} / =800人
"""


def told(fault: str, text: str) -> bool:
    return any(one.fault == fault for one in review(read_plan_set(text).documents))


@pytest.mark.parametrize(
    ("name", "ages", "asked"),
    [
        ("八十周岁以上老人高龄津贴", "80—89周岁", 1),
        ("八十周岁以上老人高龄津贴", "80至89岁", 1),
        ("八十周岁以上老人高龄津贴", "80周岁以上", 0),
        ("八十至八十九周岁老人高龄津贴", "80至89周岁", 0),
    ],
)
def test_ages_of_standard_and_name(name: str, ages: str, asked: int) -> None:
    assert told("SCOPE_OF_STANDARD", ALLOWANCE.format(name=name, ages=ages)) == asked


@pytest.mark.parametrize(
    ("standard", "count", "asked"),
    [
        ("=140元/吨·年", "≥3000吨", 1),
        ("=140元/吨·年", "≥11500吨", 0),
        ("≥140元/吨·年", "≥3000吨", 0),
    ],
)
def test_floor_at_a_fixed_standard(standard: str, count: str, asked: int) -> None:
    assert told("QTY_FLOOR_LOW", GRAIN.format(standard=standard, count=count)) == asked


@pytest.mark.parametrize(("central", "asked"), [("260", 1), ("84", 0)])
def test_shares_that_goals_state(central: str, asked: int) -> None:
    assert told("SHARE_CROSS", SUBSIDY.format(central=central)) == asked


@pytest.mark.parametrize(
    ("goal", "asked"), [("培训800人，同时维修机关办公用房。", 1), ("培训800人。", 0)]
)
def test_fund_that_the_purpose_names(goal: str, asked: int) -> None:
    assert told("GOAL_NE_FUND", TRAINING.format(goal=goal, count="培训人数")) == asked


@pytest.mark.parametrize(("count", "asked"), [("培训劳动力人数", 1), ("培训劳动力和学徒人数", 0)])
def test_apprentices_are_counted(count: str, asked: int) -> None:
    assert told("COST_WITHOUT_QTY", TRAINING.format(goal="培训800人。", count=count)) == asked
