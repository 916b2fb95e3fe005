from datetime import date

import pytest

from jixiao.costing.explaining import explain
from jixiao.costing.explanation import Explanation
from jixiao.notation.plan_text import read_plan_text

DAY = date(2024, 12, 31)


def explained(text: str) -> Explanation | None:
    return explain(read_plan_text(text).projects[0], DAY).best


def plan(budget: str, *rows: str, name: str = "甲") -> str:
    lines = "\n".join(f"  - {row}" for row in rows)
    return f"name: {name}\nbudget: {budget}\nindicators:\n{lines}\n"


@pytest.mark.parametrize(
    ("text", "way", "rows", "arithmetic"),
    [
        pytest.param(
            plan(
                "6.48",
                "成本指标 / 经济成本 / 发放标准 / =300元/人·月",
                "产出指标 / 数量指标 / 享受公益性岗位补贴人数 / ≥18人",
                "产出指标 / 时效指标 / 补贴发放频率 / ≥2次",
            ),
            "product",
            (1, 2),
            "300 元/人·月 × 18 人 × 12 月 = 6.48 万元",
            id="standard, heads, twelve months",
        ),
        pytest.param(
            plan(
                "370.50",
                "成本指标 / 经济成本 / 企业退休人员生活补助标准 / =1300元/人·年",
                "产出指标 / 数量指标 / 企业退休人数 / ≥5700人",
            ),
            "part",
            (1, 2),
            "1300 元/人·年 × 5700 人 × 50% = 370.5 万元",
            id="half of it, and the share is not said",
        ),
        pytest.param(
            plan(
                "3193",
                "产出指标 / 成本指标 / 基础养老金县级补贴 / 2053万元",
                "产出指标 / 成本指标 / 丧葬费补助金 / 320万元",
                "产出指标 / 成本指标 / 参保缴费补贴 / 820万元",
            ),
            "sum",
            (1, 2, 3),
            "2053 万元 + 320 万元 + 820 万元 = 3193 万元",
            id="three parts",
        ),
        pytest.param(
            plan(
                "100",
                "成本指标 / 经济成本 / 总成本 / ≤100万元",
                "成本指标 / 经济成本 / 设备费 / ≤60万元",
                "成本指标 / 经济成本 / 安装费 / ≤40万元",
            ),
            "sum",
            (2, 3),
            "60 万元 + 40 万元 = 100 万元",
            id="a total beside its parts",
        ),
        pytest.param(
            plan(
                "1.20",
                "产出指标 / 数量指标 / 保障办公人数 / 18人",
                "产出指标 / 成本指标 / 人均支出成本 / ≤666.67元",
                "产出指标 / 成本指标 / 经费总额 / 12000元",
            ),
            "product",
            (1, 2),
            "666.67 元/人 × 18 人 = 1.2 万元",
            id="a rounded average times heads",
        ),
        pytest.param(
            plan("741", "产出指标 / 数量指标 / 退休人数 / 5700人", name="生活补助1300元/人"),
            "product",
            (1,),
            "1300 元/人 × 5700 人 = 741 万元",
            id="the standard stands in the name",
        ),
        pytest.param(
            plan(
                "6.48",
                "产出指标 / 质量指标 / 考核优良率 / ≥95%",
                name="岗位补贴",
            )
            + "objectives: [为18名公益性岗位人员发放补贴，每人每月300元]\n",
            "product",
            (),
            "300 元/人·月 × 18 人 × 12 月 = 6.48 万元",
            id="all in a sentence",
        ),
        pytest.param(
            plan(
                "64.8",
                "成本指标 / 经济成本 / 补助标准 / =600元/人",
                "产出指标 / 数量指标 / 补助人数 / =90人",
            ),
            "product",
            (1, 2),
            "600 元/人 × 90 人 × 12 月 = 64.8 万元",
            id="a standard without its period",
        ),
        pytest.param(
            plan(
                "6.60",
                "成本指标 / 经济成本 / 补助标准 / =600元/人",
                "产出指标 / 数量指标 / 男职工人数 / 50人",
                "产出指标 / 数量指标 / 女职工人数 / 60人",
            ),
            "product",
            (1, 2, 3),
            "600 元/人 × 50 人 + 600 元/人 × 60 人 = 6.6 万元",
            id="one standard, two groups",
        ),
        pytest.param(
            plan(
                "10.95",
                "成本指标 / 经济成本 / 甲岗补贴标准 / =1000元/人",
                "产出指标 / 数量指标 / 甲岗补贴人数 / 27人",
                "成本指标 / 经济成本 / 乙村补贴标准 / =2000元/户",
                "产出指标 / 数量指标 / 乙村补贴户数 / 96户",
                "成本指标 / 经济成本 / 县级负担比例 / 50%",
            ),
            "product",
            (1, 2, 3, 4, 5),
            "2000 元/户 × 96 户 × 50% + 1000 元/人 × 27 人 × 50% = 10.95 万元",
            id="two products and the county's share",
        ),
        pytest.param(
            plan(
                "12.96",
                "成本指标 / 经济成本 / 发放标准 / =300元/人·月",
                "产出指标 / 数量指标 / 补贴人数 / 180人",
            )
            + "purpose: 所需资金由中央、省、县按6:2:2分担\n",
            "product",
            (1, 2),
            "300 元/人·月 × 180 人 × 12 月 × 20% = 12.96 万元",
            id="a ratio of levels",
        ),
        pytest.param(
            plan("46.8", "成本指标 / 经济成本 / 殡葬补助标准 / =1200元/人"),
            "lacking",
            (1,),
            "1200 元/人 × 390 人 = 46.8 万元",
            id="heads are missing and worked back",
        ),
        pytest.param(
            plan(
                "4.5",
                "成本指标 / 经济成本 / 培训标准 / =150元/人·天",
                "产出指标 / 数量指标 / 培训人次 / 60人次",
                "产出指标 / 数量指标 / 培训天数 / 5天",
            ),
            "product",
            (1, 2, 3),
            "150 元/人·日 × 60 人次 × 5 天 = 4.5 万元",
            id="days",
        ),
    ],
)
def test_the_budget_is_explained(
    text: str, way: str, rows: tuple[int, ...], arithmetic: str
) -> None:
    best = explained(text)
    assert best is not None
    assert (best.exact, best.way.value, best.rows, best.arithmetic) == (True, way, rows, arithmetic)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(plan("46.8", "产出指标 / 数量指标 / 补助人数 / 390人"), id="heads alone"),
        pytest.param(
            plan(
                "148",
                "成本指标 / 经济成本 / 创业补贴标准 / =5000元/人",
                "产出指标 / 数量指标 / 创业补贴人数 / 2人",
            ),
            id="a small part of it",
        ),
        pytest.param(
            plan(
                "33",
                "成本指标 / 经济成本 / 补助标准 / =600元/人·月",
                "产出指标 / 数量指标 / 装修面积 / 90平方米",
                "产出指标 / 时效指标 / 完成时间 / ≤7个月",
            ),
            id="neither units nor whole heads",
        ),
    ],
)
def test_nothing_plausible_stays_unsaid(text: str) -> None:
    assert explained(text) is None


def test_supposed_months_are_said() -> None:
    best = explained(
        plan(
            "6.48",
            "成本指标 / 经济成本 / 发放标准 / =300元/人·月",
            "产出指标 / 数量指标 / 补贴人数 / ≥18人",
        )
    )
    assert best is not None
    assert [str(each) for each in best.assumptions] == ["全年按12个月计"]
