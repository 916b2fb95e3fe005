"""Whether satisfaction stands as an outcome."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.model.finding import Severity
from jixiao.model.message import message
from jixiao.review.judgement import found
from jixiao.review.rows import annual_rows, is_outcome, plain, shown
from jixiao.review.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.model.plan import PerformancePlan
    from jixiao.review.context import Context
    from jixiao.review.judgement import Judgement


@rule(
    code="JX-R019",
    fault="SATISF_IN_BENEFIT",
    title="效益指标里放了满意度",
    why="满意度单独成类、单独计分；混在效益里会重复计分，也少了真正的效果。",
    since="0.1",
    severity=Severity.QUERY,
    source="caiyu-2021-101#satisfaction",
    bad="""
indicators:
  - 效益指标 / 可持续影响指标 / 不断提升退休人员满意度 / 显著提升
""",
    good="""
indicators:
  - 满意度指标 / 服务对象满意度指标 / 退休人员满意度 / ≥90%
""",
    neighbour="""
indicators:
  - 效益指标 / 服务对象满意度指标 / 退休人员满意度 / ≥90%
  - 效益指标 / 社会效益指标 / 参保率 / ≥95%
""",
    fix="把满意度移到满意度指标，效益指标改写实际带来的变化。",
)
def satisfaction_as_outcome(plan: PerformancePlan, context: Context) -> Iterator[Judgement]:
    """Satisfaction has a group of its own, under outcome in some trees."""
    del context
    for number, row in annual_rows(plan):
        if is_outcome(row) and "满意" in plain(row.name):
            yield found(
                message(
                    "效益指标“{name}”衡量的是满意度。",
                    name=row.name or "—",
                    value=shown(row),
                ),
                rows=[number],
                field="level2",
                given=row.level2,
                expected="满意度指标",
            )
