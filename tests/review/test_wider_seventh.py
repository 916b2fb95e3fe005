"""Kinds a seventh author planted, in other words and trades than his."""

import pytest

from jixiao.notation.plan_text import read_plan_text
from jixiao.review.reviewing import review
from review.asked_rows import is_asked

ROWS = ["数量|修建水窖|=20座", "质量|水窖验收合格率|≥98%"]
GOAL = {"purpose": "修建水窖", "objectives": "[修建水窖20座，解决住户缺水。]"}


@pytest.mark.parametrize(
    ("fault", "rows", "head", "asked"),
    [
        ("PLACEHOLDER", ["数量|修建shuijiao座数|≥20座"], {}, True),
        ("PLACEHOLDER", ["数量|xiulu里程|≥20公里"], {}, True),
        ("PLACEHOLDER", ["数量|douyin直播场次|≥20场"], {}, False),
        ("PLACEHOLDER", ["数量|更换led路灯盏数|≥20盏"], {}, False),
        ("FORMULA_TEXT_ERR", ["质量|完好率|≥95%|设备总数÷设备总数×100%，运维台账"], {}, True),
        ("FORMULA_TEXT_ERR", ["质量|完好率|≥95%|完好设备数÷设备总数×100%，运维台账"], {}, False),
        ("VAGUE_AS_PERCENT", ["社会|基层治理更加有效|=100%"], {}, True),
        ("VAGUE_AS_PERCENT", ["社会|办税流程日益简便|=100%"], {}, True),
        ("VAGUE_AS_PERCENT", ["社会|校园周边整洁有序|≥95%"], {}, True),
        ("VAGUE_AS_PERCENT", ["社会|更加便捷办件占比|≥95%"], {}, False),
        ("VAGUE_AS_PERCENT", ["社会|秩序良好网格占比|≥95%"], {}, False),
        ("UNDEFINED_BASE", ["成本|护工补贴标准|=同岗编外人员薪酬的70%"], {}, True),
        ("UNDEFINED_BASE", ["成本|代课补助标准|教师课时酬金的2倍"], {}, True),
        ("UNDEFINED_BASE", ["成本|护工补贴标准|=同岗薪酬（3000元/人·月）的70%"], {}, False),
        ("UNDEFINED_BASE", ["成本|培训费|≤本项目预算的15%"], {}, False),
        ("BENEFIT_TYPE_WRONG", ["经济|患者治愈率|≥80%"], {}, True),
        ("BENEFIT_TYPE_WRONG", ["经济|学生视力不良检出率|≤40%"], {}, True),
        ("BENEFIT_TYPE_WRONG", ["经济|肉牛死亡率|≤2%"], {}, False),
        ("COMPOUND_VALUE", ["社会|火灾发生率|≤3起/千户"], {}, False),
        ("COMPOUND_VALUE", ["社会|孕产妇死亡率|≤12例/10万人"], {}, False),
        ("COMPOUND_VALUE", ["成本|单车油耗|≤9升/100公里"], {}, False),
        ("COMPOUND_VALUE", ["成本|补助标准|20元/300元"], {}, True),
        ("SATISF_WRONG_GROUP", ["满意|被检测单位满意度|≥90%"], {}, False),
        ("SATISF_WRONG_GROUP", ["满意|检测单位满意度|≥90%"], {}, True),
        ("INDICATOR_OFF_TOPIC", [*ROWS, "质量|刑事案件破案率|≥80%"], GOAL, True),
        ("INDICATOR_OFF_TOPIC", [*ROWS, "数量|送戏下乡场次|≥20场"], GOAL, True),
        (
            "INDICATOR_OFF_TOPIC",
            [*ROWS, "质量|免疫抗体合格率|≥80%", "数量|检疫畜禽头数|≥900头"],
            GOAL,
            True,
        ),
        ("INDICATOR_OFF_TOPIC", [*ROWS, "质量|自来水普及率|≥80%"], GOAL, False),
        (
            "GOAL_NE_FUND",
            ["成本|机关办公室改造费|≤8万元"],
            {"name": "体育彩票公益金健身设施项目"},
            True,
        ),
        ("GOAL_NE_FUND", ["成本|职工食堂设备费|≤8万元"], {"name": "残疾人就业保障金"}, True),
        ("GOAL_NE_FUND", ["成本|机关办公区改造费|≤8万元"], {"name": "机关节能专项资金"}, False),
        (
            "COST_ITEM_UNCOUNTED",
            ["成本|网格员培训费|≤3万元", "数量|网格员上报事件|=900件"],
            {},
            True,
        ),
        (
            "COST_ITEM_UNCOUNTED",
            ["成本|网格员培训费|≤3万元", "数量|网格员人数|=90人"],
            {},
            False,
        ),
        (
            "FUND_SOURCE_TEXT",
            ["时效|市级评审后奖补拨付时限|≤15日"],
            {"name": "县级示范社奖补资金"},
            False,
        ),
    ],
)
def test_other_words_of_the_same_kinds(
    fault: str, rows: list[str], head: dict[str, str], *, asked: bool
) -> None:
    assert is_asked(fault, *rows, **head) is asked


COOKS = ["成本|讲座费|≤9万元", "数量|培训厨师人数|≥500人"]


@pytest.mark.parametrize(
    ("fault", "rows", "budget", "asked"),
    [
        (
            "QTY_PRICE_NE",
            ["成本|培训补助标准|=2000元/人·期", "数量|培训人数|=200人", "数量|培训期数|=4期"],
            "40",
            False,
        ),
        (
            "QTY_PRICE_NE",
            ["成本|培训补助标准|=2000元/人·期", "数量|培训人数|=200人", "数量|培训期数|=4期"],
            "47",
            True,
        ),
        (
            "SHARE_NOT_APPLIED",
            ["成本|轮作补助标准|=150元/亩·年", "数量|轮作面积|=2万亩"],
            "90",
            True,
        ),
        (
            "SHARE_NOT_APPLIED",
            ["成本|轮作补助标准|=150元/亩·年", "数量|轮作面积|≥2万亩"],
            "240",
            False,
        ),
        (
            "QTY_CEIL_HIGH",
            ["成本|厨师培训费|≤20万元", "成本|厨师培训标准|=600元/人·期", *COOKS],
            "29",
            True,
        ),
        (
            "QTY_CEIL_HIGH",
            ["成本|厨师培训费|≤40万元", "成本|厨师培训标准|=600元/人·期", *COOKS],
            "49",
            False,
        ),
        (
            "SHARES_NOT_100",
            ["成本|公益林补偿|≤80万元|5万亩按16元/亩·年测算，省级承担70%、县级承担20%"],
            "80",
            True,
        ),
        (
            "SHARES_NOT_100",
            ["成本|公益林补偿|≤80万元|5万亩按16元/亩·年测算，省级承担70%、县级承担30%"],
            "80",
            False,
        ),
        (
            "QTY_PRICE_NE",
            ["成本|公益林补偿|≤24万元|5万亩按16元/亩·年测算，省级承担70%、县级承担30%"],
            "24",
            False,
        ),
    ],
)
def test_money_that_persons_sessions_and_levels_make(
    fault: str, rows: list[str], budget: str, *, asked: bool
) -> None:
    assert is_asked(fault, *rows, budget=budget) is asked


PAIR = """
fiscal_year: 2026
projects:
  - name: 轮作省级补助
    unit: 447001 甲县农业农村局
    budget: {province}
    indicators:
      - 产出指标 / 数量指标 / {first}（省县合计，省级承担60%） / {area} / 10 / 轮作地块名册
  - name: 轮作县级补助
    unit: 447001 甲县农业农村局
    budget: 40
    indicators:
      - 产出指标 / 数量指标 / {first}（省县合计，县级承担40%） / =2万亩 / 10 / 轮作地块名册
"""


@pytest.mark.parametrize(("province", "asked"), [("60", False), ("75", True)])
def test_levels_whose_shares_stand_in_names(province: str, *, asked: bool) -> None:
    document = read_plan_text(PAIR.format(province=province, area="=2万亩", first="轮作面积"))
    assert any(one.fault == "SHARE_CROSS" for one in review([document])) is asked


@pytest.mark.parametrize(
    ("name", "basis", "asked"),
    [
        pytest.param("全县在册渔船数", "2025年12月渔政系统名册", True, id="all of the county"),
        pytest.param("在册渔船数", "2025年12月渔政系统名册", False, id="each its own part"),
        pytest.param("全县在册渔船数", "2026年工作计划", False, id="a plan sets many"),
    ],
)
def test_one_register_of_the_county_holds_one_number(name: str, basis: str, *, asked: bool) -> None:
    row = f"产出指标 / 数量指标 / {name}"
    text = f"""
fiscal_year: 2026
projects:
  - name: 渔船检修补助
    unit: 447001 甲县农业农村局
    indicators: [{row} / =90艘 / 10 / {basis}]
  - name: 船员轮训
    unit: 447001 甲县农业农村局
    indicators: [{row} / =97艘 / 10 / {basis}]
"""
    told = review([read_plan_text(text)])
    assert any(one.fault == "SAME_METRIC_DIFF" for one in told) is asked


RATES = [
    ("质量", "检验合格率", "=100%"),
    ("时效", "按期完成率", "=100%"),
    ("社会", "达标航行率", "=100%"),
    ("社会", "安全乘船率", "=100%"),
]


@pytest.mark.parametrize(("last", "asked"), [("=100%", True), ("≥95%", False)])
def test_all_rates_but_satisfaction_are_whole(last: str, *, asked: bool) -> None:
    rates = [*RATES[:-1], (*RATES[-1][:2], last)]
    rows = ["|".join(one) for one in (*rates, ("满意", "乘客满意度", "≥91%"))]
    assert is_asked("ALL_100", *rows) is asked


SCORED = """
kind: self_evaluation
fiscal_year: 2025
execution: {{budget_year: 100, spent: 45}}
indicators:
  - level1: 产出指标
    level2: 数量指标
    name: 补助人数
    target: =160人
    actual: 162人
    full_score: 10
    score: 10
    deviation_reason: {reason}
  - level1: 效益指标
    level2: 社会效益指标
    name: 服务质量等级
    target: 良好及以上
    actual: {grade}
    full_score: 10
    score: {score}
"""


@pytest.mark.parametrize(
    ("fault", "told", "asked"),
    [
        ("SELF_FULL_LOW_EXEC", {"reason": "无偏差"}, True),
        ("SELF_FULL_LOW_EXEC", {"reason": "按计划完成"}, True),
        ("SELF_FULL_LOW_EXEC", {"reason": "第四季度补助次年1月支付"}, False),
        ("SELF_SCORE_RANGE", {"grade": "良好", "score": "7"}, True),
        ("SELF_SCORE_RANGE", {"grade": "优秀", "score": "7"}, True),
        ("SELF_SCORE_RANGE", {"grade": "优秀", "score": "9"}, False),
        ("SELF_SCORE_RANGE", {"grade": "合格", "score": "7"}, False),
    ],
)
def test_self_evaluations_in_words(fault: str, told: dict[str, str], *, asked: bool) -> None:
    text = SCORED.format(**{"reason": "无", "grade": "良好", "score": "10", **told})
    assert any(one.fault == fault for one in review([read_plan_text(text)])) is asked
