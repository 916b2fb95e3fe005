"""Whether actuals are more than a copy of the targets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.model.finding import Severity
from jixiao.model.message import message
from jixiao.model.quantity import QuantityKind
from jixiao.review.attainment import attainment_of
from jixiao.review.judgement import found, lacks_data
from jixiao.review.rule import rule
from jixiao.review.self_evaluated import scored_rows, unscored

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.model.plan import PerformancePlan
    from jixiao.review.attainment import Attainment
    from jixiao.review.context import Context
    from jixiao.review.judgement import Judgement


@rule(
    code="JX-S004",
    fault="SELF_EQ_TARGET",
    title="实际完成值与指标值全部相同",
    why="每一项都恰好等于目标，多半是把目标抄成了实际数，没有统计。",
    since="0.2",
    severity=Severity.QUERY,
    source="caiyu-2020-10#authenticity",
    bad="""
kind: self_evaluation
fiscal_year: 2023
indicators:
  - {level2: 数量指标, name: 培训人次, target: ≥500人次, actual: 500人次}
  - {level2: 数量指标, name: 培训期数, target: ≥10期, actual: 10期}
  - {level2: 质量指标, name: 合格率, target: ≥90%, actual: 90%}
  - {level2: 社会效益, name: 就业率, target: ≥85%, actual: 85%}
""",
    good="""
kind: self_evaluation
fiscal_year: 2023
indicators:
  - {level2: 数量指标, name: 培训人次, target: ≥500人次, actual: 512人次}
  - {level2: 数量指标, name: 培训期数, target: ≥10期, actual: 10期}
  - {level2: 质量指标, name: 合格率, target: ≥90%, actual: 93.2%}
  - {level2: 社会效益, name: 就业率, target: ≥85%, actual: 86%}
""",
    neighbour="""
kind: self_evaluation
fiscal_year: 2023
indicators:
  - {level2: 数量指标, name: 发放人数, target: 146人, actual: 146人}
  - {level2: 质量指标, name: 足额发放率, target: =100%, actual: 100%}
  - {level2: 时效指标, name: 按时发放率, target: =100%, actual: 100%}
  - {level2: 经济成本, name: 发放标准, target: =300元/人·月, actual: 300元/人·月}
""",
    fix="按台账、统计和调查结果填写实际完成值；属实的，附佐证材料。",
)
def actuals_equal_targets(plan: PerformancePlan, context: Context) -> Iterator[Judgement]:
    """Count rows whose target leaves room; shares of 100 % and fixed standards leave none."""
    if (reason := unscored(context)) is not None:
        yield reason
        return
    known = [
        (number, reached) for number, row in scored_rows(plan) if (reached := attainment_of(row))
    ]
    free = [(number, reached) for number, reached in known if _leaves_room(reached)]
    least = context.number("equal_rows_least")
    if len(free) < least or (len(free) == least and len(known) < least * 2):
        yield lacks_data("可以比较的指标太少。")
        return
    if all(reached.reached == reached.wanted for _, reached in known):
        yield found(
            message("{count}项指标的实际完成值都恰好等于指标值。", count=len(known)),
            rows=[number for number, _ in known],
            field="actual",
            given=str(len(known)),
        )


def _leaves_room(reached: Attainment) -> bool:
    """Return whether an honest actual would most likely differ from the target."""
    if reached.kind is QuantityKind.RATIO:
        return 0 < reached.wanted < 1
    return reached.kind is QuantityKind.COUNT and reached.wanted > 1
