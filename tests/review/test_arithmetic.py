"""The rules on arithmetic on the published documents, against what a person said by hand."""

import tomllib
from functools import cache
from pathlib import Path

import pytest

from jixiao import flow
from jixiao.model.finding import Finding, Outcome
from jixiao.model.plan import PlanDocument
from jixiao.notation.plan_text import read_plan_text
from jixiao.review.catalogue import get
from jixiao.review.reviewing import judge_documents

ROOT = Path(__file__).parents[2]
JUDGED = ROOT / "tests" / "golden" / "judgements" / "numbers_costing.toml"
FAULTS = (
    "COST_COVER_LOW",
    "QTY_PRICE_NE",
    "SHARE_NOT_APPLIED",
    "SCOPE_OF_STANDARD",
    "QTY_FLOOR_LOW",
    "QTY_CEIL_HIGH",
    "MONTH_X12_NE",
    "PER_HEAD_ODD",
    "COST_WITHOUT_QTY",
    "SHARES_NOT_100",
    "SHARE_CROSS",
    "ROUNDING",
)
RIGHT_LEAST = 0.9


def told(fault: str, document: PlanDocument) -> list[Finding]:
    return [
        each for each in judge_documents(get(fault), [document]) if each.outcome is Outcome.FOUND
    ]


@cache
def findings() -> tuple[Finding, ...]:
    read = flow.read_documents(sorted((ROOT / "samples").glob("*.txt")))
    documents = [each for each in read if isinstance(each, PlanDocument)]
    return tuple(each for fault in FAULTS for one in documents for each in told(fault, one))


def judged() -> list[dict[str, object]]:
    found: list[dict[str, object]] = tomllib.loads(JUDGED.read_text(encoding="utf-8"))["entry"]
    return found


def test_every_finding_is_judged_and_every_judgement_found() -> None:
    found = sorted(
        (each.locus.document, each.fault, each.locus.project, list(each.locus.indicators or ()))
        for each in findings()
    )
    known = sorted(
        (each["document"], each["fault"], each["project"], each["indicators"]) for each in judged()
    )
    assert found == known


def test_nine_of_ten_are_right() -> None:
    right = [each for each in judged() if each["judgement"] == "right"]
    assert len(right) >= RIGHT_LEAST * len(judged())


@pytest.mark.parametrize(
    ("fault", "project", "says"),
    [
        pytest.param("QTY_PRICE_NE", 2, "8.76 万元（按每村一人计），预算数 15 万元", id="villages"),
        pytest.param("QTY_PRICE_NE", 4, "4542.56 万元（全年按12个月计）", id="months said"),
        pytest.param("QTY_PRICE_NE", 4, "+12.1%", id="deviation"),
        pytest.param("SHARE_NOT_APPLIED", 5, "是全额的 50%", id="half"),
        pytest.param("SHARE_NOT_APPLIED", 6, "合计 696.5 万元，比全额少 44.5 万元", id="together"),
        pytest.param("QTY_FLOOR_LOW", 12, "应贴息 50% × 50% × 1 年 = 12.84 万元", id="loans"),
        pytest.param("QTY_CEIL_HIGH", 5, "235.2 万元（假定最低工资 2000 元/月", id="trainees"),
        pytest.param("MONTH_X12_NE", 1, "34800 万元，全年写的是 34300 万元", id="twelve months"),
        pytest.param("PER_HEAD_ODD", 4, "1223.4 元/人", id="per head"),
        pytest.param("PER_HEAD_ODD", 12, "折合每月 89.05 元，年末全国", id="a month's pension"),
        pytest.param("COST_WITHOUT_QTY", 7, "548 万元", id="no heads"),
        pytest.param("SHARES_NOT_100", 6, "= 90%，少 10%", id="ninety"),
        pytest.param("SHARE_CROSS", 6, "649.2 万元", id="levels"),
        pytest.param("ROUNDING", 5, "148.65429 万元", id="places"),
    ],
)
def test_the_arithmetic_is_shown(fault: str, project: int, says: str) -> None:
    own = [each for each in findings() if (each.fault, each.locus.project) == (fault, project)]
    assert any(says in str(each.message) for each in own)


@pytest.mark.parametrize(
    ("fault", "text", "says"),
    [
        pytest.param(
            "SHARES_NOT_100",
            """
budget: 100
indicators:
  - 产出指标 / 成本指标 / 中央财政负担比例 / 60%
  - 产出指标 / 成本指标 / 省级财政负担比例 / 30%
  - 产出指标 / 成本指标 / 县级财政负担比例 / 20%
""",
            "中央 60% + 省级 30% + 县级 20% = 110%，多 10%",
            id="all levels in one plan",
        ),
        pytest.param(
            "QTY_PRICE_NE",
            """
name: 县级补助
budget: 5
indicators:
  - 成本指标 / 经济成本 / 补助发放标准 / =300元/人·月
  - 产出指标 / 数量指标 / 补助人数 / =18人
  - 成本指标 / 经济成本 / 县级财政负担比例 / 50%
""",
            "300 元/人·月 × 18 人 × 12 月 × 50% = 3.24 万元",
            id="the share is stated and does not help",
        ),
        pytest.param(
            "QTY_PRICE_NE",
            """
name: 岗位补贴
budget: 5
indicators:
  - 成本指标 / 经济成本 / 岗位补贴发放标准 / ≤300元/人·月
  - 产出指标 / 数量指标 / 岗位补贴人数 / ≥18人
""",
            "300 元/人·月 × 18 人 × 12 月 = 6.48 万元",
            id="a standard written as a ceiling is paid all the same",
        ),
        pytest.param(
            "QTY_PRICE_NE",
            """
name: 养老服务
budget: 100
indicators:
  - 产出指标 / 数量指标 / 服务老人数 / 800人
  - 成本指标 / 经济成本 / 服务补贴标准 / =100元/人·月
  - 成本指标 / 经济成本 / 设备购置费 / 24万元
""",
            "100 元/人·月 × 800 人 × 12 月 + 24 万元 = 120 万元",
            id="a product and an item above the budget",
        ),
        pytest.param(
            "QTY_PRICE_NE",
            """
name: 县级补助
budget: 9
indicators:
  - 成本指标 / 经济成本 / 甲类补助标准 / =1000元/人
  - 产出指标 / 数量指标 / 甲类补助人数 / =50人
  - 成本指标 / 经济成本 / 乙类补助标准 / =2000元/户
  - 产出指标 / 数量指标 / 乙类补助户数 / =60户
""",
            "2000 元/户 × 60 户 + 1000 元/人 × 50 人 = 17 万元",
            id="two products above the budget",
        ),
    ],
)
def test_further_cases_are_found(fault: str, text: str, says: str) -> None:
    (one,) = told(fault, read_plan_text(text))
    assert says in str(one.message)


@pytest.mark.parametrize(
    ("fault", "text"),
    [
        pytest.param(
            "SHARE_NOT_APPLIED",
            """
name: 县级补助
budget: 3
indicators:
  - 成本指标 / 经济成本 / 补助发放标准 / =300元/人·月
  - 产出指标 / 数量指标 / 补助人数 / =18人
  - 成本指标 / 经济成本 / 县级财政负担比例 / 50%
""",
            id="the share is said",
        ),
        pytest.param(
            "QTY_PRICE_NE",
            """
budget: 246
indicators:
  - 产出指标 / 数量指标 / C级危房改造 / 85户
  - 产出指标 / 数量指标 / D级危房改造 / ≥64户
  - 产出指标 / 成本指标 / D级危房户均补助标准 / ≤2.6万元
""",
            id="another group has its own standard",
        ),
        pytest.param(
            "QTY_PRICE_NE",
            """
budget: 36.5
indicators:
  - 产出指标 / 数量指标 / 采购图书 / ≥15000册
  - 产出指标 / 成本指标 / 图书采购单价 / ≤32元/册
""",
            id="a price that may turn out lower",
        ),
        pytest.param(
            "QTY_PRICE_NE",
            """
name: 居家养老服务
budget: 87.2
indicators:
  - 产出指标 / 数量指标 / 服务老人数 / 860人
  - 成本指标 / 经济成本 / 服务补贴标准 / =85元/人·月
  - 成本指标 / 经济成本 / 购买服务总成本 / ≤87.2万元
  - 成本指标 / 经济成本 / 服务费 / ≤86万元
""",
            id="sums that say the product again",
        ),
        pytest.param(
            "QTY_PRICE_NE",
            """
budget: 1932.6
indicators:
  - 产出指标 / 数量指标 / 受益群众 / ≥1090人
  - 成本指标 / 经济成本 / 补助标准 / =5.5万元/村
""",
            id="people who are no villages",
        ),
        pytest.param(
            "QTY_PRICE_NE",
            """
budget: 1932.6
indicators:
  - 产出指标 / 数量指标 / 保障行政村数 / 218个
  - 产出指标 / 数量指标 / 村干部人数 / ≥1090人
  - 成本指标 / 经济成本 / 村均运转经费 / ≥5.5万元
""",
            id="villages and their cadres",
        ),
        pytest.param(
            "QTY_PRICE_NE",
            """
budget: 48
indicators:
  - 产出指标 / 数量指标 / 新购图书 / ≥8000册
  - 产出指标 / 成本指标 / 图书采购单价 / ≤38元/册
""",
            id="books are not all a library costs",
        ),
        pytest.param(
            "COST_COVER_LOW",
            """
budget: 2960
indicators:
  - 产出指标 / 数量指标 / 治理河长 / ≥11.8公里
  - 成本指标 / 经济成本指标 / 每公里治理投资 / ≤251万元
""",
            id="the price of a kilometre",
        ),
        pytest.param(
            "COST_COVER_LOW",
            """
budget: 62.7
indicators:
  - 产出指标 / 数量指标 / 监测样品 / ≥1490批次
  - 成本指标 / 经济成本指标 / 检测支出 / ≤420元
""",
            id="the price of a piece by its size",
        ),
        pytest.param(
            "SHARES_NOT_100",
            """
projects:
  - {name: 中央贴息资金, budget: 5, indicators: [产出指标 / 成本指标 / 贴息比例 / 50%]}
  - {name: 中央贴息资金二, budget: 5, indicators: [产出指标 / 成本指标 / 贴息比例 / 40%]}
""",
            id="one level alone",
        ),
        pytest.param(
            "ROUNDING",
            """
budget: 50.00
indicators:
  - 产出指标 / 成本指标 / 专项经费 / 49.50万元
  - 产出指标 / 成本指标 / 管理经费 / 0.50万元
""",
            id="the greater of two parts",
        ),
        pytest.param(
            "QTY_FLOOR_LOW",
            """
name: 农业贷款贴息资金
budget: 236
indicators:
  - 产出指标 / 数量指标 / 农户贷款户数 / ≥30户
  - 产出指标 / 成本指标 / 贴息比例 / 50%
  - 产出指标 / 成本指标 / 农户贷款额度 / ≤30万元
""",
            id="loans whose rate nobody fixed",
        ),
        pytest.param(
            "PER_HEAD_ODD",
            """
name: 高龄补贴
budget: 24
objectives: [按月发放高龄补贴]
indicators:
  - 产出指标 / 数量指标 / 高龄老人补贴人数 / 267人
  - 产出指标 / 成本指标 / 高龄老人补贴支出 / 24万元
""",
            id="75 yuan a month within the rounding",
        ),
    ],
)
def test_lookalikes_stay_silent(fault: str, text: str) -> None:
    assert told(fault, read_plan_text(text)) == []
