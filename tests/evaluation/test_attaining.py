"""How far targets were attained, what classes earned, and a year as the next one sees it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from jixiao.evaluation.attaining import attained_rows, class_scores, rows_by_class
from jixiao.evaluation.reporting import Reported, ReportedRow, with_report
from jixiao.evaluation.reviewing_year import as_earlier, report_on
from jixiao.evaluation.scoring_plans import score_plan
from jixiao.evaluation.settling import Settled
from jixiao.model.message import message
from jixiao.model.plan import PlanDocument
from jixiao.notation.plan_text import read_plan_text
from jixiao.standards.application import application_rules
from jixiao.standards.scoring import scoring_schemes

DAY = date(2026, 12, 31)
SCHEME = scoring_schemes()["national"].on(DAY)
PLAN = read_plan_text(
    """
name: 城区路灯节能改造
year: 2026
budget: {total: 100}
indicators:
  - 成本指标 / 经济成本指标 / 灯具购置费 / ≤129万元 / 20 / 方案
  - 产出指标 / 数量指标 / 更换灯具数量 / =800盏 / 20 / 方案
  - 产出指标 / 时效指标 / 完工时间 / 2026年8月31日前 / 20 / 方案
  - 效益指标 / 生态效益指标 / 用电量下降率 / ≥45% / 20 / 方案
  - 满意度指标 / 服务对象满意度指标 / 居民满意度 / ≥88% / 10 / 方案
"""
).projects[0]


@pytest.mark.parametrize(
    ("row", "actual", "share", "by_points"),
    [
        pytest.param(2, "400盏", "0.5000", False, id="half of the target"),
        pytest.param(2, "1000盏", "1.2500", False, id="more than the target is told, not cut"),
        pytest.param(1, "129万元", "1.0000", False, id="a limit kept"),
        pytest.param(1, "100万元", "1.0000", False, id="a limit kept by far is no more than kept"),
        pytest.param(1, "172万元", "0.7500", False, id="a limit broken: 129 over 172"),
        pytest.param(3, "2026年8月20日", "1.0000", True, id="a day is told by its points"),
        pytest.param(3, "2026年9月20日", "0.0000", True, id="a day missed"),
        pytest.param(4, "", "0.0000", True, id="nothing reported"),
    ],
)
def test_attainment_of_a_row(row: int, actual: str, share: str, by_points: bool) -> None:  # noqa: FBT001 - a table
    plan = with_report(PLAN, Reported(rows={row: ReportedRow(actual)}))
    (found,) = (one for one in attained_rows(plan, score_plan(plan, SCHEME, DAY)) if one.row == row)
    assert (found.share, found.by_points) == (Decimal(share), by_points)


def test_classes_stand_in_order_and_add_up_to_the_total() -> None:
    rows = {1: ReportedRow("120万元"), 2: ReportedRow("600盏"), 3: ReportedRow("2026年8月1日"),
            4: ReportedRow("45%"), 5: ReportedRow("44%")}  # fmt: skip
    plan = with_report(PLAN, Reported(Decimal(100), Decimal(100), Decimal(80), rows=rows))
    scored = score_plan(plan, SCHEME, DAY)
    found = class_scores(plan, scored)
    # 80/100×10; 20; 600/800×20 + 20; 20; 44/88×10
    assert [(one.name, one.points, one.score) for one in found] == [
        ("预算执行率", 10, 8), ("成本指标", 20, 20), ("产出指标", 40, 35), ("效益指标", 20, 20),
        ("满意度指标", 10, 5),
    ]  # fmt: skip
    assert sum(one.score for one in found) == scored.total
    assert found[2].rate == Decimal("0.875")


def test_a_row_left_out_with_approval_counts_nowhere() -> None:
    settled = Settled(removed={1: "政策取消"})
    scored = score_plan(PLAN, SCHEME, DAY, settled=settled)
    assert "成本指标" not in rows_by_class(PLAN, scored)
    assert 1 not in {one.row for one in attained_rows(PLAN, scored)}


def test_a_report_holds_what_deviates_and_what_follows() -> None:
    plan = with_report(PLAN, Reported(Decimal(100), Decimal(100), Decimal(50)))
    document = PlanDocument("自评.xlsx", issuer="县城市照明管理所", fiscal_year=2026,
                            projects=(plan,))  # fmt: skip
    scored = score_plan(plan, SCHEME, DAY)
    earlier = as_earlier(plan, replace(scored, total=Decimal(90)), 2025)
    found = report_on(
        document, scored, scheme=SCHEME, rules=application_rules().on(DAY),
        curve=((), message("没有资金支出计划")), earlier=earlier,
    )  # fmt: skip
    assert {one.row for one in found.deviations} == {0, 1, 2, 3, 4, 5}
    assert found.proposal is not None
    assert found.plan.total_score == scored.total
    assert (earlier.rate, earlier.rows[0].name) == (Decimal("0.5"), "灯具购置费")


def test_sums_nobody_means_break_nothing() -> None:
    tiny, huge = Decimal("0.00000000000000000001"), Decimal(10) ** 29
    plan = with_report(PLAN, Reported(budget=tiny, spent=huge, rows={2: ReportedRow("600盏")}))
    scored = score_plan(plan, SCHEME, DAY)
    told = report_on(
        PlanDocument("表", projects=(plan,)), scored, scheme=SCHEME,
        rules=application_rules().on(DAY), curve=((), message("")),
    )  # fmt: skip
    assert told.plan.execution is not None
    assert with_report(PLAN, Reported(budget=huge, spent=Decimal(0))).execution is not None


def test_nothing_spent_is_a_rate_of_nought() -> None:
    execution = with_report(PLAN, Reported(budget=Decimal(5), spent=Decimal(0))).execution
    assert execution is not None
    assert execution.rate == 0
