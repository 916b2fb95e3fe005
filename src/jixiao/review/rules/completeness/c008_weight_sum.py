"""Whether the weights sum to what the stage asks."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from jixiao.model.finding import Severity
from jixiao.model.message import message
from jixiao.model.plan import DocumentKind
from jixiao.review.judgement import found, not_applicable
from jixiao.review.rows import annual_rows, figure, plain
from jixiao.review.rule import rule
from jixiao.standards.weights import weight_splits

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.model.indicator import Indicator
    from jixiao.model.plan import PerformancePlan
    from jixiao.review.context import Context
    from jixiao.review.judgement import Judgement


_EXECUTION: Final = re.compile(r"(?:预算|资金|支出|经费)执行率|^执行率")
"""The row of points that the rules keep for spending; shifts and plans are executed too."""


@rule(
    code="JX-C008",
    fault="WEIGHT_SUM",
    title="分值权重合计不对",
    why=("目标申报时预算执行率的10分尚未使用，各项权重合计应为90分；自评时连同执行率合计100分。"),
    since="0.1",
    severity=Severity.BLOCKING,
    source="caiyu-2021-101#weights",
    bad="""
indicators:
  - 成本指标 / 经济成本 / 办公费 / ≤6万元 / 20
  - 产出指标 / 数量指标 / 电脑数量 / ≥10台 / 30
  - 效益指标 / 社会效益 / 群众知晓率 / ≥80% / 20
  - 满意度指标 / 服务对象满意度 / 群众满意度 / ≥85% / 10
""",
    good="""
indicators:
  - 成本指标 / 经济成本 / 办公费 / ≤6万元 / 20
  - 产出指标 / 数量指标 / 电脑数量 / ≥10台 / 40
  - 效益指标 / 社会效益 / 群众知晓率 / ≥80% / 20
  - 满意度指标 / 服务对象满意度 / 群众满意度 / ≥85% / 10
""",
    neighbour="""
kind: self_evaluation
indicators:
  - 成本指标 / 经济成本 / 办公费 / ≤6万元 / 20
  - 产出指标 / 数量指标 / 电脑数量 / ≥10台 / 40
  - 效益指标 / 社会效益 / 群众知晓率 / ≥80% / 30
  - 满意度指标 / 服务对象满意度 / 群众满意度 / ≥85% / 10
""",
    fix="调整各项分值，使目标表合计90分；自评表连同预算执行率合计100分。",
)
def weights_do_not_sum(plan: PerformancePlan, context: Context) -> Iterator[Judgement]:
    """90 points stand on a target form, because 10 wait for the execution rate; 100 afterwards."""
    weights = [(number, _points(row)) for number, row in annual_rows(plan)]
    printed = [(number, weight) for number, weight in weights if weight is not None]
    if not printed:
        yield not_applicable("没有填写分值权重。")
        return
    total = sum((weight for _, weight in printed), Decimal(0))
    allowed = _allowed(plan, context)
    if total in allowed:
        return
    expected = max(allowed) if total > max(allowed) else min(allowed)
    yield found(
        message(
            "各项权重 {parts} = {total} 分，应为 {expected} 分，{direction} {difference} 分。",
            parts="+".join(figure(weight) for _, weight in printed),
            total=figure(total),
            expected=figure(expected),
            direction=message("多") if total > expected else message("少"),
            difference=figure(abs(total - expected)),
        ),
        rows=[number for number, _ in printed],
        field="weight",
        given=figure(total),
        expected=figure(expected),
        difference=figure(abs(total - expected)),
    )


def _points(row: Indicator) -> Decimal | None:
    """Return the printed points of a row, whichever column holds them."""
    return row.weight if row.weight is not None else row.full_score


def _allowed(plan: PerformancePlan, context: Context) -> set[Decimal]:
    """Return the sums that the stage allows; the execution rate may be a row of its own."""
    split = weight_splits()["with_cost"].values[-1].value
    whole = split.target_sum + split.execution
    if any(_EXECUTION.search(plain(row.name)) for row in plan.indicators):
        return {whole}
    if context.document.kind in {DocumentKind.SELF_EVALUATION, DocumentKind.MONITORING}:
        return {split.target_sum, whole}
    return {split.target_sum}
