"""Whether every indicator counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.model.finding import Severity
from jixiao.model.message import message
from jixiao.review.judgement import found, not_applicable
from jixiao.review.rows import annual_rows, listed
from jixiao.review.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.model.plan import PerformancePlan
    from jixiao.review.context import Context
    from jixiao.review.judgement import Judgement


@rule(
    code="JX-C026",
    fault="WEIGHT_ZERO",
    title="指标的权重是零",
    why="权重为零的指标做不做都不影响得分，等于没有设。",
    since="0.2",
    severity=Severity.QUERY,
    source="caiyu-2021-101#weights",
    bad="""
indicators:
  - 产出指标 / 数量指标 / 培训人数 / ≥200人 / 50
  - 产出指标 / 质量指标 / 考试合格率 / ≥95% / 0
  - 效益指标 / 社会效益指标 / 学员就业率 / ≥60% / 40
""",
    good="""
indicators:
  - 产出指标 / 数量指标 / 培训人数 / ≥200人 / 30
  - 产出指标 / 质量指标 / 考试合格率 / ≥95% / 20
  - 效益指标 / 社会效益指标 / 学员就业率 / ≥60% / 40
""",
    neighbour="""
indicators:
  - 产出指标 / 数量指标 / 培训人数 / ≥200人 / 50
  - 产出指标 / 质量指标 / 考试合格率 / ≥95% / 0.5
  - 效益指标 / 社会效益指标 / 学员就业率 / ≥60% / 39.5
""",
    fix="分配权重，或删去该项指标。",
)
def weight_is_zero(plan: PerformancePlan, context: Context) -> Iterator[Judgement]:
    """Find rows that cost nothing to miss; a column of zeros only is an empty column."""
    del context
    points = [
        (number, row.weight if row.weight is not None else row.full_score)
        for number, row in annual_rows(plan)
    ]
    if not any(each for _, each in points):
        yield not_applicable("没有填写分值权重。")
        return
    rows = [number for number, each in points if each is not None and each <= 0]
    if rows:
        yield found(
            message("第{rows}项的权重是零。", rows=listed(rows)),
            rows=rows,
            field="weight",
            given="0",
        )
