"""Rules on subjects, levels, years and reasons on what clerks of any field write."""

import pytest

from jixiao.model.finding import Finding, Outcome
from jixiao.notation.plan_text import read_plan_text
from jixiao.review.catalogue import get
from jixiao.review.reviewing import judge_documents

QUANTITY = "产出指标 / 数量指标"
QUALITY = "产出指标 / 质量指标"
TIME = "产出指标 / 时效指标"


def told(fault: str, text: str) -> list[Finding]:
    judged = judge_documents(get(fault), [read_plan_text(text)])
    return [one for one in judged if one.outcome is Outcome.FOUND]


def plan(name: str, goal: str, rows: list[str], purpose: str = "无") -> str:
    lines = "".join(f"  - {row}\n" for row in rows)
    head = f"name: {name}\nyear: 2026\npurpose: {purpose}\nobjectives: [{goal}]\n"
    return f"{head}indicators:\n{lines}"


@pytest.mark.parametrize(
    ("name", "goal", "rows", "wrong"),
    [
        (
            "农村公路日常养护",
            "养护农村公路300公里，新建公交候车亭20座，保持路况良好",
            ["养护农村公路里程 / ≥300公里", "路面修补面积 / ≥900平方米", "边沟清理 / ≥30公里"],
            True,
        ),
        (
            "居家养老服务",
            "为800名老人提供助餐服务，开展适老化改造120户",
            ["助餐服务老人人数 / ≥800人", "助餐点数量 / ≥9个", "巡访老人次数 / ≥900次"],
            True,
        ),
        (
            "文物保护单位修缮",
            "修缮县级文物保护单位3处，编制文物档案50份",
            ["修缮文物保护单位数量 / =3处", "修缮面积 / ≥800平方米", "监测点数量 / ≥9个"],
            True,
        ),
        (
            "农村公路日常养护",
            "养护农村公路300公里，改善群众出行条件，路况指数稳步提升",
            ["养护里程 / ≥300公里", "边沟清理 / ≥30公里", "标线施划面积 / ≥900平方米"],
            False,
        ),
        (
            "森林防火",
            "购置防火物资，聘用护林员40名，火情及时扑灭",
            ["购置风力灭火机 / ≥20台", "护林员人数 / =40人", "防火检查次数 / ≥9次"],
            False,
        ),
    ],
)
def test_promised_work_has_a_row(name: str, goal: str, rows: list[str], *, wrong: bool) -> None:
    text = plan(name, goal, [f"{QUANTITY} / {row}" for row in rows])
    assert bool(told("GOAL_NO_INDICATOR", text)) is wrong


@pytest.mark.parametrize(
    ("purpose", "wrong"),
    [
        ("学生营养餐食材采购", True),
        ("看守所被服和伙食", True),
        ("路面修补、边沟清理和标线施划", False),
        ("保障单位正常运转", False),
    ],
)
def test_a_purpose_is_of_its_project(purpose: str, *, wrong: bool) -> None:
    rows = [f"{QUANTITY} / 养护农村公路里程 / ≥300公里", f"{QUANTITY} / 清理边沟 / ≥30公里"]
    text = plan("农村公路日常养护", "养护农村公路300公里，修补路面", rows, purpose)
    assert bool(told("PURPOSE_NE_NAME", text)) is wrong


@pytest.mark.parametrize(
    ("names", "wrong"),
    [
        (["新植行道树株数", "修剪草坪面积", "苗木成活率"], True),
        (["助餐老年人数", "助浴老年人次", "巡访到位率"], False),
        (["助餐老年人数", "苗木株数", "草坪面积"], False),
    ],
)
def test_rows_of_another_project_are_told_together(names: list[str], *, wrong: bool) -> None:
    goal = "为800名困难老年人提供助餐助浴服务，定期巡访，改善晚年生活"
    rows = [f"{QUANTITY} / {name} / ≥30个" for name in names]
    rows.append("满意度指标 / 服务对象满意度 / 助餐助浴老年人满意度 / ≥90%")
    text = plan("居家养老服务", goal, rows, "为困难老年人购买助餐、助浴和巡访服务")
    assert bool(told("INDICATOR_OFF_TOPIC", text)) is wrong


@pytest.mark.parametrize(
    ("name", "goal", "wrong"),
    [
        ("县级义务教育公用经费", "落实省级财政公用经费补助，保障学校运转", True),
        ("省级公共文化服务补助资金", "为12个文化站落实市级配套资金", True),
        ("中央农村危房改造补助资金", "按县级改造补助标准发放到户", True),
        ("县级非遗保护经费", "保护省级非遗项目12个，资助市级传承人补助9人", False),
        ("中央公共卫生补助资金", "县级公立医院服务能力提升", False),
        ("省级农田建设补助资金", "由省级人民政府批准，县级配套资金到位率100%", False),
    ],
)
def test_texts_name_their_own_money(name: str, goal: str, *, wrong: bool) -> None:
    assert bool(told("FUND_SOURCE_TEXT", plan(name, goal, []))) is wrong


@pytest.mark.parametrize(
    ("value", "wrong"),
    [
        ("2025年10月31日前", True),
        ("2025-11-30前", True),
        ("2024年12月底前", True),
        ("2026年10月底前", False),
        ("2025年3月—2026年10月", False),
    ],
)
def test_work_is_due_in_the_budget_year(value: str, *, wrong: bool) -> None:
    text = plan("公路养护", "养护公路", [f"{TIME} / 工程完成时间 / {value}"])
    assert bool(told("YEAR_IN_NAME", text)) is wrong


@pytest.mark.parametrize(
    ("basis", "wrong"),
    [
        ("县文旅发〔2019〕27号", True),
        ("安政办〔2019〕8号", True),
        ("2023年工作计划", True),
        ("国办发〔2018〕22号", False),
        ("教财〔2019〕12号", False),
        ("县政发〔2024〕3号", False),
        ("县编办〔2020〕7号", False),
        ("2021—2026年规划", False),
        ("县预算管理办法（县政发〔2023〕6号）", False),
    ],
)
def test_local_notices_grow_old(basis: str, *, wrong: bool) -> None:
    text = plan("公路养护", "养护公路", [f"{QUANTITY} / 养护里程 / ≥3公里 / 10 / {basis}"])
    assert bool(told("BASIS_OLD", text)) is wrong


@pytest.mark.parametrize(
    ("name", "goal", "wrong"),
    [
        ("2026年中央就业补助资金", "发放职业培训补贴，购买办公用车1辆", True),
        ("省级教育专项资金", "维修校舍，支付公务接待费5万元", True),
        ("困难群众救助补助资金", "向困难职工发放生活补助", False),
        ("单位办公经费", "支付公务接待费5万元", False),
    ],
)
def test_funds_keep_to_their_scope(name: str, goal: str, *, wrong: bool) -> None:
    assert bool(told("GOAL_NE_FUND", plan(name, goal, []))) is wrong


@pytest.mark.parametrize(
    ("one", "other", "wrong"),
    [
        ("受益学生人数 / =3600人", "享受膳食补助学生人数 / =3450人", True),
        ("受益学生人数 / =3600人", "享受膳食补助学生人数 / =3600人", False),
        ("受益学生人数 / =3600人", "困难学生人数 / =3450人", False),
        ("受益学生人数 / =3600人", "享受膳食补助学生人数 / =1200人", False),
        ("受益学生人数 / =3600人", "食堂教师人数 / =3450人", False),
    ],
)
def test_receivers_are_counted_once(one: str, other: str, *, wrong: bool) -> None:
    rows = [f"{QUANTITY} / {one}", f"{QUANTITY} / {other}"]
    text = plan("学生膳食补助", "改善学生营养", rows)
    assert bool(told("SAME_METRIC_DIFF", text)) is wrong


@pytest.mark.parametrize(
    ("spent", "reason", "wrong"),
    [
        ("31.5", "", True),
        ("45", "", False),
        ("31.5", ", deviation_reason: 尾款次年支付", False),
    ],
)
def test_little_spending_is_explained(spent: str, reason: str, *, wrong: bool) -> None:
    row = f"{{level2: 数量指标, name: 培训人次, target: ≥5人次, actual: 6人次{reason}}}"
    money = f"execution: {{budget_year: 50, spent: {spent}}}"
    text = f"kind: self_evaluation\nfiscal_year: 2025\n{money}\nindicators:\n  - {row}\n"
    assert bool(told("SELF_NO_REASON", text)) is wrong


@pytest.mark.parametrize(
    ("name", "wrong"),
    [
        ("完成2024年度危房改造户数", True),
        ("较2024年度增加户数", False),
        ("改造户数（2024年度）", False),
        ("完成2026年度危房改造户数", False),
    ],
)
def test_rows_are_of_the_budget_year(name: str, *, wrong: bool) -> None:
    text = plan("危房改造", "改造危房", [f"{QUANTITY} / {name} / ≥30户"])
    assert bool(told("YEAR_IN_NAME", text)) is wrong
