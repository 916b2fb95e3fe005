"""Whether a cost vanished in rounding."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from jixiao.model.finding import Severity
from jixiao.model.message import message
from jixiao.model.quantity import QuantityKind
from jixiao.review.judgement import found
from jixiao.review.rows import annual_rows, class_of, is_cost, shown, speaks_of
from jixiao.review.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.model.plan import PerformancePlan
    from jixiao.review.context import Context
    from jixiao.review.judgement import Judgement

_MONEY: Final = (QuantityKind.AMOUNT, QuantityKind.RATE)


@rule(
    code="JX-N010",
    fault="ROUND_TO_ZERO",
    title="成本四舍五入后为零",
    why="单位太大，成本显示为0，等于没有成本约束。",
    since="0.2",
    severity=Severity.QUERY,
    source="audit-practice#scale",
    bad="""
indicators:
  - 成本指标 / 经济成本 / 出差单位成本 / =0万元/人
""",
    good="""
indicators:
  - 成本指标 / 经济成本 / 出差单位成本 / ≤450元/人
""",
    neighbour="""
indicators:
  - 成本指标 / 经济成本 / 超预算支出金额 / =0万元
  - 成本指标 / 生态环境成本指标 / 环境污染损失 / =0万元
""",
    fix="改用较小的单位，如把“万元”改为“元”。",
)
def cost_is_zero(plan: PerformancePlan, context: Context) -> Iterator[Judgement]:
    """Nothing that is paid for costs 0; overruns, losses and harm may be promised to be none."""
    for number, row in annual_rows(plan):
        quantity = row.target.quantity
        if quantity is None or quantity.kind not in _MONEY or quantity.number != 0:
            continue
        harm = class_of(row) in ("social_cost", "ecological_cost")
        if is_cost(row) and not harm and not speaks_of(row.name, context.words("none_wanted")):
            yield found(
                message("成本“{name}”的指标值是“{value}”。", name=row.name, value=shown(row)),
                rows=[number],
                field="value",
                given=shown(row),
            )
