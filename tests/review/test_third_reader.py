"""Kinds that a third reader listed, in words of other fields: what is found, what stays silent."""

import pytest

from jixiao.model.finding import Outcome
from jixiao.notation.plan_text_sets import read_plan_set
from jixiao.review.reviewing import review


def faults(text: str) -> set[str]:
    told = review(read_plan_set(text).documents)
    return {one.fault for one in told if one.outcome is Outcome.FOUND}


def plan(rows: str, name: str = "乡镇服务经费", goal: str = "做好服务。", head: str = "") -> str:
    told = "".join(f"  - {row}\n" for row in rows.split("；") if row)
    return f"name: {name}\nobjectives: ['{goal}']\n{head}indicators:\n{told}"


def based(name: str, target: str, basis: str, kind: str = "成本指标") -> str:
    return f"{{level2: {kind}, name: {name}, target: {target}, basis: {basis}}}"


def described(name: str, told: str, target: str = "100%", kind: str = "时效指标") -> str:
    return f"{{level2: {kind}, name: {name}, target: {target}, description: {told}}}"


FAULTY = {
    "OTHERS_DECIDE": [
        plan("产出指标 / 时效指标 / 水费按时收缴 / 100%"),
        plan("产出指标 / 质量指标 / 家庭医生签约率 / 100%"),
        plan("产出指标 / 质量指标 / 助学贷款还款率 / =100%"),
        plan("产出指标 / 质量指标 / 高龄老人待遇资格认证率 / 100%"),
        plan(described("工作任务及时完成情况", "适龄儿童疫苗接种按时完成")),
    ],
    "TIMELY_NO_DATE": [
        plan("产出指标 / 时效指标 / 水费按时收缴 / ≥95%"),
        plan("产出指标 / 质量指标 / 物业费收缴及时率 / ≥95%"),
    ],
    "NAME_NE_DESCRIPTION": [
        plan(described("工作任务及时完成情况", "适龄儿童疫苗接种按时完成")),
        plan(described("各项工作完成率", "河道清淤疏浚达标", "≥90%", "质量指标")),
    ],
    "BASIS_CANNOT_GIVE": [
        plan(based("助学贷款每生最高额度", "≤16000元", "市财教〔2021〕55号")),
        plan(based("大病救助封顶线", "≤20万元", "县财社〔2020〕12号")),
        plan(based("危房改造每户补助上限", "≤3万元", "省财建〔2024〕8号")),
    ],
    "COST_ITEM_UNCOUNTED": [
        plan("产出指标 / 数量指标 / 图书 / 900册；成本指标 / 经济成本 / 图书推广活动 / 12万元"),
        plan(
            "产出指标 / 数量指标 / 疫苗 / 900支；成本指标 / 经济成本 / 下乡督导疫苗冷链费 / 2万元"
        ),
    ],
    "RUNNING_AS_SPECIAL": [
        plan(
            "产出指标 / 数量指标 / 科室 / 6个",
            name="工作保障经费",
            head="purpose: 用于日常办公支出\n",
        ),
        plan("产出指标 / 数量指标 / 科室 / 6个", name="综合业务费", goal="做好办公经费保障。"),
    ],
    "MONTH_BEYOND_BUDGET": [
        plan(
            "成本指标 / 经济成本 / 保洁月支出 / 30万元；成本指标 / 经济成本 / 县级补助 / 40万元",
            head="budget: 40\n",
        ),
    ],
}
SILENT = {
    "OTHERS_DECIDE": [
        plan("产出指标 / 时效指标 / 水费按时收缴率 / ≥95%"),
        plan("产出指标 / 质量指标 / 缴费补贴及时率 / 100%"),
        plan("产出指标 / 质量指标 / 采购合同签约率 / 100%"),
        plan("产出指标 / 质量指标 / 动物强制免疫接种率 / 100%"),
        plan("产出指标 / 时效指标 / 签约服务费发放及时率 / 100%"),
        plan("产出指标 / 时效指标 / 保险按时缴费率 / 100%", name="村干部养老保险缴费补助"),
    ],
    "TIMELY_NO_DATE": [
        plan("产出指标 / 时效指标 / 12月底前水费按时收缴 / ≥95%"),
        plan("产出指标 / 时效指标 / 月度报表按时上报率 / ≥95%"),
    ],
    "NAME_NE_DESCRIPTION": [
        plan(described("工作任务完成率", "各项任务按期完成")),
        plan(described("工作完成率", "年度计划完成比例")),
    ],
    "BASIS_CANNOT_GIVE": [
        plan(based("危房改造补助总额", "≤60万元", "县财建〔2024〕8号")),
        plan(based("大病救助封顶线", "≤20万元", "县政办规〔2020〕12号")),
        plan(based("改造户数", "20户", "县财建〔2024〕8号", "数量指标")),
    ],
    "COST_ITEM_UNCOUNTED": [
        plan("产出指标 / 数量指标 / 推广活动 / 9场；成本指标 / 经济成本 / 图书推广活动 / 12万元"),
    ],
    "RUNNING_AS_SPECIAL": [
        plan("产出指标 / 数量指标 / 监测 / 6次", name="水质监测费", head="purpose: 用于取样化验\n"),
        plan(
            "产出指标 / 数量指标 / 桌椅 / 6套", name="办公楼修缮费", head="purpose: 改善办公条件\n"
        ),
    ],
    "MONTH_BEYOND_BUDGET": [
        plan(
            "成本指标 / 经济成本 / 保洁月支出 / 3万元；成本指标 / 经济成本 / 县级补助 / 36万元",
            head="budget: 36\n",
        ),
    ],
}


@pytest.mark.parametrize(
    ("fault", "text"), [(fault, text) for fault, texts in FAULTY.items() for text in texts]
)
def test_kind_is_found_in_other_words(fault: str, text: str) -> None:
    assert fault in faults(text)


@pytest.mark.parametrize(
    ("fault", "text"), [(fault, text) for fault, texts in SILENT.items() for text in texts]
)
def test_what_is_right_stays_silent(fault: str, text: str) -> None:
    assert fault not in faults(text)
