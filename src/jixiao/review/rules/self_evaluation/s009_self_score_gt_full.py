"""Whether each score lies between 0 and the full points."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.model.finding import Severity
from jixiao.model.message import message
from jixiao.review.judgement import found
from jixiao.review.rows import annual_rows, figure
from jixiao.review.rule import rule
from jixiao.review.self_evaluated import full_points, unscored

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.model.plan import PerformancePlan
    from jixiao.review.context import Context
    from jixiao.review.judgement import Judgement


@rule(
    code="JX-S009",
    fault="SELF_SCORE_GT_FULL",
    title="得分高于分值",
    why="得分不能高于该项分值，也不能是负数；否则总分不成立。",
    since="0.2",
    severity=Severity.BLOCKING,
    source="caiyu-2020-10#self-evaluation-form",
    bad="""
kind: self_evaluation
fiscal_year: 2023
indicators:
  - {level2: 数量指标, name: 培训人次, full_score: 10, score: 20}
""",
    good="""
kind: self_evaluation
fiscal_year: 2023
indicators:
  - {level2: 数量指标, name: 培训人次, full_score: 20, score: 20}
""",
    neighbour="""
kind: self_evaluation
fiscal_year: 2023
indicators:
  - {level2: 数量指标, name: 培训人次, full_score: 10, score: 10.00}
  - {level2: 数量指标, name: 培训期数, score: 12}
""",
    fix="核对分值和得分，多半是两列填反或分值抄错。",
)
def score_above_full(plan: PerformancePlan, context: Context) -> Iterator[Judgement]:
    """Compare each printed score with its printed points."""
    if (reason := unscored(context)) is not None:
        yield reason
        return
    for number, row in annual_rows(plan):
        full = full_points(row)
        if full is not None and row.score is not None and not 0 <= row.score <= full:
            yield found(
                message(
                    "“{name}”分值 {full}，得分 {score}。",
                    name=row.name,
                    full=figure(full),
                    score=figure(row.score),
                ),
                rows=[number],
                field="score",
                given=figure(row.score),
                expected=figure(full),
            )
