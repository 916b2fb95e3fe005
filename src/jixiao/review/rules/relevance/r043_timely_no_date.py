"""Whether being in time is measured against a time."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from jixiao.model.finding import Severity
from jixiao.model.message import message
from jixiao.review.judgement import found
from jixiao.review.rows import (
    annual_rows,
    class_of,
    is_cost,
    is_outcome,
    is_satisfaction,
    plain,
    share_of,
    shown,
    speaks_of,
)
from jixiao.review.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.model.plan import PerformancePlan
    from jixiao.review.context import Context
    from jixiao.review.judgement import Judgement

_TIME: Final = re.compile(
    r"\d+个?(?:工作日|小时|分钟|天|日|周|月)|[一二三四五六七八九十]个?(?:工作日|小时|月|季度)"
    r"|[月季]度|[月季年][底末初]前?|按[月季周]|每[月季周天日]|逐月|当[日天月]|学期|节前|汛|入冬|供暖"
)

# What others must pay or hand in by a day: 水费按时收缴, 征缴及时率, 材料按期报送.
_ACTS: Final = r"(?:征缴|收缴|清缴|缴纳|缴费|还款|还贷|申报|报送|上报|认证|接种)"
_COLLECTED: Final = re.compile(
    rf"(?:按时|及时|按期|如期){_ACTS}(?![补资])|{_ACTS}(?:按时|及时|按期|如期)"
)


@rule(
    code="JX-R043",
    fault="TIMELY_NO_DATE",
    title="及时没有说到什么时候",
    why="“规定时间内”“及时性”没有写日期或天数，拖到年底也可以说是及时。",
    since="0.2",
    severity=Severity.ADVICE,
    source="caiyu-2021-101#timeliness",
    bad="""
name: 就业补助资金
indicators:
  - 产出指标 / 时效指标 / 资金在规定时间内下达率 / ≥98%
""",
    good="""
name: 就业补助资金
indicators:
  - 产出指标 / 时效指标 / 收到上级资金后30日内下达率 / ≥98%
""",
    neighbour="""
name: 就业补助资金
objectives: [每月15日前发放岗位补贴。]
indicators:
  - 产出指标 / 时效指标 / 补贴在规定时间内发放率 / ≥98%
  - 产出指标 / 质量指标 / 业务办理及时性 / ≥98%
  - 产出指标 / 时效指标 / 保险费按时征缴率 / ≥95%
""",
    fix="写明完成日期、办理天数或发放周期。",
)
def in_time_without_time(plan: PerformancePlan, context: Context) -> Iterator[Judgement]:
    """Find rates of being in time when no date, span or cycle stands in the row or the goals."""
    words, single = context.words("time_promises"), context.words("once_words")
    goals = plain("；".join(plan.objectives))
    for number, row in annual_rows(plan):
        if is_cost(row) or is_satisfaction(row) or is_outcome(row) or share_of(row) is None:
            continue
        told = plain(row.name) + plain(row.description) + plain(row.explanation)
        once = speaks_of(told, single) and speaks_of(told, ("及时", "按时"))
        timely = class_of(row) == "timeliness" and (once or speaks_of(told, words))
        if (timely or _COLLECTED.search(told)) and not _TIME.search(told + goals):
            yield found(
                message(
                    "“{name}”（{value}）没有写明时间，无法判断是否及时。",
                    name=row.name,
                    value=shown(row),
                ),
                rows=[number],
                field="name",
                given=row.name,
            )
