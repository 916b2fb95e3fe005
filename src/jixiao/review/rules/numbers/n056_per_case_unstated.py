"""Whether money for cases tells what a case costs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from jixiao.costing.gathering import facts_of
from jixiao.model.finding import Severity
from jixiao.model.message import message
from jixiao.model.quantity import QuantityKind
from jixiao.review.judgement import found, not_applicable
from jixiao.review.rows import annual_rows, class_of, figure, money_text, plain, shown
from jixiao.review.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.model.plan import PerformancePlan
    from jixiao.review.context import Context
    from jixiao.review.judgement import Judgement

_CASES: Final = frozenset(("件", "起", "例", "宗"))
_WAN: Final = 2


@rule(
    code="JX-N056",
    fault="PER_CASE_UNSTATED",
    title="每件多少钱没有写",
    why="用预算除以件数才知道每件三千多元，多还是少没有标准可比，预算无从核对。",
    since="0.3",
    severity=Severity.ADVICE,
    source="caiyu-2015-88#funding-match",
    bad="""
name: 价格认定业务费
budget: 10
indicators:
  - 产出指标 / 数量指标 / 办理价格认定 / ≥30件
  - 产出指标 / 成本指标 / 业务费总额 / ≤10万元
""",
    good="""
name: 价格认定业务费
budget: 9
indicators:
  - 产出指标 / 数量指标 / 办理价格认定 / ≥30件
  - 产出指标 / 成本指标 / 每件办理成本 / ≤3000元/件
""",
    neighbour="""
name: 信访窗口经费
budget: 10
indicators:
  - 产出指标 / 数量指标 / 办理信访事项 / ≥30件
  - 产出指标 / 数量指标 / 接待来访群众 / ≥900人次
  - 产出指标 / 成本指标 / 业务费总额 / ≤10万元
""",
    fix="写明每件的成本和测算，或按办案、宣传、差旅分项写成本。",
)
def case_cost_unstated(plan: PerformancePlan, context: Context) -> Iterator[Judgement]:
    """Divide the budget by the only count, when it counts cases and no standard stands."""
    budget = plan.budget.amount if plan.budget else None
    counts = [
        (number, row)
        for number, row in annual_rows(plan)
        if class_of(row) == "quantity"
        and row.target.quantity is not None
        and row.target.quantity.kind is QuantityKind.COUNT
    ]
    quantity = counts[0][1].target.quantity if len(counts) == 1 else None
    if (
        budget is None
        or quantity is None
        or quantity.dimension not in _CASES
        or not quantity.number
    ):
        yield not_applicable("没有预算数，或不是只有一个件数。")
        return
    facts = facts_of(plan, context.day)
    if facts.standards or sum(item.value < budget.yuan for item in facts.items) > 1:
        return
    number, row = counts[0]
    each = round(budget.yuan / quantity.number, _WAN)
    yield found(
        message(
            "预算 {budget} ÷ “{name}”{value} = 每{unit} {each} 元，没有写每{unit}的标准。",
            budget=money_text(budget, "万元"),
            name=plain(row.name),
            value=shown(row),
            unit=quantity.dimension,
            each=figure(each),
        ),
        rows=[number],
        field="value",
        given=figure(each),
    )
