"""Whether the fund's amount in the objective is the budget."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from jixiao.model.amount import Amount
from jixiao.model.finding import Severity
from jixiao.model.message import message
from jixiao.review.judgement import found, not_applicable
from jixiao.review.rows import money_text, plain, rounding_of
from jixiao.review.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.model.plan import PerformancePlan
    from jixiao.review.context import Context
    from jixiao.review.judgement import Judgement

_SUM: Final = re.compile(r"(\d[\d,]*(?:\.\d+)?)(亿元|万元|元)")
_FUND: Final = re.compile(
    r"(?:保障|确保|保证|落实|安排|下达|预算|申请)[^，。；;\d]{0,8}(?P<sum>\d[\d,]*(?:\.\d+)?(?:亿元|万元|元))"
    r"[^，。；;\d]{0,4}(?:落实|到位|资金)"
    r"|(?:安排|投入|使用|申请|下达)(?:财政|专项|预算|补助)?(?:资金|经费)"
    r"(?P<then>\d[\d,]*(?:\.\d+)?(?:亿元|万元|元))"
)
_PER_HEAD: Final = re.compile(r"每|均|标准")


@rule(
    code="JX-N029",
    fault="OBJECTIVE_AMOUNT",
    title="目标里的资金数与预算数不符",
    why="目标写的金额和预算数不一致，不知道以哪个为准，多半是沿用了别的项目。",
    since="0.2",
    severity=Severity.QUERY,
    source="caiyu-2015-88#funding-match",
    bad="""
budget: 95.70
objectives: [保障贴息104.81万元资金落实到位]
""",
    good="""
budget: 95.70
objectives: [保障贴息95.7万元资金落实到位]
""",
    neighbour="""
budget: 148.65
objectives:
  - 保障148.65429万元资金落实到位。
  - 拨付企业奖励资金20万元、个人奖励资金50万元到位。
  - 带动社会资金300万元投入。
""",
    fix="核对后统一金额。",
)
def amount_in_objective_differs(plan: PerformancePlan, context: Context) -> Iterator[Judgement]:
    """Compare the one sum that a text promises as the fund's own; several sums are its parts."""
    del context
    budget = plan.budget.amount if plan.budget else None
    if budget is None:
        yield not_applicable("没有预算数。")
        return
    for field, told in (
        ("objectives", plain("。".join(plan.objectives))),
        ("purpose", plain(plan.purpose)),
    ):
        fund, sums = _FUND.search(told), set(_SUM.findall(told))
        if fund is None or len(sums) != 1 or _PER_HEAD.search(fund[0]):
            continue
        number, unit = sums.pop()
        amount = Amount(Decimal(number.replace(",", "")), unit).into(budget.unit)
        if abs(amount.number - budget.number) > rounding_of([amount.number, budget.number]):
            yield found(
                message(
                    "文字中是 {told}，预算数是 {budget}。",
                    told=fund["sum"] or fund["then"],
                    budget=money_text(budget, budget.unit),
                ),
                field=field,
                given=fund["sum"] or fund["then"],
                expected=money_text(budget, budget.unit),
            )
