"""Whether the money does by its use and its cost rows what the project's name says."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from jixiao.model.finding import Severity
from jixiao.model.message import message
from jixiao.review.judgement import found, lacks_data
from jixiao.review.rows import annual_rows, is_cost, plain, speaks_of
from jixiao.review.rule import rule
from jixiao.review.topics import topic_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.model.plan import PerformancePlan
    from jixiao.review.context import Context
    from jixiao.review.judgement import Judgement

_ACT_AND_MONEY: Final = re.compile(
    r"(?:购置|采购|购买|安装|建设|改造)?(?:费用?|经费|资金|支出|成本)$"
)


@rule(
    code="JX-X026",
    fault="ACT_NE_NAME",
    title="名称与用途、成本说的不是同一笔支出",
    why="名称是奖励资金，用途写贴息；名称是运维，成本写购置：钱到底怎么花，说法不一。",
    since="0.2",
    severity=Severity.QUERY,
    source="caiyu-2015-88#funding-match",
    bad="""
name: 创业担保贷款奖励资金
purpose: 创业担保贷款贴息中央资金
""",
    good="""
name: 创业担保贷款奖励资金
purpose: 奖励经办银行和担保机构
""",
    neighbour="""
name: 信息系统建设和运维
purpose: 系统运维服务费
indicators:
  - 产出指标 / 成本指标 / 服务器购置费 / ≤20万元
""",
    fix="按资金实际用途统一名称、用途和成本指标。",
)
def act_of_another_kind(plan: PerformancePlan, context: Context) -> Iterator[Judgement]:
    """Compare what name, use and cost rows say the money does; silent when one tells nothing."""
    named, used = _acts(plan.name, context), _acts(plan.purpose, context)
    payees, paid = _payees(plan.name, context), _payees(plan.purpose, context)
    if not named and not payees:
        yield lacks_data("名称没有说明支出的种类。")
        return
    for own, other in ((named, used), (payees, paid)):
        if own and other and not own & other:
            yield found(
                message(
                    "名称“{name}”说的是{named}，资金用途“{purpose}”说的是{used}。",
                    name=plan.name,
                    named="、".join(sorted(own)),
                    purpose=plan.purpose,
                    used="、".join(sorted(other)),
                ),
                field="purpose",
                given=plan.purpose,
                expected=plan.name,
            )
    yield from _costs(plan, named | used, context)


def _costs(plan: PerformancePlan, own: set[str], context: Context) -> Iterator[Judgement]:
    """Find cost rows that tell one act only, and another than name and use."""
    for number, row in annual_rows(plan) if own else ():
        acts = _acts(row.name, context) if is_cost(row) else set()
        # A use that names the very thing names its cost in other words.
        thing = topic_of(_ACT_AND_MONEY.sub("", plain(row.name)), context)
        named = bool(thing) and thing <= topic_of(plan.purpose, context)
        if acts and not acts & own and not named:
            yield found(
                message(
                    "项目是{own}，成本指标“{name}”说的是{acts}，不是同一笔支出。",
                    own="、".join(sorted(own)),
                    name=row.name,
                    acts="、".join(sorted(acts)),
                ),
                rows=[number],
                field="name",
                given=row.name,
                expected=plan.name,
            )


def _acts(text: str | None, context: Context) -> set[str]:
    """Return what a text says the money does: it rewards, pays interest, maintains, builds."""
    rows, told = context.table("spending_acts"), plain(text)
    return {row["name"] for row in rows if speaks_of(told, row["words"])}


def _payees(text: str | None, context: Context) -> set[str]:
    """Return the persons of local posts that a text names."""
    told = plain(text)
    return {one for one in context.words("paid_persons") if one in told}
