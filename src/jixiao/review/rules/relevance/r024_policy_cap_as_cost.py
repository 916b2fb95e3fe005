"""Whether the cap of a loan stands as the cost of the project."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.model.finding import Severity
from jixiao.model.message import message
from jixiao.review.judgement import found
from jixiao.review.phrases import bare
from jixiao.review.rows import annual_rows, is_cost, listed, shown, speaks_of
from jixiao.review.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.model.indicator import Indicator
    from jixiao.model.plan import PerformancePlan
    from jixiao.review.context import Context
    from jixiao.review.judgement import Judgement


@rule(
    code="JX-R024",
    fault="POLICY_CAP_AS_COST",
    title="把政策额度当成了本项目的成本",
    why="个人最高可贷30万元是贷款政策，不是这笔贴息资金花的钱，控制不了本项目成本。",
    since="0.2",
    severity=Severity.QUERY,
    source="audit-practice#cap-as-cost",
    bad="""
indicators:
  - 产出指标 / 成本指标 / 贷款额度 / ≤30万元
""",
    good="""
indicators:
  - 产出指标 / 成本指标 / 贴息资金总额 / ≤46万元
""",
    neighbour="""
indicators:
  - 产出指标 / 成本指标 / 房租补贴最高限额 / ≤40000元/户
  - 产出指标 / 数量指标 / 发放贷款额度 / ≥3000万元
  - 产出指标 / 成本指标 / 贷款额度贴息比例 / ≤50%
""",
    fix="改写本项目资金的标准或总额，如贴息比例、贴息资金总额；贷款额度写进政策说明。",
)
def cap_of_a_policy(plan: PerformancePlan, context: Context) -> Iterator[Judgement]:
    """Loans and sums insured are other people's money, as are limits above the whole budget."""
    caps = context.words("cap_not_cost")
    rows = [
        number
        for number, row in annual_rows(plan)
        if is_cost(row)
        and _money(row)
        and (speaks_of(bare(row.name), caps) or _is_beyond(row, plan, context))
    ]
    if rows:
        told = "、".join(
            f"{bare(plan.indicators[n - 1].name)}{shown(plan.indicators[n - 1])}" for n in rows
        )
        yield found(
            message(
                "第{rows}项成本写的是政策额度：{told}，不是本项目的支出。",
                rows=listed(rows),
                told=told,
            ),
            rows=rows,
            field="name",
            given=told,
        )


def _money(row: Indicator) -> bool:
    """Return whether a target is money, or money per something."""
    quantity = row.target.quantity
    return quantity is not None and (quantity.dimension or "").startswith("元")


def _is_beyond(row: Indicator, plan: PerformancePlan, context: Context) -> bool:
    """Return whether a limit on one case is above all the money of the project."""
    budget = plan.budget.amount if plan.budget else None
    quantity = row.target.quantity
    if budget is None or budget.number <= 0 or quantity is None or quantity.number is None:
        return False
    named = speaks_of(bare(row.name), context.words("cap_names"))
    return named and quantity.number > budget.yuan
