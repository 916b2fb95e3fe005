"""Whether a bound excludes anything."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from jixiao.model.finding import Severity
from jixiao.model.message import message
from jixiao.model.quantity import Comparison, QuantityKind
from jixiao.review.judgement import found
from jixiao.review.rows import annual_rows, is_cost, is_whole, plain, shown, speaks_of
from jixiao.review.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.model.plan import PerformancePlan
    from jixiao.review.context import Context
    from jixiao.review.judgement import Judgement

_FLOOR: Final = (Comparison.AT_LEAST, Comparison.MORE_THAN)
_KINDS: Final = (QuantityKind.COUNT, QuantityKind.AMOUNT, QuantityKind.RATIO)


@rule(
    code="JX-N031",
    fault="BOUND_EMPTY",
    title="指标值没有约束力",
    why="“≥0”“≤100%”什么结果都算完成，等于没有目标。",
    since="0.2",
    severity=Severity.QUERY,
    source="caiyu-2021-101#target-value",
    bad="""
indicators:
  - 产出指标 / 质量指标 / 验收合格率 / ≤100%
  - 产出指标 / 数量指标 / 培训人数 / ≥0人
""",
    good="""
indicators:
  - 产出指标 / 质量指标 / 验收合格率 / ≥98%
  - 产出指标 / 数量指标 / 培训人数 / ≥200人
""",
    neighbour="""
indicators:
  - 成本指标 / 经济成本 / 预算控制率 / ≤100%
  - 效益指标 / 经济效益 / 财政收入增长率 / ≥0%
  - 产出指标 / 质量指标 / 安全事故起数 / ≤0起
""",
    fix="改正比较符号，或写明真正要达到的数。",
)
def bound_excludes_nothing(plan: PerformancePlan, context: Context) -> Iterator[Judgement]:
    """Find floors of 0 for what cannot be negative, and ceilings of 100 % for good shares."""
    tails = context.words("shares_of_whole")
    for number, row in annual_rows(plan):
        quantity, name = row.target.quantity, plain(row.name)
        if quantity is None or quantity.kind not in _KINDS:
            continue
        floor = quantity.number == 0 and quantity.comparison is Comparison.AT_LEAST
        floor = floor and not speaks_of(name, context.words("signed_words"))
        ceiling = is_whole(row) and quantity.comparison is Comparison.AT_MOST
        ceiling = ceiling and name.endswith(tails) and not is_cost(row)
        if floor or ceiling:
            yield found(
                message(
                    "“{name}”定为“{value}”，任何结果都算完成。", name=row.name, value=shown(row)
                ),
                rows=[number],
                field="operator",
                given=shown(row),
            )
