"""Faults by their structure, in the wording of many fields, and right rows that look alike."""

import pytest

from jixiao.notation.plan_text_sets import read_plan_set
from jixiao.review.reached import reached_in
from jixiao.review.reviewing import review
from jixiao.review.spans import narrower
from jixiao.review.worked_out import calculation_in

EFFECT = "效益指标 / 社会效益指标 / "
QUALITY = "产出指标 / 质量指标 / "
COUNT = "产出指标 / 数量指标 / "
TIME = "产出指标 / 时效指标 / "
COST = "成本指标 / 经济成本指标 / "
ASKED = "满意度指标 / 服务对象满意度指标 / "


def told(*rows: str, head: str = "") -> set[str]:
    plan = "\n".join(f"  - {row}" for row in rows)
    text = (
        f"{head or 'purpose: 服务群众'}\nname: 城乡综合服务项目\nyear: 2026\nindicators:\n{plan}\n"
    )
    return {one.fault for one in review(read_plan_set(text).documents)}


FOUND = {
    "VAGUE_VALUE": [
        *(
            f"{EFFECT}服务面貌 / {value}"
            for value in ("窗明几净", "井然有序", "百姓得实惠", "用水放心")
        ),
    ],
    "VAGUE_AS_PERCENT": [
        f"{EFFECT}形成崇尚科学的良好氛围 / =100%",
        f"{EFFECT}让老兵感受尊崇 / =100%",
        f"{EFFECT}树立市场诚信经营形象 / =100%",
        f"{EFFECT}农村饮水安全 / =100%",
    ],
    "COMPOUND_NAME": [
        f"{COUNT}入户走访、上门送餐和心理疏导次数 / ≥300次",
        f"{COUNT}下乡演出、进校讲座及送书上门场次 / ≥30场",
        f"{COUNT}设备检修、管网巡护和用户回访次数 / ≥300次",
    ],
    "UNIT_NOUN": [
        f"{COUNT}改造灶台个数 / =220亩",
        f"{COUNT}新建泵房座数 / =2公里",
        f"{COUNT}维修课桌张数 / =300人",
        f"{COUNT}清运垃圾吨数 / ≥300台",
    ],
    "SEASON_MISMATCH": [
        f"{TIME}防汛编织袋入库时间 / 2026年10月31日前",
        f"{TIME}冬季供暖煤炭储备到位时间 / 2026年3月10日前",
        f"{TIME}汛前河道清淤疏浚完成时间 / 2026年10月31日前",
    ],
    "QTY_PRICE_NE": [
        f"{COST}补贴 / ≤9万元 / 10 / 30人按200元/人·月、12个月测算",
        f"{COST}护栏安装费 / ≤75万元 / 10 / 1.5公里按40万元/公里",
        f"{COST}培训费 / ≤12万元 / 10 / 5期，每期2万元",
    ],
    "SHARE_NOT_APPLIED": [
        f"{COST}县级负担的改造费 / ≤24万元 / 10 / 80户按3000元/户、县级30%",
    ],
    "TIME_NOT_TIME": [
        f"{TIME}抢修响应时限 / 第一时间",
        f"{TIME}赛事举办时间 / 适时",
    ],
    "FREQ_IN_TIMELY": [f"{TIME}巡河次数 / =12次/年", f"{TIME}数据上报次数 / 12次"],
    "BELOW_BASELINE": [
        f"{QUALITY}工单办结率 / ≥80% / 10 / 2025年实际办结率92%",
        f"{QUALITY}水质达标率 / ≥90% / 10 / 近三年平均达标率98%",
        f"{QUALITY}公文差错率 / ≤5% / 10 / 上年实际差错率1%",
    ],
}
SILENT = {
    "VAGUE_VALUE": [
        *(
            f"{EFFECT}服务面貌 / {value}"
            for value in ("三类水质", "零事故", "通过省级验收", "列入名录")
        ),
    ],
    "VAGUE_AS_PERCENT": [
        f"{EFFECT}形成专利转化率 / =90%",
        f"{EFFECT}让座礼仪知晓率 / =90%",
        f"{EFFECT}公房出租面积比重 / =90%",
    ],
    "COMPOUND_NAME": [
        f"{COUNT}大气、水质自动站运维次数 / ≥30次",
        f"{COUNT}小学、初中和高中支教次数 / ≥30次",
        f"{COUNT}交通安全、消防安全宣传次数 / ≥30次",
    ],
    "UNIT_NOUN": [
        f"{COUNT}培训场次数 / ≥30场",
        f"{COUNT}清运垃圾吨数 / ≥300吨",
        f"{COUNT}慰问户数 / ≥30户",
    ],
    "SEASON_MISMATCH": [
        f"{TIME}防汛物资入库时间 / 2026年5月20日前",
        f"{TIME}冬季供暖设备检修完成时间 / 2026年9月30日前",
    ],
    "QTY_PRICE_NE": [
        f"{COST}补贴 / ≤7.2万元 / 10 / 30人按200元/人·月、12个月测算",
        f"{COST}校车费 / ≤198万元 / 10 / 18辆按1.1万元/辆·月、全年10个在校月测算",
        f"{COST}制作费 / ≤9万元 / 10 / 参照上年合同每套180元",
        f"{COST}设备费 / ≤30万元 / 10 / 2台，每台3年质保，15万元/台",
    ],
    "TIME_NOT_TIME": [f"{TIME}抢修响应时限 / ≤2小时", f"{TIME}赛事举办时间 / 每年6月"],
    "FREQ_IN_TIMELY": [f"{TIME}巡河次数 / ≥2次/月"],
    "BELOW_BASELINE": [
        f"{QUALITY}工单办结率 / ≥84% / 10 / 2025年统计实际84%",
        f"{QUALITY}工单办结率 / ≥90% / 10 / 2025年考核办法要求不低于95%",
        f"{QUALITY}工单办结率 / ≥90% / 10 / 2026年目标95%",
        f"{QUALITY}产值增长率 / ≥8% / 10 / 2025年增长率12%",
    ],
}


@pytest.mark.parametrize(("fault", "row"), [(k, row) for k, rows in FOUND.items() for row in rows])
def test_the_fault_is_found(fault: str, row: str) -> None:
    assert fault in told(row)


@pytest.mark.parametrize(("fault", "row"), [(k, row) for k, rows in SILENT.items() for row in rows])
def test_what_looks_alike_is_not_told(fault: str, row: str) -> None:
    assert fault not in told(row)


@pytest.mark.parametrize(
    ("purpose", "group", "wrong"),
    [
        ("购买城区保洁外包服务", "保洁员工作", True),
        ("道路清扫外包", "环卫工人", True),
        ("购买校车服务", "校车司机岗位", True),
        ("发放环卫工人高温补贴", "环卫工人", False),
        ("委托开展技能培训", "培训学员", False),
    ],
)
def test_those_who_are_hired_are_not_served(purpose: str, group: str, *, wrong: bool) -> None:
    row = f"{ASKED}{group}满意度 / ≥90%"
    assert ("SATISF_WRONG_GROUP" in told(row, head=f"purpose: {purpose}")) is wrong


@pytest.mark.parametrize(
    ("goal", "money"),
    [
        ("把补助资金按时足额兑付给农户", True),
        ("将80万元养护资金及时拨付到乡镇", True),
        ("确保专项经费全额支付，资金支付率符合要求", True),
        ("把80万元补助发给200户农户，改造厕所200座", False),
    ],
)
def test_a_goal_is_more_than_money_that_moves(goal: str, *, money: bool) -> None:
    rows = told(f"{COUNT}件数 / ≥3件", head=f"objectives: [{goal}。]")
    assert ("GOAL_IS_MONEY" in rows) is money


@pytest.mark.parametrize(
    ("text", "yuan"),
    [
        ("24人按300元/人·月、12个月测算", 86400),
        ("250天按200元/天测算", 50000),
        ("100人×500元/人·月×12个月+50人×300元/人", 615000),
        ("贷款平均余额4800万元按2%测算", 960000),
        ("24人1—6月按700元/人·月、7—12月按900元/人·月测算", 0),  # months that are not told apart
        ("2025年抽检服务合同", 0),
    ],
)
def test_a_basis_is_read_as_a_calculation(text: str, yuan: int) -> None:
    assert sum(term.value for term in calculation_in(text)) == yuan


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("80至89周岁老人", "80周岁以上老人", True),
        ("一级残疾人", "一至四级残疾人", True),
        ("30亩以上大户", "10亩以上大户", True),
        ("80周岁以上老人", "80周岁以上老人", False),
        ("80周岁以上老人", "残疾老人", False),
    ],
)
def test_a_span_inside_another_is_narrower(one: str, other: str, *, expected: bool) -> None:
    assert narrower(one, other) is expected


def test_an_earlier_actual_needs_an_earlier_year() -> None:
    assert str(reached_in("2025年实际84%", 2026)) == "0.84"
    assert reached_in("2026年实际84%", 2026) is None
