"""Whether being in time is measured against a time."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from jixiao.model.finding import Severity
from jixiao.model.message import message
from jixiao.review.judgement import found
from jixiao.review.rows import annual_rows, class_of, plain, share_of, shown, speaks_of
from jixiao.review.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.model.plan import PerformancePlan
    from jixiao.review.context import Context
    from jixiao.review.judgement import Judgement

_TIME: Final = re.compile(
    r"\d+个?(?:工作日|小时|分钟|天|日|周|月)|[一二三四五六七八九十]个?(?:工作日|小时|月|季度)"
    r"|[月季年][底末初]前?|按[月季周]|每[月季周天日]|逐月|当[日天月]|学期|节前|汛|入冬|供暖"
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
""",
    fix="写明完成日期、办理天数或发放周期。",
)
def in_time_without_time(plan: PerformancePlan, context: Context) -> Iterator[Judgement]:
    """Find rates of being in time when no date, span or cycle stands in the row or the goals."""
    words, single = context.words("time_promises"), context.words("once_words")
    goals = plain("；".join(plan.objectives))
    for number, row in annual_rows(plan):
        if class_of(row) != "timeliness" or share_of(row) is None:
            continue
        told = plain(row.name) + plain(row.description) + plain(row.explanation)
        once = speaks_of(told, single) and speaks_of(told, ("及时", "按时"))
        if (once or speaks_of(told, words)) and not _TIME.search(told + goals):
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
