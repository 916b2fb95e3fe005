"""Whether heads times standard times months make the budget."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.costing.factor import in_wan
from jixiao.model.finding import Severity
from jixiao.model.message import message
from jixiao.review.calculations import arithmetic_of, calculated, partly_paid
from jixiao.review.judgement import found
from jixiao.review.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.costing.explanation import Explanation
    from jixiao.model.message import Message
    from jixiao.model.plan import PlanDocument
    from jixiao.review.context import Context
    from jixiao.review.judgement import Judgement


@rule(
    code="JX-N016",
    fault="QTY_PRICE_NE",
    title="人数、标准、月数相乘与预算不符",
    why="预算应当由数量和标准算出来；算不出来，说明人数、标准或预算有一个写错了，或者还有没写出的支出。",
    since="0.2",
    severity=Severity.QUERY,
    source="caiyu-2015-88#funding-match",
    bad="""
name: 村级协办员补助
budget: 15.00
indicators:
  - 成本指标 / 经济成本 / 发放标准 / =50元/人·月
  - 产出指标 / 数量指标 / 村级协办员补贴发放人数 / =146人
""",
    good="""
name: 公益性岗位补贴
budget: 6.48
indicators:
  - 成本指标 / 经济成本 / 发放标准 / =300元/人·月
  - 产出指标 / 数量指标 / 享受公益性岗位补贴人数 / =18人
""",
    neighbour="""
name: 就业补助
budget: 148.65
indicators:
  - 产出指标 / 成本指标 / 一次性创业补贴标准 / 每人5000元
  - 产出指标 / 数量指标 / 社会保险补贴人数 / ≥100人
  - 产出指标 / 数量指标 / 岗位补贴人数 / ≥50人
  - 产出指标 / 成本指标 / 房租补贴最高限额 / ≤40000元/户·年
""",
    fix="核对人数、标准、月数和预算数；还有其他支出的，补充相应的成本指标；只承担一部分的，写明分担比例。",
)
def product_is_not_the_budget(document: PlanDocument, context: Context) -> Iterator[Judgement]:
    """Compare a plan's own product with its budget; what pays only a part is another rule's."""
    own = calculated(document, context)
    parts = partly_paid(own, context)
    for plan, best in own:
        off = abs(best.residual) > best.budget * context.number("qty_price_tolerance")
        if best.exact or not off or plan.ordinal in parts:
            continue
        yield found(
            message(
                "{arithmetic}，预算数 {budget}，相差 {gap}（{deviation}）{hint}。",
                arithmetic=arithmetic_of(best),
                budget=in_wan(best.budget),
                gap=in_wan(abs(best.residual), 2),
                deviation=best.deviation,
                hint=_hint(best),
            ),
            plan=plan,
            rows=best.rows,
            field="value",
            given=in_wan(best.total, 2),
            expected=in_wan(best.budget),
            difference=in_wan(abs(best.residual), 2),
        )


def _hint(best: Explanation) -> Message:
    """Return what would close the gap, as the end of the sentence."""
    whole = message("")
    for each in best.missing:
        whole = message("{before}；{what}", before=whole, what=each.what)
    return whole
