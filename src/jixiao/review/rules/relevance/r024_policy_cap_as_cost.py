"""Whether the cap of a loan stands as the cost of the project."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

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


# A loan or an insured sum, up to a limit: 单户小额信贷最高额度; not the interest that is paid.
_LENT: Final = re.compile(
    r"(?:贷|信贷|授信|借款|融资|担保|赔付|理赔|赔偿|保障)[^，。]{0,6}(?:额度|限额|上限|最高额|最高金额|最高限度|封顶额)"
    r"|(?:最高|最大|单笔|单户|每户|户均)[^，。]{0,6}(?:贷款|信贷|授信|借款|融资|担保)(?:金额|额|额度|限额|数额|本金)?$"
)
_OWN: Final = re.compile(r"息|补助|补贴|奖|费|保证金|资金池|风险金")


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
        and (speaks_of(bare(row.name), caps) or _is_lent(row) or _is_beyond(row, plan, context))
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


def _is_lent(row: Indicator) -> bool:
    """Return whether a cost row limits what others lend or insure."""
    name = bare(row.name)
    return bool(_LENT.search(name)) and not _OWN.search(name)


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
