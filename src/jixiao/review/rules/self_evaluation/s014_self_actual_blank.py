"""Whether every score rests on an actual."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.model.finding import Severity
from jixiao.model.message import message
from jixiao.review.judgement import found, lacks_data
from jixiao.review.rows import figure, plain
from jixiao.review.rule import rule
from jixiao.review.self_evaluated import scored_rows, unscored

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.model.plan import PerformancePlan
    from jixiao.review.context import Context
    from jixiao.review.judgement import Judgement


@rule(
    code="JX-S014",
    fault="SELF_ACTUAL_BLANK",
    title="没有实际完成值却有得分",
    why="没有完成值就没有计分的依据，该项不得分。",
    since="0.2",
    severity=Severity.BLOCKING,
    source="caiyu-2020-10#authenticity",
    bad="""
kind: self_evaluation
fiscal_year: 2023
indicators:
  - {level2: 数量指标, name: 培训人次, target: ≥500人次, full_score: 10, score: 10}
  - {level2: 数量指标, name: 培训期数, target: ≥10期, actual: 10期, full_score: 10, score: 10}
""",
    good="""
kind: self_evaluation
fiscal_year: 2023
indicators:
  - {level2: 数量指标, name: 培训人次, target: ≥500人次, actual: 512人次, full_score: 10, score: 10}
  - {level2: 数量指标, name: 培训期数, target: ≥10期, actual: 10期, full_score: 10, score: 10}
""",
    neighbour="""
kind: self_evaluation
fiscal_year: 2023
indicators:
  - {level2: 数量指标, name: 培训人次, target: ≥500人次, full_score: 10, score: 0}
  - {level2: 数量指标, name: 培训期数, target: ≥10期, actual: 10期, full_score: 10, score: 10}
""",
    fix="补填实际完成值和佐证；没有完成的，该项记零分。",
)
def score_without_actual(plan: PerformancePlan, context: Context) -> Iterator[Judgement]:
    """Find points for blank actuals; forms that print no actual at all are left to the reader."""
    if (reason := unscored(context)) is not None:
        yield reason
        return
    rows = scored_rows(plan)
    if not any(plain(row.actual) for _, row in rows):
        yield lacks_data("表上没有读到实际完成值。")
        return
    for number, row in rows:
        if not plain(row.actual) and row.score is not None and row.score > 0:
            yield found(
                message(
                    "“{name}”没有实际完成值，得分 {score}。", name=row.name, score=figure(row.score)
                ),
                rows=[number],
                field="actual",
                given=figure(row.score),
                expected="0",
            )
