"""Kinds that a second reader listed, in words of other fields: what is found, what stays silent."""

import pytest

from jixiao.model.finding import Outcome
from jixiao.notation.plan_text_sets import read_plan_set
from jixiao.review.reviewing import review


def faults(text: str) -> set[str]:
    told = review(read_plan_set(text).documents)
    return {one.fault for one in told if one.outcome is Outcome.FOUND}


def goal(text: str, name: str = "专项补助", rows: str = "") -> str:
    return f"name: {name}\nobjectives: ['{text}']\n" + (f"indicators:\n{rows}" if rows else "")


def row(kind: str, name: str, target: str, description: str = "", basis: str = "") -> str:
    told = "".join(
        f", {key}: {value}"
        for key, value in (("description", description), ("basis", basis))
        if value
    )
    level1 = ", level1: 效益指标" if kind.endswith("效益指标") else ""
    return f"  - {{level2: {kind}{level1}, name: {name}, target: {target}{told}}}\n"


FAULTY = {
    "SLOGAN_NO_INDICATOR": [
        goal("新购图书3000册，全面提升全民文化素质", rows=row("数量指标", "新购图书", "3000册")),
        goal("养护道路30公里，维护社会大局稳定", rows=row("数量指标", "养护道路", "30公里")),
        goal("植树500亩，不断提升群众幸福指数", rows=row("数量指标", "植树", "500亩")),
        goal("培训教师60人，保持教育形势总体稳定", rows=row("数量指标", "培训教师", "60人")),
    ],
    "GOAL_ONLY_MEANING": [
        goal("充分发挥图书馆阵地作用"),
        goal("为开展水质监测设立专项经费"),
        goal("保障护林资金20万元落实到位，发挥森林生态屏障功能"),
        goal("为乡村医疗事业奠定坚实基础"),
    ],
    "GOAL_ROLE_WRONG": [
        goal("为全县用水户缴纳水费"),
        goal("年内为全县农民缴纳农业保险费"),
        goal("入学儿童应入尽入"),
        goal("持证人员应办尽办"),
    ],
    "DESCRIPTION_NE_VALUE": [
        row("质量指标", "自来水普及率", "≥92%", "全部农户通自来水"),
        row("质量指标", "课桌更新率", "≥90%", "所有教室更换课桌"),
        row("质量指标", "疫苗接种率", "≥95%", "适龄儿童全部接种"),
        row("质量指标", "路灯亮灯率", "≥98%", "路灯100%亮灯"),
    ],
    "PERIOD_FLOOR_LOW": [
        row("数量指标", "公厕保洁月数", "≥4个月"),
        row("数量指标", "营养餐供餐月数", "≥2个月"),
        row("数量指标", "护林员补助发放月数", "≥3个月"),
        row("数量指标", "图书馆开放季度数", "≥1季度"),
    ],
    "GOAL_ACT_OTHER": [
        goal("新建小型水库3座", "水库维修养护费"),
        goal("建成乡村公路30公里", "农村公路养护资金"),
        goal("按时足额支付公积金待遇，确保待遇支付", "住房公积金缴存补助"),
        goal("确保高龄补贴及时发放", "对养老服务基金的补助"),
    ],
    "BASE_AS_OUTPUT": [
        "name: 营养餐补助\nindicators:\n" + row("数量指标", "全县小学在校学生人数", "9000人"),
        "name: 取暖补贴\nindicators:\n" + row("数量指标", "全区退休职工人数", "900人"),
        "name: 公共卫生补助\nindicators:\n" + row("数量指标", "辖区常住人口", "90000人"),
        "name: 农村改厕奖补\nindicators:\n" + row("数量指标", "全县农村户数", "9000户"),
    ],
    "GOAL_SATISF_OTHER": [
        goal(f"完成{work}，{who}对{what}满意度{how}提升", rows=row("服务对象满意度", asked, "≥90%"))
        for work, who, what, how, asked in (
            ("校舍维修", "全县人民", "教育", "逐年", "家长满意度"),
            ("管网维修", "社会各界", "供水", "持续", "用水单位满意度"),
            ("免费开放", "广大群众", "文化服务", "不断", "读者满意度"),
            ("卫生室改造", "社会公众", "医疗", "稳步", "患者满意度"),
        )
    ],
    "SATISF_NOT_SERVED": [
        "name: 困难学生资助\nindicators:\n" + row("服务对象满意度", "学校满意度", "≥90%"),
        "name: 老年人助餐\nindicators:\n" + row("服务对象满意度", "企业综合满意度", "≥90%"),
        "name: 残疾人托养\nindicators:\n" + row("服务对象满意度", "机构满意度", "≥90%"),
        goal("改善河道环境", "护河员补贴", row("服务对象满意度", "享受补贴人员满意度", "≥90%")),
    ],
    "TIMELY_NOT_PAYMENT": [
        f"name: {name}\nindicators:\n" + row("时效指标", time, "100%")
        for name, time in (
            ("代课教师补贴", "教学任务完成及时率"),
            ("护林员补助", "巡护任务按时完成率"),
            ("困难职工家庭补助", "资金下达率"),
            ("农村老人补贴", "补助资金在规定时间内下达率"),
        )
    ],
    "EFFECT_IS_FUNDS": [
        row("社会效益指标", name, "有效")
        for name in (
            "有效解决学校公用经费县级配套部分",
            "弥补了供水补贴缺口",
            "缓解公交运营补贴资金不足",
            "解决卫生院人员经费缺口",
        )
    ],
    "EFFECT_IS_WORK": [
        row("社会效益指标", name, "是", told)
        for name, told in (
            ("带动增收", "保持合作社扶持工作稳定、持续开展"),
            ("提升素养", "保障图书馆业务正常开展"),
            ("改善水质", "确保监测工作持续稳定推进"),
            ("方便出行", "保证公交服务平稳运行"),
        )
    ],
    "BASIS_IS_SURVEY": [
        row("服务对象满意度", "家长满意度", "≥90%", basis=basis)
        for basis in ("调查问卷", "满意度调查表", "工作经验", "系统导出")
    ],
    "PURPOSE_ONLY_SOURCE": [
        f"name: 专项\npurpose: {purpose}"
        for purpose in (
            "小型水库维护省级资金",
            "校舍维修中央资金",
            "县级图书馆购书经费",
            "农村公路养护市级配套资金",
        )
    ],
    "GAP_NOT_WORKED_OUT": [
        f"name: {name}差额补助\nbudget: 90\nindicators:\n" + row("成本指标", cost, "90万元")
        for name, cost in (
            ("供水", "供水差额"),
            ("公交", "公交运营差额"),
            ("养老院", "养老院运行差额"),
            ("剧场", "剧场运行差额"),
        )
    ],
}
RIGHT = {
    "SLOGAN_NO_INDICATOR": [
        goal("化解积案30件，维护社会稳定", rows=row("数量指标", "化解信访积案", "30件")),
        goal("新增就业300人，保持就业局势稳定", rows=row("社会效益指标", "新增就业人数", "300人")),
    ],
    "GOAL_ONLY_MEANING": [
        goal("每周开放42小时，发挥阵地作用"),
        goal("6月底前建成12个监测点，发挥预警作用"),
    ],
    "GOAL_ROLE_WRONG": [goal("为低保居民缴纳医疗保险费"), goal("适龄儿童应入尽入")],
    "DESCRIPTION_NE_VALUE": [
        row("质量指标", "设备完好率", "≥92%", "完好设备占全部设备的比例"),
        row("质量指标", "补助发放率", "100%", "符合条件人员全部发放"),
    ],
    "PERIOD_FLOOR_LOW": [
        row("数量指标", "供暖月数", "≥5个月"),
        row("数量指标", "保洁月数", "≥12个月"),
    ],
    "GOAL_ACT_OTHER": [
        goal("新建水库3座", "水库新建及维修养护"),
        goal("按时足额发放养老金", "对养老保险基金的补助"),
    ],
    "BASE_AS_OUTPUT": [
        "name: 营养餐补助\nindicators:\n" + row("数量指标", "享受营养餐在校学生人数", "9000人"),
        "name: 学校建设\nindicators:\n" + row("数量指标", "全县小学在校学生人数", "9000人"),
    ],
    "GOAL_SATISF_OTHER": [
        goal("群众对道路满意度提升", rows=row("服务对象满意度", "沿线群众满意度", "≥90%")),
        goal("提高家长满意度", rows=row("服务对象满意度", "家长满意度", "≥90%")),
    ],
    "SATISF_NOT_SERVED": [
        "name: 企业稳岗补贴\nindicators:\n" + row("服务对象满意度", "企业满意度", "≥90%"),
        "name: 困难学生资助\nindicators:\n" + row("服务对象满意度", "学生满意度", "≥90%"),
    ],
    "TIMELY_NOT_PAYMENT": [
        "name: 代课教师补贴\nindicators:\n" + row("时效指标", "补贴发放及时率", "100%"),
        "name: 公路养护补助\nindicators:\n" + row("时效指标", "资金下达率", "100%"),
    ],
    "EFFECT_IS_FUNDS": [
        row("社会效益指标", "解决企业融资缺口", "≥3000万元"),
        row("社会效益指标", "解决农户灌溉问题", "有效"),
    ],
    "EFFECT_IS_WORK": [
        row("社会效益指标", "带动增收", "≥300元", "保持合作社扶持工作持续开展"),
        row("社会效益指标", "带动增收", "是", "入社农户比上年多收入"),
    ],
    "BASIS_IS_SURVEY": [
        row("服务对象满意度", "家长满意度", "≥90%", basis="2025年问卷调查"),
        row("服务对象满意度", "家长满意度", "≥90%", basis="上年统计年报"),
    ],
    "PURPOSE_ONLY_SOURCE": [
        "name: 专项\npurpose: 用于支付校舍维修工程款",
        "name: 专项\npurpose: 维修12所学校校舍，中央资金80万元",
    ],
    "GAP_NOT_WORKED_OUT": [
        "name: 供水差额补助\nbudget: 90\nindicators:\n"
        + row("成本指标", "供水差额", "90万元")
        + row("数量指标", "水费收入", "120万元"),
        "name: 供水补助\nbudget: 90\nindicators:\n" + row("成本指标", "供水补助", "90万元"),
    ],
}


def plan(text: str) -> str:
    return "indicators:\n" + text if text.startswith("  - ") else text


@pytest.mark.parametrize(
    ("fault", "text"), [(fault, text) for fault, texts in FAULTY.items() for text in texts]
)
def test_the_kind_is_found_in_other_fields(fault: str, text: str) -> None:
    assert fault in faults(plan(text))


@pytest.mark.parametrize(
    ("fault", "text"), [(fault, text) for fault, texts in RIGHT.items() for text in texts]
)
def test_what_is_right_stays_silent(fault: str, text: str) -> None:
    assert fault not in faults(plan(text))
