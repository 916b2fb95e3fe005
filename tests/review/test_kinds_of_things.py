"""Rules on units, names, bases and kinds of effect: faults, and plans beside them without fault."""

import pytest

from jixiao.notation.plan_text_sets import read_plan_set
from jixiao.review.reviewing import review

FAULTS = {
    "BASIS_INVALID": [
        "产出指标 / 数量指标 / 贷款笔数 / ≥280笔 / 16 / 局领导意见",
        "产出指标 / 数量指标 / 贷款笔数 / ≥280笔 / 16 / 分管领导的要求",
        "产出指标 / 数量指标 / 贷款笔数 / ≥280笔 / 16 / 业务科室建议",
    ],
    "VERB_IN_NAME": [
        "效益指标 / 社会效益指标 / 显著提高人均体育场地面积 / ≥2.6平方米/人",
        "效益指标 / 社会效益指标 / 提高人均阅读册数 / ≥4册",
        "效益指标 / 生态效益指标 / 大幅减少化肥用量 / ≥3%",
    ],
    "BENEFIT_TYPE_WRONG": [
        "效益指标 / 经济效益指标 / 暴雨预警提前量 / ≥40分钟",
        "效益指标 / 经济效益指标 / 早高峰平均通行车速 / ≥24公里/小时",
    ],
    "UNIT_NOUN": [
        "产出指标 / 数量指标 / 安装联网控制机数量 / =26人",
        "产出指标 / 数量指标 / 购置恒湿机组 / =8户",
        "产出指标 / 数量指标 / 培训消防队员数量 / =60台",
        "产出指标 / 数量指标 / 硬化村组道路 / =12人",
    ],
    "RANGE_IMPLAUSIBLE": ["效益指标 / 生态效益指标 / 单位面积农药用量降幅 / ≥95%"],
    "ROUND_TO_ZERO": ["成本指标 / 经济成本指标 / 档案数字化加工单价 / ≤0.00万元/页"],
}
FINE = {
    "BASIS_INVALID": [
        "产出指标 / 数量指标 / 贷款笔数 / ≥280笔 / 16 / 国家动物疫病强制免疫指导意见",
        "产出指标 / 数量指标 / 贷款笔数 / ≥280笔 / 16 / 县委领导小组第3号会议纪要",
        "产出指标 / 数量指标 / 贷款笔数 / ≥280笔 / 16 / 省政府实施意见",
    ],
    "VERB_IN_NAME": [
        "效益指标 / 社会效益指标 / 人均体育场地面积 / ≥2.6平方米/人",
        "产出指标 / 数量指标 / 提升改造农村道路里程 / ≥12公里",
        "效益指标 / 可持续影响指标 / 持续发挥作用期限 / ≥10年",
    ],
    "BENEFIT_TYPE_WRONG": [
        "效益指标 / 社会效益指标 / 暴雨预警提前量 / ≥40分钟",
        "效益指标 / 经济效益指标 / 预警减少的直接经济损失 / ≥40万元",
    ],
    "UNIT_NOUN": [
        "产出指标 / 数量指标 / 安装联网控制机数量 / =26台",
        "产出指标 / 数量指标 / 采购免疫疫苗数量 / =90万毫升",
        "产出指标 / 数量指标 / 采购免疫疫苗数量 / =90万头份",
        "产出指标 / 数量指标 / 培训消防队员数量 / =60人次",
        "产出指标 / 数量指标 / 新购设备受益人数 / =600人",
    ],
    "RANGE_IMPLAUSIBLE": ["效益指标 / 生态效益指标 / 单位面积农药用量降幅 / ≥3%"],
    "ROUND_TO_ZERO": ["成本指标 / 经济成本指标 / 档案数字化加工单价 / ≤0.6元/页"],
}
EVALUATED = """
kind: self_evaluation
fiscal_year: 2025
indicators:
  - level2: 可持续影响指标
    name: 设备管护制度
    target: 建立并执行
    actual: {actual}
    full_score: 8
    score: 5.6
"""


def told(fault: str, text: str) -> bool:
    return any(one.fault == fault for one in review(read_plan_set(text).documents))


def row(text: str) -> str:
    return f"indicators:\n  - {text}\n"


@pytest.mark.parametrize(("fault", "text"), [(f, t) for f, rows in FAULTS.items() for t in rows])
def test_fault_is_told(fault: str, text: str) -> None:
    assert told(fault, row(text))


@pytest.mark.parametrize(("fault", "text"), [(f, t) for f, rows in FINE.items() for t in rows])
def test_row_beside_it_is_fine(fault: str, text: str) -> None:
    assert not told(fault, row(text))


def test_parents_may_be_asked_about_vaccination() -> None:
    asked = "满意度指标 / 服务对象满意度指标 / 受种儿童家长满意度 / ≥90%"
    assert not told("SATISF_WRONG_GROUP", f"name: 疫苗冷链设备更新\n{row(asked)}")
    assert told("SATISF_WRONG_GROUP", f"name: 自动气象站维护\n{row(asked)}")


@pytest.mark.parametrize(("actual", "asked"), [("达成年度指标", 0), ("部分达成", 1)])
def test_reason_is_asked_of_rows_not_reached(actual: str, asked: int) -> None:
    assert told("SELF_NO_REASON", EVALUATED.format(actual=actual)) == asked
