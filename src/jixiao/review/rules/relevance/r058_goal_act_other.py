"""Whether the objectives do what the money does."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from jixiao.model.finding import Severity
from jixiao.model.message import message
from jixiao.review.judgement import found, not_applicable
from jixiao.review.rows import (
    annual_rows,
    class_of,
    is_cost,
    plain,
    speaks_of,
)
from jixiao.review.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.model.plan import PerformancePlan
    from jixiao.review.context import Context
    from jixiao.review.judgement import Judgement

_TO_FUND: Final = re.compile(r"基金(?:的)?(?:补助|补贴)|(?:补助|补贴)[^，,。；;]{0,10}基金")
_TO_PERSONS: Final = re.compile(
    r"([\u4e00-\u9fff]{2,8}(?:费|补贴|补助|津贴|奖))[^，,。；;]{0,10}发放"
)
_BENEFITS: Final = ("养老金", "待遇", "报销", "医疗费", "失业金", "保险金")


@rule(
    code="JX-R058",
    fault="GOAL_ACT_OTHER",
    title="目标做的事与资金做的事相反",
    why="钱用来缴存，目标写支付；钱用来维修，目标写新建：目标考核的不是这笔钱。",
    since="0.3",
    severity=Severity.QUERY,
    source="caiyu-2015-88#funding-match",
    bad="""
name: 水库大坝维修养护费
objectives: [建成小型水库3座。]
indicators:
  - 产出指标 / 成本指标 / 大坝养护费 / ≤80万元
""",
    good="""
name: 水库大坝维修养护费
objectives: [完成3座小型水库大坝养护。]
indicators:
  - 产出指标 / 成本指标 / 大坝养护费 / ≤80万元
""",
    neighbour="""
name: 水库新建及大坝维修
objectives: [建成小型水库3座。]
indicators:
  - 产出指标 / 成本指标 / 大坝养护费 / ≤80万元
""",
    fix="按资金的实际去向改写目标，写明办多少、期间和金额。",
)
def goal_of_the_other_act(plan: PerformancePlan, context: Context) -> Iterator[Judgement]:
    """Compare acts that exclude one another: paying in and out, building and repairing."""
    goals = plain("；".join(plan.objectives))
    if not goals:
        yield not_applicable("没有填写目标。")
        return
    rows = (row for _, row in annual_rows(plan) if is_cost(row) or class_of(row) == "quantity")
    money = "；".join(map(plain, (plan.name, plan.purpose, *(row.name for row in rows))))
    for one in context.table("opposed_acts"):
        if speaks_of(money, one["money"]) and not speaks_of(money, one["goal"]):
            act = re.search("|".join(one["goal"]), goals)
            if act and not speaks_of(goals, one["money"]):
                yield found(
                    message(
                        "名称和成本说的是{own}，目标写的是“{act}”。", own=one["name"], act=act[0]
                    ),
                    field="objectives",
                    given=act[0],
                )
    paid = _TO_PERSONS.search(goals) if _TO_FUND.search(plain(plan.name)) else None
    if paid and not speaks_of(goals, _BENEFITS):
        yield found(
            message("名称是补助基金，目标是向个人发放“{paid}”。", paid=paid[1]),
            field="objectives",
            given=paid[1],
            expected=plan.name,
        )
