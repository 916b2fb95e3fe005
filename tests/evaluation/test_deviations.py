"""Reports of a plan: what deviates beyond the line, and what is still unexplained."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

from jixiao.evaluation.deviations import deviations, unexplained
from jixiao.evaluation.reporting import Reported, ReportedRow, with_report
from jixiao.evaluation.scoring_plans import score_plan
from jixiao.notation.plan_text import read_plan_text
from jixiao.standards.scoring import scoring_schemes

DAY = date(2026, 12, 31)
PLAN = read_plan_text(
    """
name: 城区路灯节能改造
year: 2026
budget: {total: 100}
indicators:
  - 产出指标 / 数量指标 / 更换灯具数量 / =800盏 / 50 / 方案
  - 效益指标 / 生态效益指标 / 用电量下降率 / ≥45% / 30 / 方案
  - 满意度指标 / 服务对象满意度指标 / 居民满意度 / ≥88% / 10 / 方案
"""
).projects[0]
ROWS = {1: ReportedRow("800盏"), 2: ReportedRow("60%"), 3: ReportedRow("80%")}


def test_what_is_missed_far_exceeded_or_unspent_must_be_explained() -> None:
    scheme = scoring_schemes()["national"].on(DAY)
    reported = Reported(Decimal(100), Decimal(100), Decimal("89.99"), rows=ROWS)
    plan = with_report(PLAN, reported)
    scored = score_plan(plan, scheme, DAY)
    found = deviations(scored, plan.execution, scheme)
    assert [one.row for one in found] == [0, 2, 3]
    assert "89.99%，低于90%" in str(found[0].why)
    assert scored.execution.score == Decimal("9.00")
    assert [one.row for one in unexplained(found, reported)] == [0, 2, 3]
    why = ReportedRow("80%", reason="调查时灯具未全亮", measure="下年补装")
    told = replace(reported, rows={**ROWS, 3: why}, money=replace(why, actual=""))
    assert [one.row for one in unexplained(found, told)] == [2]
    row = with_report(PLAN, told).indicators[2]
    assert row.deviation_reason == "原因：调查时灯具未全亮；改进措施：下年补装"


def test_what_is_met_and_spent_needs_no_word() -> None:
    scheme = scoring_schemes()["national"].on(DAY)
    rows = {**ROWS, 2: ReportedRow("45%"), 3: ReportedRow("88%")}
    plan = with_report(PLAN, Reported(Decimal(100), Decimal(100), Decimal(90), rows=rows))
    scored = score_plan(plan, scheme, DAY)
    assert deviations(scored, plan.execution, scheme) == ()
    over = with_report(PLAN, Reported(Decimal(100), Decimal(100), Decimal(101), rows=rows))
    (one,) = deviations(score_plan(over, scheme, DAY), over.execution, scheme)
    assert "超过" in str(one.why)
