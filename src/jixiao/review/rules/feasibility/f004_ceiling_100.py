"""Whether satisfaction or coverage is set to 100 %."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from jixiao.model.finding import Severity
from jixiao.model.message import message
from jixiao.model.quantity import Comparison
from jixiao.review.judgement import found
from jixiao.review.rows import annual_rows, is_satisfaction, is_whole, plain, shown, speaks_of
from jixiao.review.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.model.indicator import Indicator
    from jixiao.model.plan import PerformancePlan
    from jixiao.review.context import Context
    from jixiao.review.judgement import Judgement

_CEILINGS: Final = {Comparison.AT_MOST, Comparison.LESS_THAN}


@rule(
    code="JX-F004",
    fault="CEILING_100",
    title="满意度或覆盖率定为100%",
    why="满意度、参保率达到100%在实际中做不到，定了也只能虚报。",
    since="0.1",
    severity=Severity.QUERY,
    source="audit-practice#ceiling",
    bad="""
indicators:
  - 满意度指标 / 服务对象满意度 / 参保人满意度 / =100%
""",
    good="""
indicators:
  - 满意度指标 / 服务对象满意度 / 参保人满意度 / ≥90%
""",
    neighbour="""
indicators:
  - 产出指标 / 质量指标 / 发放准确率 / =100%
  - 满意度指标 / 服务对象满意度 / 不满意率 / <100%
""",
    fix="参考近三年实际和调查结果设定，如满意度≥90%。",
)
def ceiling_cannot_be_reached(plan: PerformancePlan, context: Context) -> Iterator[Judgement]:
    """Nobody satisfies all; paying everybody correctly is a duty and may be 100 %.

    A rate over those who applied is decided by the office, and may be 100 % too.
    """
    for number, row in annual_rows(plan):
        if is_whole(row) and _floor(row) and _is_ceiling(row, context):
            yield found(
                message(
                    "“{name}”定为“{value}”，实际中达不到。",
                    name=row.name or "—",
                    value=shown(row),
                ),
                rows=[number],
                field="value",
                given=shown(row),
            )


def _is_ceiling(row: Indicator, context: Context) -> bool:
    """Return whether a rate depends on others; a cut name under satisfaction ends with 满."""
    cut = is_satisfaction(row) and plain(row.name).endswith("满")
    applied = "申请" in plain(row.name) + plain(row.description)
    return cut or (speaks_of(row.name, context.words("ceiling_words")) and not applied)


def _floor(row: Indicator) -> bool:
    """Return whether the target asks for at least its number."""
    quantity = row.target.quantity
    return quantity is not None and quantity.comparison not in _CEILINGS
