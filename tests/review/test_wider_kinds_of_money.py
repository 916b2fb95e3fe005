"""Money, changes and management in the kinds a fifth author planted."""

import pytest

from jixiao.notation.plan_text import read_plan_text
from jixiao.review.reviewing import review
from review.asked_rows import is_asked

MONEY = """
name: 农技员驻村指导
budget: {total: SUM, fiscal: SUM, other: 0}
objectives: [补助农技员驻村指导，帮助农户增收。]
indicators:
  - 产出指标 / 数量指标 / 补助驻村农技员人数 / COUNT
  - 成本指标 / 经济成本指标 / 驻村农技员补助总额 / ≤SUM万元
  - 效益指标 / 经济效益指标 / 受指导农户户均增收额 / ≥200元/户·年
"""


@pytest.mark.parametrize(
    ("amount", "count", "asked"), [("39.87", "=83人", True), ("40", "=80人", False)]
)
def test_what_people_gain_is_no_standard_of_pay(amount: str, count: str, *, asked: bool) -> None:
    text = MONEY.replace("COUNT", count).replace("SUM", amount)
    told = {one.fault for one in review([read_plan_text(text)])}
    assert ("PER_HEAD_ODD" in told) is asked
    assert "QTY_PRICE_NE" not in told


PAY = """
name: 困难学生关爱
budget: {total: 90, fiscal: 90, other: 0}
objectives: [为困难学生提供救助和餐食。]
indicators:
  - 成本指标 / 经济成本指标 / 困难学生生活救助资金 / ≤72万元 / 10 / 180人按4000元/人·年测算
  - 成本指标 / 经济成本指标 / 困难学生住宿补助资金 / ≤18万元 / 10 / 上年支出
  - 产出指标 / 数量指标 / 生活救助困难学生人数 / =180人
"""
COUNTED = "  - 产出指标 / 数量指标 / 住宿补助困难学生人数 / =90人\n"


@pytest.mark.parametrize(("text", "asked"), [(PAY, True), (PAY + COUNTED, False)])
def test_each_kind_of_pay_has_its_heads(text: str, *, asked: bool) -> None:
    told = {one.fault for one in review([read_plan_text(text)])}
    assert ("COST_WITHOUT_QTY" in told) is asked
    assert "QTY_PRICE_NE" not in told


@pytest.mark.parametrize(
    ("name", "target", "actual", "asked"),
    [
        ("游客接待人次增长率", "≥5%", "9.5%", True),
        ("投诉件数下降率", "≥8%", "21%", True),
        ("单位能耗降幅", "≥3%", "6%", True),
        ("居民人均收入增速", "≥6%", "6.9%", False),
        ("游客增长率", "≥1%", "1.8%", False),
        ("毕业生就业率", "≥60%", "90%", False),
    ],
)
def test_changes_may_be_far_exceeded(name: str, target: str, actual: str, *, asked: bool) -> None:
    row = f"{{level2: 社会效益指标, name: {name}, target: {target}, actual: {actual}}}"
    text = f"kind: self_evaluation\nfiscal_year: 2025\nindicators:\n  - {row}\n"
    told = {one.fault for one in review([read_plan_text(text)])}
    assert ("SELF_OVER" in told) is asked


@pytest.mark.parametrize(
    ("name", "asked"),
    [
        ("活动方案执行检查合格率", False),
        ("服务合同履约评价合格率", False),
        ("演出流程资料归档合格率", False),
        ("水库大坝渗漏检测合格率", True),
    ],
)
def test_management_of_the_work_is_no_other_topic(name: str, *, asked: bool) -> None:
    head = {
        "purpose": "举办群众广场舞展演、书画展览和文艺辅导",
        "objectives": "[举办广场舞展演30场、书画展览12场，活动安全有序，活跃群众文化生活。]",
    }
    rows = ["数量|举办广场舞展演场次|=30场", "数量|举办书画展览场次|=12场", f"质量|{name}|≥95%"]
    assert is_asked("INDICATOR_OFF_TOPIC", *rows, name="群众文化演出", **head) is asked
