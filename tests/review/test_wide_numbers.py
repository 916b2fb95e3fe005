"""Rules on units, arithmetic and shares on what clerks of any field write."""

from decimal import Decimal

import pytest

from jixiao.model.finding import Finding, Outcome
from jixiao.notation.plan_text import read_plan_text
from jixiao.review.catalogue import get
from jixiao.review.level_shares import stated_shares
from jixiao.review.reviewing import judge_documents


def told(fault: str, text: str) -> list[Finding]:
    judged = judge_documents(get(fault), [read_plan_text(text)])
    return [one for one in judged if one.outcome is Outcome.FOUND]


def plan(rows: str, head: str = "year: 2026") -> str:
    lines = "\n".join(f"  - {line.strip()}" for line in rows.strip().splitlines())
    return f"{head}\nindicators:\n{lines}\n"


@pytest.mark.parametrize(
    ("name", "value", "wrong"),
    [
        ("购置救护车数量", "=3人", True),
        ("维修村级卫生室数量", "≥12张", True),
        ("新栽行道树数量", "≥3000台", True),
        ("护林员数量", "=45辆", True),
        ("举办文艺演出", "≥20亩", True),
        ("查处违法案件数量", "≥60户", True),
        ("建设高标准大棚数量", "=30亩", True),
        ("维修校舍学校数量", "=12所", False),
        ("改造农村公厕数量", "≥40座", False),
        ("采购图书数量", "≥4000册", False),
        ("培训农民", "≥800人次", False),
        ("新建机井", "=6眼", False),
        ("举办培训班", "≥6期", False),
        ("更换路灯", "≥120盏", False),
        ("学校教师人数", "=120人", False),
        ("举办讲座、发放手册数量", "≥24场", False),
    ],
)
def test_things_are_counted_in_their_units(name: str, value: str, *, wrong: bool) -> None:
    text = plan(f"产出指标 / 数量指标 / {name} / {value}")
    assert bool(told("UNIT_NOUN", text)) is wrong


@pytest.mark.parametrize(
    ("sentence", "shares"),
    [
        ("中央财政承担60%，省级财政承担20%，县级财政承担10%", (60, 20, 10)),
        ("省、市、县分别承担40%、30%、20%", (40, 30, 20)),
        ("中央、省、县三级财政按5:3:1比例分担", (50, 30, 10)),
        ("由省、县两级按6：4分担", (60, 40)),
        ("参保率达到95%，满意度达到90%", ()),
        ("市级承担50%", ()),
    ],
)
def test_shares_of_levels_are_read_from_sentences(sentence: str, shares: tuple[int, ...]) -> None:
    found = tuple(stated_shares(sentence).values())
    assert (found if len(found) > 1 else ()) == tuple(map(Decimal, shares))


@pytest.mark.parametrize(
    ("purpose", "wrong"),
    [
        ("省级承担40%、市级承担30%、县级承担40%", True),
        ("中央、省、县按5:3:1比例分担", True),
        ("省级承担60%、县级承担40%", False),
        ("中央承担50%、县级承担20%，其余由农户自筹", False),
        ("中央承担50%、省级承担30%", False),
    ],
)
def test_shares_in_a_purpose_make_the_whole(purpose: str, *, wrong: bool) -> None:
    text = plan("产出指标 / 数量指标 / 受益人数 / =5人", f"name: 补助\npurpose: {purpose}")
    assert bool(told("SHARES_NOT_100", text)) is wrong


@pytest.mark.parametrize(
    ("rows", "budget", "fault"),
    [
        (
            """产出指标 / 数量指标 / 受益学生人数 / =4200人
            产出指标 / 数量指标 / 全年供餐天数 / ≥200天
            产出指标 / 成本指标 / 膳食补助标准 / =5元/人·天""",
            "360",
            "QTY_PRICE_NE",
        ),
        (
            """产出指标 / 数量指标 / 资助学生人数 / =800人
            产出指标 / 成本指标 / 生活补助标准 / =1250元/人·年""",
            "90",
            "QTY_PRICE_NE",
        ),
        (
            """产出指标 / 数量指标 / 补贴能繁母猪头数 / =5000头
            产出指标 / 成本指标 / 补贴标准 / =100元/头""",
            "60",
            "QTY_PRICE_NE",
        ),
        (
            """产出指标 / 数量指标 / 资助大学生人数 / =173人
            产出指标 / 成本指标 / 资助资金 / =61.7万元""",
            "61.7",
            "PER_HEAD_ODD",
        ),
        (
            """产出指标 / 数量指标 / 供暖教室间数 / ≥300间
            产出指标 / 成本指标 / 教室供暖补助标准 / =2000元/间·年""",
            "40",
            "QTY_CEIL_HIGH",
        ),
        (
            """产出指标 / 数量指标 / 体检老年人数 / ≥100人
            产出指标 / 成本指标 / 老年人体检费 / ≤80元/人
            产出指标 / 成本指标 / 老年人体检总支出 / ≤16万元""",
            "16",
            "QTY_FLOOR_LOW",
        ),
        (
            """产出指标 / 成本指标 / 路灯电费每月支出额 / =2万元/月
            产出指标 / 成本指标 / 路灯电费全年支出额 / =20万元""",
            "30",
            "MONTH_X12_NE",
        ),
        (
            """产出指标 / 数量指标 / 护林员人数 / =60人
            产出指标 / 成本指标 / 护林员补助总额 / ≤36万元
            产出指标 / 成本指标 / 瞭望员补助总额 / ≤4万元""",
            "40",
            "COST_WITHOUT_QTY",
        ),
        (
            """产出指标 / 数量指标 / 购置消防车数量 / =2辆
            成本指标 / 经济成本指标 / 消防车购置费 / ≤180万元""",
            "120",
            "COST_GT_BUDGET",
        ),
    ],
)
def test_figures_are_held_against_the_budget(rows: str, budget: str, fault: str) -> None:
    faults = ["QTY_PRICE_NE", "QTY_CEIL_HIGH", "QTY_FLOOR_LOW"]
    head = f"name: 补助\nyear: 2026\nbudget: {budget}"
    assert told(fault, plan(rows, head))
    if fault in faults:
        others = [one for one in faults if one != fault]
        assert not any(told(one, plan(rows, head)) for one in others)


def test_a_standard_of_a_part_is_told_where_the_purpose_names_another_part() -> None:
    rows = """产出指标 / 数量指标 / 享受高龄津贴老年人数 / =2000人
    产出指标 / 成本指标 / {age}老年人补助标准 / =40元/人·月"""
    head = "name: 高龄津贴\nbudget: 96\npurpose: 80周岁以上老年人高龄津贴"
    assert told("SCOPE_OF_STANDARD", plan(rows.format(age="90周岁以上"), head))
    assert not told("SCOPE_OF_STANDARD", plan(rows.format(age="80周岁以上"), head))


def test_serial_dates_lack_neither_unit_nor_sign() -> None:
    text = plan("产出指标 / 时效指标 / 工程完工时间 / 46326")
    assert told("EXCEL_DATE", text)
    assert not told("UNIT_MISSING", text)
    assert not told("OPERATOR_MISSING", text)


@pytest.mark.parametrize(
    ("purpose", "name", "wrong"),
    [
        ("一级、二级重度残疾人护理补贴", "一级残疾人护理补贴标准", True),
        ("城市和农村低保", "农村低保对象补助标准", True),
        ("农村低保", "农村低保对象补助标准", False),
        ("农村80周岁以上老年人补贴", "80周岁以上残疾人补贴标准", False),
    ],
)
def test_a_purpose_may_reach_further_than_a_standard(
    purpose: str, name: str, *, wrong: bool
) -> None:
    rows = f"""产出指标 / 数量指标 / 享受残疾人和低保对象人数 / =1000人
    产出指标 / 成本指标 / {name} / =100元/人·月"""
    text = plan(rows, f"name: 补贴\nbudget: 120\npurpose: {purpose}")
    assert bool(told("SCOPE_OF_STANDARD", text)) is wrong


@pytest.mark.parametrize(
    ("name", "value", "wrong"),
    [
        ("苗木成活率", "≥8%", True),
        ("旅游人次增长率", "≥500%", True),
        ("农民收入增幅", "≥200%", True),
        ("事故下降率", "≥300%", True),
        ("摄像机在线率", "≥9%", True),
        ("供水管网漏损率", "≤12%", False),
        ("旅游人次增长率", "≥12%", False),
        ("预算完成率", "≥110%", False),
    ],
)
def test_ratios_lie_where_their_kind_can(name: str, value: str, *, wrong: bool) -> None:
    text = plan(f"效益指标 / 社会效益指标 / {name} / {value}")
    assert bool(told("RANGE_IMPLAUSIBLE", text)) is wrong


@pytest.mark.parametrize(
    ("shares", "faults"),
    [
        ({"中央": (60, 60), "省级": (20, 30), "县级": (10, 10)}, {"SHARE_CROSS"}),
        ({"省级": (60, 60), "县级": (30, 30)}, {"SHARES_NOT_100"}),
        ({"中央": (60, 60), "省级": (30, 30)}, set()),
        ({"中央": (50, 50), "省级": (30, 30), "县级": (20, 20)}, set()),
    ],
)
def test_levels_may_state_their_shares_in_purposes(
    shares: dict[str, tuple[int, int]], faults: set[str]
) -> None:
    ends = {"县级": "配套资金"}
    rows = "".join(
        f"  - name: 学校营养改善{level}{ends.get(level, '补助资金')}\n"
        f"    budget: {budget}\n    purpose: 营养改善，{level}承担{share}%\n"
        for level, (budget, share) in shares.items()
    )
    text = f"fiscal_year: 2026\nprojects:\n{rows}"
    assert {one for one in ("SHARE_CROSS", "SHARES_NOT_100") if told(one, text)} == faults
