"""Whether targets far exceeded are explained."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from jixiao.model.finding import Severity
from jixiao.model.message import message
from jixiao.model.quantity import QuantityKind
from jixiao.review.attainment import Sense, attainment_of
from jixiao.review.judgement import found
from jixiao.review.phrases import bare
from jixiao.review.rows import figure, is_cost, shown
from jixiao.review.rule import rule
from jixiao.review.self_evaluated import gives_reason, plan_gives_reason, scored_rows, unscored

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.model.indicator import Indicator
    from jixiao.model.plan import PerformancePlan
    from jixiao.review.attainment import Attainment
    from jixiao.review.context import Context
    from jixiao.review.judgement import Judgement

# A rate this far above its target was not known when it was set.
_FAR: Final = Decimal("0.3")
_MUCH: Final = Decimal("1.6")
_SCALED: Final = {QuantityKind.COUNT, QuantityKind.AMOUNT}
_PERCENT: Final = 100
# A change has no upper end; it is far above when points as well as the ratio say so.
_CHANGE: Final = re.compile(
    r"(?:增长|增加|提升|提高|上升|下降|降低|减少|降幅|增幅|增速|递增|压减|压降)(?:率|比例|比率|幅度|百分比)?$"
)
_LEAST_POINTS: Final = Decimal("0.02")


@rule(
    code="JX-S006",
    fault="SELF_OVER",
    title="超额完成过多没有说明",
    why="实际数远超目标，多半是目标定低了；不说明，来年还会定低。",
    since="0.2",
    severity=Severity.QUERY,
    source="provincial-self-evaluation#over-achievement",
    bad="""
kind: self_evaluation
fiscal_year: 2023
indicators:
  - {level2: 数量指标, name: 受理案件, target: ≥30件, actual: 90件}
""",
    good="""
kind: self_evaluation
fiscal_year: 2023
indicators:
  - level2: 数量指标
    name: 受理案件
    target: ≥30件
    actual: 90件
    deviation_reason: 年中开展专项行动，案件增加，明年按实际调高
""",
    neighbour="""
kind: self_evaluation
fiscal_year: 2023
indicators:
  - {level2: 数量指标, name: 受理案件, target: ≥30件, actual: 38件}
  - {level2: 时效指标, name: 办结时间, target: ≤60天, actual: 20天}
  - {level2: 社会效益, name: 就业率, target: ≥60%, actual: 82%}
""",
    fix="说明超额的原因；目标偏低的，下年调高。",
)
def far_above_target(plan: PerformancePlan, context: Context) -> Iterator[Judgement]:
    """Find counts and sums at or above the set share of a floor target, without a reason."""
    if (reason := unscored(context)) is not None:
        yield reason
        return
    if plan_gives_reason(plan):
        return
    for number, row in scored_rows(plan):
        ratio = _ratio(row)
        if ratio is not None and ratio >= context.number("over_ratio") and not gives_reason(row):
            percent = figure((ratio * _PERCENT).quantize(Decimal(1)))
            yield found(
                message(
                    "“{name}”目标 {target}，完成 {actual}，是目标的 {percent}%，没有说明原因。",
                    name=row.name,
                    target=shown(row),
                    actual=row.actual,
                    percent=percent,
                ),
                rows=[number],
                field="actual",
                given=row.actual,
                expected=shown(row),
            )


def _is_change(row: Indicator, reached: Attainment) -> bool:
    """Return whether a rate tells a change, and the actual is points above it."""
    points = reached.reached - reached.wanted
    changed = reached.kind is QuantityKind.RATIO and bool(_CHANGE.search(bare(row.name)))
    return changed and points >= _LEAST_POINTS


def _ratio(row: Indicator) -> Decimal | None:
    """Return actual over target where more is better and can be much more: counts and changes."""
    reached = attainment_of(row)
    if reached is None or is_cost(row) or reached.sense is Sense.AT_MOST:
        return None
    above = reached.kind is QuantityKind.RATIO and reached.reached - reached.wanted >= _FAR
    far = above and reached.reached > reached.wanted * _MUCH
    scaled = reached.kind in _SCALED or _is_change(row, reached) or far
    return reached.ratio if scaled else None
