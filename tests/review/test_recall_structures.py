"""Plans whose figures and parts do not fit together, and those that do."""

import pytest

from jixiao.notation.plan_text_sets import read_plan_set
from jixiao.review.reviewing import review

Q = "产出指标 / 数量指标 / "
C = "成本指标 / 经济成本指标 / "


def plan(name: str, budget: object, rows: list[str], purpose: str = "", goal: str = "") -> str:
    head = f"name: {name}\nyear: 2026\nbudget: {budget}\npurpose: {purpose}\n"
    listed = "".join(f"  - {row}\n" for row in rows)
    return f'{head}objectives: ["{goal}"]\nindicators:\n{listed}'


FOUND = [
    (
        "COST_MISSING",
        plan(
            "敬老院消防改造",
            30,
            [Q + "覆盖敬老院数量 / =6所", "产出指标 / 质量指标 / 消防检测合格率 / =100%"],
            purpose="敬老院消防管线材料费和人工费",
        ),
    ),
    (
        "COST_MISSING",
        plan("森林防火", 30, [Q + "巡护面积 / ≥600亩"], purpose="巡护员劳务费、无人机租赁费"),
    ),
    (
        "QTY_FLOOR_LOW",
        plan(
            "果树苗补贴",
            60,
            [
                C + "苗木补贴标准 / ≤50元/株",
                C + "苗木补贴总额 / ≤60万元",
                Q + "补贴苗木数量 / ≥1000株",
            ],
        ),
    ),
    (
        "QTY_FLOOR_LOW",
        plan(
            "农机购置补贴",
            120,
            [
                C + "拖拉机补贴标准 / ≤2万元/台",
                C + "农机补贴总额 / ≤120万元",
                Q + "补贴拖拉机数量 / ≥5台",
            ],
        ),
    ),
    (
        "MONTH_X12_NE",
        plan(
            "公厕保洁",
            30,
            [
                C + "公厕保洁服务费 / ≤3万元/月",
                C + "全年保洁服务费 / ≤30万元",
                Q + "保洁公厕数量 / =20座",
            ],
        ),
    ),
    (
        "MONTH_X12_NE",
        plan(
            "机房租赁",
            22,
            [C + "机房租金 / 每月2万元", C + "机房全年租金 / ≤22万元", Q + "租赁机房数量 / =1间"],
        ),
    ),
    (
        "COST_WITHOUT_QTY",
        plan(
            "护林防火",
            50,
            [
                C + "护林员报酬 / ≤40万元",
                C + "扑火装备购置费 / ≤10万元",
                Q + "管护森林面积 / ≥6万亩",
            ],
        ),
    ),
    (
        "COST_WITHOUT_QTY",
        plan("窗口服务", 50, [C + "窗口人员工资 / ≤40万元", Q + "受理业务件数 / ≥6万件"]),
    ),
    (
        "SUM_METRIC_NE",
        plan(
            "农村公路养护",
            50,
            [
                Q + "县道养护里程 / =120公里",
                Q + "乡道养护里程 / =200公里",
                Q + "养护总里程 / =350公里",
            ],
        ),
    ),
    (
        "SUM_METRIC_NE",
        plan(
            "学生资助",
            50,
            [
                Q + "资助小学生人数 / =120人",
                Q + "资助初中生人数 / =200人",
                Q + "资助学生总人数 / =350人",
            ],
        ),
    ),
    (
        "SUM_METRIC_NE",
        plan(
            "学生资助",
            50,
            [
                Q + "资助小学生人数 / ≥120人",
                Q + "资助初中生人数 / ≥200人",
                Q + "资助学生合计 / ≥350人",
            ],
        ),
    ),
    (
        "SCOPE_OF_STANDARD",
        plan(
            "村干部补贴",
            36,
            [
                C + "连续任职满10年的离任村干部生活补助标准 / =200元/人·月",
                Q + "离任村干部补助人数 / =180人",
            ],
            goal="按任职年限分档发放离任村干部补助",
        ),
    ),
    (
        "SCOPE_OF_STANDARD",
        plan(
            "护理补贴",
            50,
            [C + "完全失能老人护理补贴标准 / =300元/人·月", Q + "护理补贴老人数 / =180人"],
            goal="按失能等级发放护理补贴",
        ),
    ),
    (
        "COST_ITEM_UNCOUNTED",
        plan("垃圾分类", 20, [C + "垃圾分拣劳务费 / ≤12万元", Q + "宣传次数 / ≥6次"]),
    ),
]
SOUND = [
    (
        "COST_MISSING",
        plan("政务督查", 8, [Q + "督查次数 / ≥12次"], purpose="督查工作办公费、差旅费"),
    ),
    (
        "MONTH_X12_NE",
        plan(
            "公厕保洁",
            30,
            [
                C + "公厕保洁服务费 / ≤3万元/月",
                C + "全年保洁服务费 / ≤30万元",
                Q + "保洁服务月数 / =10个月",
            ],
        ),
    ),
    (
        "COST_WITHOUT_QTY",
        plan("护林防火", 50, [C + "护林员报酬 / ≤40万元", Q + "聘用护林员人数 / =20人"]),
    ),
    (
        "COST_WITHOUT_QTY",
        plan(
            "护林防火",
            50,
            [C + "护林员报酬 / ≤40万元", Q + "管护森林面积 / ≥6万亩"],
            goal="聘用20名护林员管护森林6万亩",
        ),
    ),
    (
        "SUM_METRIC_NE",
        plan(
            "学生资助",
            50,
            [
                Q + "资助小学生人数 / =120人",
                Q + "资助初中生人数 / =200人",
                Q + "资助学生总人数 / =320人",
            ],
        ),
    ),
    (
        "SUM_METRIC_NE",
        plan(
            "养护",
            50,
            [Q + "培训人数 / ≥120人", Q + "其中女性培训人数 / ≥20人", Q + "培训总人数 / ≥120人"],
        ),
    ),
    (
        "SCOPE_OF_STANDARD",
        plan(
            "村干部补贴",
            43.2,
            [
                C + "连续任职满10年的离任村干部生活补助标准 / =200元/人·月",
                Q + "离任村干部补助人数 / =180人",
            ],
            goal="发放离任村干部补助",
        ),
    ),
    (
        "COST_ITEM_UNCOUNTED",
        plan("垃圾分类", 20, [C + "垃圾分拣劳务费 / ≤12万元", Q + "分拣垃圾数量 / ≥600吨"]),
    ),
]


def asked(text: str) -> set[str]:
    return {one.fault for one in review(read_plan_set(text).documents)}


@pytest.mark.parametrize(("fault", "text"), FOUND)
def test_the_fault_is_found(fault: str, text: str) -> None:
    assert fault in asked(text)


@pytest.mark.parametrize(("fault", "text"), SOUND)
def test_the_neighbour_is_silent(fault: str, text: str) -> None:
    assert fault not in asked(text)
