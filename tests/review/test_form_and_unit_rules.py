"""Rules on form, units, time and plans, where the examples in the rules leave room for doubt."""

import pytest

from jixiao.model.finding import Finding, Outcome
from jixiao.notation.plan_text import read_plan_text
from jixiao.review.catalogue import get
from jixiao.review.reviewing import judge_documents


def told(fault: str, text: str) -> list[Finding]:
    return list(judge_documents(get(fault), [read_plan_text(text)]))


def rows_of(fault: str, indicators: str, head: str = "year: 2024") -> list[int]:
    lines = "\n".join(f"  - {line.strip()}" for line in indicators.strip().splitlines())
    findings = told(fault, f"{head}\nindicators:\n{lines}\n")
    found = [one.locus.indicators or () for one in findings if one.outcome is Outcome.FOUND]
    return sorted(number for rows in found for number in rows)


@pytest.mark.parametrize(
    ("fault", "indicators", "rows"),
    [
        pytest.param(
            "NAME_TRUNCATED",
            """产出指标 / 数量指标 / 城乡居民基本养老保险参保人员和 / 5人
            产出指标 / 质量指标 / 养老金发放的 / 5%
            产出指标 / 数量指标 / 客满 / 5次
            产出指标 / 数量指标 / 参与 / 5次""",
            [1, 2],
            id="conjunctions end no name, verbs may",
        ),
        pytest.param(
            "WORD_DUP_TYPO",
            """产出指标 / 数量指标 / 社区管理管理 / 5人
            产出指标 / 数量指标 / 物业管理管理费 / 5元
            产出指标 / 数量指标 / 群众参与与监督 / 5人
            产出指标 / 数量指标 / 收入的的增长 / 5%
            产出指标 / 数量指标 / 工会会员人数 / 5人
            产出指标 / 数量指标 / 调和和睦家庭 / 5户""",
            [1, 4],
            id="two words that meet are no doubled word",
        ),
        pytest.param(
            "FORMULA_TEXT_ERR",
            """{name: a, target: 5%, description: 完成率=完成数//计划数}
            {name: b, target: 5%, description: 合格率=合格数/×100%}
            {name: c, target: 5%, description: 及时率=按时数/按时数×100%}
            {name: d, target: 5%, description: 覆盖率=（参保人数/应参保人数×100%}
            {name: e, target: 5%, description: 见 https://example.org/a/b}
            {name: f, target: 5%, scoring_rule: 完成数/计划数*100%*分值}
            {name: g, target: 5%, description: 维修台/次}""",
            [2, 3, 4],
            id="broken formulas, not addresses and units",
        ),
        pytest.param(
            "UNIT_NOUN",
            """产出指标 / 数量指标 / 保障人数 / 9个
            产出指标 / 数量指标 / 绿化面积 / 3公里
            产出指标 / 数量指标 / 绿化面积 / 3公顷
            产出指标 / 数量指标 / 供暖天数 / 150天
            产出指标 / 数量指标 / 道路里程（公里） / 3.5公里
            产出指标 / 数量指标 / 慰问户数 / 3户
            产出指标 / 数量指标 / 保障人数 / 9""",
            [1, 2],
            id="areas in kilometres, heads in pieces",
        ),
        pytest.param(
            "UNIT_VS_RATE",
            """产出指标 / 时效指标 / 及时率 / 3个工作日
            产出指标 / 质量指标 / 惠民资金到位率 / 5万元
            效益指标 / 经济效益 / 投资放大比例 / 3倍
            效益指标 / 社会效益 / 受益人数 / 95%
            产出指标 / 数量指标 / 受益人数 / 95%
            效益指标 / 社会效益 / 受益人数增长 / 5%
            效益指标 / 经济效益 / 减轻企业费用 / 5%""",
            [1, 2, 4],
            id="rates in days and money, heads in percent",
        ),
        pytest.param(
            "UNIT_NO_PERIOD",
            """成本指标 / 经济成本 / 岗位补贴 / 600元/人
            成本指标 / 经济成本 / 岗位补贴 / 600元/人·月
            成本指标 / 经济成本 / 岗位补贴 / 每人每月600元
            成本指标 / 经济成本 / 丧葬补助 / 600元/人
            {level2: 经济成本, name: 岗位补贴, target: 600元/人, description: 每月发放}
            成本指标 / 经济成本 / 路面造价 / 600元/平方米""",
            [1],
            id="wages recur, funerals do not",
        ),
        pytest.param(
            "RANGE_IMPLAUSIBLE",
            """效益指标 / 经济效益 / 产值增长率 / ≥60%
            产出指标 / 质量指标 / 设备故障率 / ≥95%
            产出指标 / 质量指标 / 不合格率 / ≤2%
            产出指标 / 质量指标 / 验收合格率 / ≥30%
            效益指标 / 生态效益 / 绿化覆盖率 / ≥30%
            效益指标 / 社会效益 / 城镇登记失业率 / ≤4.5%""",
            [1, 2, 4],
            id="growth, faults and correctness",
        ),
        pytest.param(
            "EXCEL_DATE",
            """产出指标 / 时效指标 / 完成时间 / 45657
            产出指标 / 时效指标 / 完成时间 / 45,657
            产出指标 / 时效指标 / 完成时间 / 45657人
            产出指标 / 时效指标 / 完成时间 / 365
            产出指标 / 数量指标 / 参保人数 / 45657
            产出指标 / 时效指标 / 按时办结工单数 / 45657
            产出指标 / 时效指标 / 竣工 / 45657""",
            [1, 2, 7],
            id="only bare days of these years",
        ),
        pytest.param(
            "ROUND_TO_ZERO",
            """成本指标 / 经济成本 / 培训成本 / 0.00万元
            成本指标 / 经济成本 / 培训成本 / 0.01万元
            产出指标 / 成本指标 / 新增债务 / 0万元
            产出指标 / 数量指标 / 挽回损失 / 0万元""",
            [1],
            id="only what is paid for",
        ),
        pytest.param(
            "RATE_ABOVE_WHOLE",
            """产出指标 / 质量指标 / 合格率（%） / ≥120%
            产出指标 / 质量指标 / 合格率 / =100%
            产出指标 / 数量指标 / 任务完成率 / ≥120%
            满意度指标 / 服务对象满意度 / 群众满意度达到 / ≥950%
            产出指标 / 质量指标 / 设备在线率 / ≥980%
            效益指标 / 经济效益 / 资产负债率 / ≤120%""",
            [1, 4, 5],
            id="remarks do not hide a share",
        ),
        pytest.param(
            "NEGATIVE_NUMBER",
            """产出指标 / 数量指标 / 人数 / -5人
            成本指标 / 经济成本 / 培训费 / ≤-5万元
            产出指标 / 数量指标 / 差旅人数 / ≥-5人
            产出指标 / 数量指标 / 新增学位 / ≥-5个
            效益指标 / 经济效益 / 亏损额 / ≥-5万元
            效益指标 / 经济效益 / 收入增速 / ≥-5%""",
            [1, 2, 3, 4],
            id="changes and losses may be negative",
        ),
        pytest.param(
            "BOUND_EMPTY",
            """产出指标 / 数量指标 / 人数 / ≥0人
            产出指标 / 质量指标 / 合格率 / ≥0%
            满意度指标 / 服务对象满意度 / 群众满意度 / ≤100%
            产出指标 / 质量指标 / 差错率 / ≤100%
            产出指标 / 数量指标 / 人数 / >0人""",
            [1, 2, 3],
            id="floors of nothing, ceilings of everything",
        ),
        pytest.param(
            "ZERO_TARGET",
            """产出指标 / 数量指标 / 检查次数 / 0次
            产出指标 / 质量指标 / 准确率 / =0%
            产出指标 / 质量指标 / 不合格率 / =0%
            产出指标 / 数量指标 / 信访人数 / 0人
            产出指标 / 数量指标 / 重大事故次数 / 0次
            产出指标 / 数量指标 / 走访慰问 / 0户
            产出指标 / 数量指标 / 参加保险 / 0人
            产出指标 / 数量指标 / 火灾起数 / 0起""",
            [1, 2, 6, 7],
            id="what nobody wants may be none",
        ),
        pytest.param(
            "OPERATOR_TWICE",
            """产出指标 / 质量指标 / a / ≥≥95%
            产出指标 / 质量指标 / b / ≤不低于95%
            产出指标 / 质量指标 / c / ≥95%以上
            产出指标 / 质量指标 / d / 小于等于5%
            产出指标 / 质量指标 / e / 95%以上
            产出指标 / 质量指标 / f / 不少于3人""",
            [1, 2, 3],
            id="one comparison in signs or words is enough",
        ),
        pytest.param(
            "FRACTION_AS_PERCENT",
            """产出指标 / 质量指标 / 发放准确率 / ≥0.95%
            产出指标 / 质量指标 / 发放准确率 / ≥95%
            产出指标 / 质量指标 / 发放准确率 / ≥0.95
            产出指标 / 质量指标 / 未覆盖率 / ≤0.95%
            产出指标 / 质量指标 / 设备在线率 / ≥0.96%
            产出指标 / 质量指标 / 食品抽检率 / ≥0.6%
            效益指标 / 社会效益 / 人口出生率 / ≥0.8%""",
            [1, 5],
            id="only printed percents",
        ),
        pytest.param(
            "UNIT_TWICE",
            """产出指标 / 质量指标 / a / ≥95％%
            产出指标 / 质量指标 / b / ≥95%百分比
            成本指标 / 经济成本 / c / ≤5万元元
            产出指标 / 数量指标 / d / 5个个
            产出指标 / 数量指标 / e / 5人次""",
            [1, 2, 3, 4],
            id="signs and words",
        ),
        pytest.param(
            "COUNT_FRACTION",
            """产出指标 / 数量指标 / 保障人数 / 12.5人
            产出指标 / 数量指标 / 保障人数 / 1.25万人
            产出指标 / 数量指标 / 户均人数 / 2.5人
            产出指标 / 数量指标 / 作业面积 / 2.5亩
            产出指标 / 数量指标 / 设备 / 3.0台""",
            [1],
            id="pieces are whole",
        ),
        pytest.param(
            "DATE_IMPOSSIBLE",
            """产出指标 / 时效指标 / a / 9月31日前
            产出指标 / 时效指标 / b / 2024年2月30日
            产出指标 / 时效指标 / c / 12月31日前
            产出指标 / 时效指标 / d / 18个月
            产出指标 / 时效指标 / e / 2024年0月""",
            [1, 2, 5],
            id="months have their days",
        ),
        pytest.param(
            "BASIS_INVALID",
            """产出指标 / 质量指标 / 合格率 / ≥95% / 10 / 合格率
            产出指标 / 质量指标 / 合格率 / ≥95% / 10 / 根据实际情况。
            产出指标 / 质量指标 / 合格率 / ≥95% / 10 / 单位实际情况统计表
            产出指标 / 质量指标 / 合格率 / ≥95% / 10 / 历史数据""",
            [1, 2],
            id="a name is no basis, a table is",
        ),
        pytest.param(
            "DOCNO_FORMAT",
            """产出指标 / 质量指标 / a / ≥95% / 10 / 秦财社(2023)377号
            产出指标 / 质量指标 / b / ≥95% / 10 / 秦财社〔2023〕第377号
            产出指标 / 质量指标 / c / ≥95% / 10 / 秦财社〔2023〕377号
            产出指标 / 质量指标 / d / ≥95% / 10 / 幸福小区(2023)12号楼改造合同""",
            [1, 2],
            id="houses have numbers too",
        ),
        pytest.param(
            "BASIS_OLD",
            """产出指标 / 质量指标 / a / ≥95% / 10 / 秦财社〔2022〕377号
            产出指标 / 质量指标 / b / ≥95% / 10 / 秦财社〔2023〕377号
            产出指标 / 质量指标 / c / ≥95% / 10 / 冀财规〔2019〕12号
            产出指标 / 质量指标 / d / ≥95% / 10 / 国发〔2014〕8号""",
            [1],
            id="standing rules may be old",
        ),
    ],
)
def test_rows_are_told_and_their_neighbours_are_not(
    fault: str, indicators: str, rows: list[int]
) -> None:
    assert rows_of(fault, indicators) == rows


@pytest.mark.parametrize(
    ("fault", "text", "count"),
    [
        pytest.param("OBJECTIVE_CUT", "objectives: [完成管网改造、]", 1, id="a comma at the end"),
        pytest.param("OBJECTIVE_CUT", "purpose: 用于印刷费、宣传费以及", 1, id="a purpose"),
        pytest.param("OBJECTIVE_CUT", "objectives: [推动政策普及。]", 0, id="a verb in 及"),
        pytest.param(
            "OBJECTIVE_AMOUNT",
            "budget: 104.81\nobjectives: [保障贴息1048100元资金落实到位]",
            0,
            id="the same in another unit",
        ),
        pytest.param(
            "OBJECTIVE_AMOUNT",
            "budget: 90\npurpose: 申请预算资金90万元，其中30万元用于审计，确保资金到位",
            0,
            id="a split is not compared",
        ),
        pytest.param(
            "OBJECTIVE_AMOUNT",
            "budget: 90\nobjectives: [安排资金50万元到位用于道路, 安排资金40万元到位用于桥梁]",
            0,
            id="parts in several objectives",
        ),
        pytest.param(
            "OBJECTIVE_AMOUNT",
            "budget: 90\nobjectives: [落实每人每月300元资金]",
            0,
            id="a standard is no fund",
        ),
        pytest.param(
            "OBJECTIVE_YEAR",
            "year: 2024\nobjectives: [完成2022年度结转任务]",
            0,
            id="carried over",
        ),
        pytest.param(
            "OBJECTIVE_YEAR",
            "year: 2024\nobjectives: [完成2022年度培训任务]",
            1,
            id="copied objective",
        ),
        pytest.param("PERIOD_OUTSIDE_YEAR", "year: 2024\nperiod: 2025年", 1, id="not begun"),
        pytest.param("PERIOD_OUTSIDE_YEAR", "year: 2024\nperiod: 2023—2025年", 0, id="runs on"),
        pytest.param("PLAN_END_MISSING", "plan: {3: 40, 6: 100}", 0, id="spent by June"),
        pytest.param("BUDGET_DIGITS", "budget: 35.005 元", 1, id="half a fen"),
        pytest.param("BUDGET_DIGITS", "budget: 148.65429", 0, id="yuan and jiao"),
        pytest.param(
            "COST_MISSING",
            "budget: 5\nindicators: [产出指标 / 数量指标 / 购置电脑 / 5台]",
            1,
            id="no cost in a plan of one row",
        ),
        pytest.param(
            "COST_MISSING",
            "indicators: [产出指标 / 数量指标 / 购置电脑 / 5台]",
            0,
            id="no money, no price",
        ),
    ],
)
def test_heads_are_told_and_their_neighbours_are_not(fault: str, text: str, count: int) -> None:
    assert [one.outcome for one in told(fault, text)].count(Outcome.FOUND) == count


def test_a_missing_cost_is_told_once() -> None:
    text = """
budget: 5
indicators:
  - 产出指标 / 数量指标 / 购置电脑 / 5台
  - 产出指标 / 质量指标 / 验收合格率 / ≥98%
  - 产出指标 / 时效指标 / 采购及时率 / ≥98%
"""
    faults = ("COST_MISSING", "L2_MISSING")
    outcomes = [one.outcome for fault in faults for one in told(fault, text)]
    assert outcomes.count(Outcome.FOUND) == 1


BLANK = """
projects:
  - {name: 运维费, budget: 3, objectives: [保障运行。], indicators: [产出指标 / 数量指标 / a / 3次]}
  - {NAME: 培训费, indicators: [产出指标 / 数量指标 / a / 3次]}
"""


@pytest.mark.parametrize("fault", ["OBJECTIVE_BLANK", "BUDGET_BLANK"])
@pytest.mark.parametrize(
    ("name", "outcome"),
    [
        pytest.param("name: 培训费", Outcome.FOUND, id="the plan is read whole"),
        pytest.param(
            "spans: {purpose: 培训}, name: 培训费", Outcome.LACKS_DATA, id="its name was not read"
        ),
    ],
)
def test_gaps_of_the_reader_are_not_the_plans(fault: str, name: str, outcome: Outcome) -> None:
    findings = told(fault, BLANK.replace("NAME: 培训费", name))
    assert [one.outcome for one in findings] == [outcome]


@pytest.mark.parametrize(
    ("kind", "year", "count"),
    [
        pytest.param("target", 2024, 1, id="asked since 2022"),
        pytest.param("target", 2021, 0, id="not before"),
        pytest.param("monitoring", 2024, 0, id="not on monitoring forms"),
    ],
)
def test_weights_are_asked_where_they_stand(kind: str, year: int, count: int) -> None:
    text = f"""
kind: {kind}
fiscal_year: {year}
projects:
  - {{name: 甲, indicators: [产出指标 / 数量指标 / a / 3次, 产出指标 / 质量指标 / b / 3%]}}
"""
    outcomes = [one.outcome for one in told("WEIGHT_MISSING", text)]
    assert outcomes.count(Outcome.FOUND) == count
