"""Phrasings and structures beside those of the planted faults, and neighbours that are sound."""

import pytest

from jixiao.notation.plan_text_sets import read_plan_set
from jixiao.review.reviewing import review

ROW = {
    "FORMULA_TEXT_ERR": "{{level1: 产出指标, name: 合格率, target: ≥95%, description: {}}}",
    "TIME_VAGUE": "产出指标 / 时效指标 / 工程完工时间 / {}",
    "SEASON_MISMATCH": "产出指标 / 时效指标 / {}",
    "PAST_TENSE": "效益指标 / 社会效益指标 / {}",
    "OUTPUT_IN_BENEFIT": "效益指标 / 社会效益指标 / {}",
}
FOUND = {
    "FORMULA_TEXT_ERR": [
        "合格数/检查数×100%×100%",
        "应发放人数/实际发放人数×100%",
        "合格件数÷合格件数×100%",
        "(完成数/计划数×100%",
        "实发人数/应发人数×1000%",
        "满意人数/问卷×100%",
        "办结件数/总×100%",
    ],
    "TIME_VAGUE": [
        "2026年下半年",
        "2026年上半年完成",
        "2026年6月前后",
        "年底前后",
        "2026年年内",
        "年中",
        "2026年四季度左右",
        "全年",
    ],
    "SEASON_MISMATCH": [
        "冬季取暖补贴发放时间 / 2026年5月1日至2026年8月31日",
        "冬季供暖起止时间 / 2026.4.1-2026.9.30",
        "春耕备耕农资发放时间 / 下半年",
        "冬季供暖时间 / 4月15日—10月15日",
    ],
    "PAST_TENSE": [
        "教师流失情况 / 流失率已降至3%以下",
        "营商环境 / 优化了营商环境",
        "村庄环境已明显好转 / 好转",
        "事故情况 / 事故率得到有效控制",
        "群众出行 / 方便了群众出行",
        "污水治理 / 黑臭水体已消除",
    ],
    "OUTPUT_IN_BENEFIT": [
        "路灯改造涉及小区数量 / ≥8个",
        "宣传覆盖行政村数 / ≥60个",
        "新建充电桩服务小区数 / ≥10个",
        "管网铺设覆盖社区个数 / =6个",
        "完成标识牌安装 / ≥20块",
    ],
    "GOAL_IS_MONEY": [
        "确保专项资金99万元及时拨付至各乡镇财政所，预算执行率不低于95%。",
        "按时将补助资金划拨到各学校账户，做到专款专用。",
        "确保项目资金足额到位，严格按照规定使用资金，提高资金使用效益。",
        "完成年度预算支出，支出进度达到100%。",
        "及时足额拨付高标准农田建设补助资金120万元。",
        "保障经费按时支付到各村，确保资金安全",
    ],
}
SOUND = {
    "FORMULA_TEXT_ERR": [
        "合格数/抽检数×100%",
        "实际发放人数/应发放人数×100%",
        "(计划成本-实际成本)/计划成本×100%",
        "年末贷款额×3.95%×50%/12",
    ],
    "TIME_VAGUE": [
        "2026年6月底前",
        "2026年第三季度",
        "10月15日前",
        "2026年底前",
    ],
    "SEASON_MISMATCH": [
        "冬季供暖起止时间 / 2026年10月15日—2027年4月15日",
        "防汛物资采购时间 / 第一季度",
        "供暖锅炉检修时间 / 第三季度",
        "汛期值守时间 / 6月1日至9月30日",
    ],
    "PAST_TENSE": [
        "已建档立卡户就业率 / ≥95%",
        "已安装设备完好率 / ≥98%",
        "群众了解度 / ≥90%",
        "已投用设施的利用率 / ≥80%",
    ],
    "OUTPUT_IN_BENEFIT": [
        "受益行政村数 / ≥10个",
        "服务企业数 / ≥100家",
        "带动就业人数 / ≥30人",
        "公共文化服务覆盖人口 / ≥3万人",
    ],
    "GOAL_IS_MONEY": [
        "及时拨付补助资金，新建高标准农田2000亩。",
        "资金到位后完成道路硬化12公里",
        "保障各项补贴资金到位，惠及50户",
        "足额发放高龄津贴至1200名老人",
    ],
}


def text_of(fault: str, told: str) -> str:
    if fault not in ROW:
        return f'objectives: ["{told}"]\n'
    return f"indicators:\n  - {ROW[fault].format(told)}\n"


def asked(text: str) -> set[str]:
    return {one.fault for one in review(read_plan_set(text).documents)}


@pytest.mark.parametrize(
    ("fault", "told"), [(fault, told) for fault, many in FOUND.items() for told in many]
)
def test_the_fault_is_found(fault: str, told: str) -> None:
    assert fault in asked(text_of(fault, told))


@pytest.mark.parametrize(
    ("fault", "told"), [(fault, told) for fault, many in SOUND.items() for told in many]
)
def test_the_neighbour_is_silent(fault: str, told: str) -> None:
    assert fault not in asked(text_of(fault, told))
