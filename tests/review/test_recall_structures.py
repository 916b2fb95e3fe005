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
    (
        "COST_ITEMS_OVERLAP",
        plan("文化活动", 30, [C + "乡村文艺演出费 / ≤20万元", C + "文艺演出费 / ≤10万元"]),
    ),
    (
        "COST_ITEMS_OVERLAP",
        plan(
            "培训",
            30,
            [C + "培训场地费、专家授课费 / ≤20万元", C + "教材印制、培训场地费 / ≤10万元"],
        ),
    ),
    (
        "GROUPS_ONE_SUM",
        plan(
            "困难群众慰问",
            30,
            [
                C + "慰问金支出 / ≤30万元",
                Q + "慰问低保户户数 / =200户",
                Q + "慰问特困户户数 / =100户",
            ],
        ),
    ),
    (
        "GROUPS_ONE_SUM",
        plan(
            "村医补助",
            30,
            [
                C + "村医补助总额 / ≤30万元",
                Q + "在岗村医补助人数 / =200人",
                Q + "离岗村医补助人数 / =100人",
            ],
        ),
    ),
    (
        "COST_NOT_IN_GOAL",
        plan(
            "全民健身活动",
            30,
            [C + "车辆购置费 / ≤25万元", C + "赛事组织费 / ≤5万元"],
            goal="举办全民健身赛事6场，参赛1000人次",
        ),
    ),
    (
        "SATISF_GROUP_UNSEEN",
        plan(
            "护林员补助",
            30,
            [Q + "护林员补助人数 / =60人", "满意度指标 / 服务对象满意度指标 / 保洁员满意度 / ≥90%"],
        ),
    ),
    (
        "COUNT_OF_TWO_YEARS",
        plan(
            "退役士兵补助",
            30,
            [
                Q + "2024年、2025年退役士兵补助人数 / =60人",
                C + "2024年、2025年退役士兵一次性补助 / ≤30万元",
            ],
        ),
    ),
    (
        "PER_HEAD_UNSTATED",
        plan(
            "高层次人才补助",
            60,
            [Q + "高层次人才补助人数 / =30人", C + "高层次人才补助资金 / ≤60万元"],
        ),
    ),
    (
        "BASIS_GENERIC",
        plan("督查", 6, [f"{Q}甲类检查{i}次数 / ≥{i + 3}次 / 5 / 年度工作计划" for i in range(5)]),
    ),
    ("COST_ONLY_TOTAL", plan("督查", 6, [C + "督查经费总额 / ≤6万元", Q + "督查次数 / =12次"])),
    ("INPUT_AS_QUANTITY", plan("系统运维", 6, [Q + "系统操作人员数量 / =12人"])),
    (
        "FORMULA_LEFT",
        plan(
            "系统运维",
            6,
            ["{level1: 产出指标, level2: 质量指标, name: 可用率, target: '\\leq 5\\%'}"],
        ),
    ),
    (
        "PER_HEAD_ODD",
        plan(
            "居民养老保险补助",
            500,
            [
                Q + "养老金领取人数 / =7300人",
                C + "基础养老金补贴 / ≤420万元",
                C + "缴费补贴 / ≤50万元",
                C + "丧葬补助 / ≤30万元",
            ],
        ),
    ),
]
SOUND = [
    (
        "COST_ITEMS_OVERLAP",
        plan("道路", 30, [C + "县道养护费 / ≤20万元", C + "乡道养护费 / ≤10万元"]),
    ),
    (
        "COST_ITEMS_OVERLAP",
        plan("道路", 30, [C + "设备购置及维护费 / ≤20万元", C + "车辆购置及维护费 / ≤10万元"]),
    ),
    (
        "COST_ITEMS_OVERLAP",
        plan("道路", 30, [C + "老年人体检费 / ≤20万元", C + "65岁以上老年人健康管理费 / ≤10万元"]),
    ),
    (
        "GROUPS_ONE_SUM",
        plan(
            "村医补助",
            30,
            [
                C + "村医补助总额 / ≤30万元",
                C + "村医补助标准 / =500元/人·月",
                Q + "在岗村医补助人数 / =200人",
                Q + "离岗村医补助人数 / =100人",
            ],
        ),
    ),
    (
        "GROUPS_ONE_SUM",
        plan(
            "村医补助",
            30,
            [
                C + "村医补助总额 / ≤30万元",
                Q + "村医补助人数 / =200人",
                Q + "村医培训人次 / =100人次",
            ],
        ),
    ),
    (
        "COST_NOT_IN_GOAL",
        plan(
            "全民健身活动",
            30,
            [C + "健身器材购置费 / ≤25万元", C + "赛事组织费 / ≤5万元"],
            goal="为20个村配健身器材，举办全民健身赛事6场",
        ),
    ),
    (
        "COST_NOT_IN_GOAL",
        plan(
            "农村饮水工程维修",
            30,
            [C + "管网更换施工费 / ≤25万元", C + "水泵购置费 / ≤5万元"],
            goal="维修农村饮水工程6处，更换管网12公里",
        ),
    ),
    (
        "COST_NOT_IN_GOAL",
        plan("人才公寓", 30, [C + "租房补贴 / ≤30万元"], goal="为人才发放租房补助60人"),
    ),
    (
        "SATISF_GROUP_UNSEEN",
        plan(
            "护林员补助",
            30,
            [Q + "护林员补助人数 / =60人", "满意度指标 / 服务对象满意度指标 / 护林员满意度 / ≥90%"],
        ),
    ),
    (
        "COUNT_OF_TWO_YEARS",
        plan(
            "退役士兵补助",
            30,
            [Q + "2025年退役士兵补助人数 / =60人", C + "2025年退役士兵一次性补助 / ≤30万元"],
        ),
    ),
    (
        "COUNT_OF_TWO_YEARS",
        plan(
            "供暖",
            30,
            [Q + "2025—2026年采暖季补贴户数 / =60户", C + "2025—2026年采暖季补贴 / ≤30万元"],
        ),
    ),
    (
        "BASIS_GENERIC",
        plan(
            "督查",
            6,
            [f"{Q}甲类检查{i}次数 / ≥{i + 3}次 / 5 / 2026年督查工作计划" for i in range(5)],
        ),
    ),
    ("INPUT_AS_QUANTITY", plan("系统运维", 6, [Q + "系统注册用户数 / ≥1200人"])),
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
