"""Whether the payments that rows measure are among those that the objectives list."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, Final

from jixiao.model.finding import Severity
from jixiao.model.message import message
from jixiao.review.judgement import found, not_applicable
from jixiao.review.named_parts import is_told, listed_payments
from jixiao.review.rows import annual_rows, is_satisfaction, listed, plain
from jixiao.review.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.model.plan import PerformancePlan
    from jixiao.review.context import Context
    from jixiao.review.judgement import Judgement

_PAYMENT: Final = re.compile(
    r"^(?:享受|发放|领取)?(?!享受|发放|领取)([\u4e00-\u9fff]{2,8}(?:补贴|补助|津贴))"
)
# A list that goes on: …补贴等支出, 其他支出.
_OPEN: Final = re.compile(
    r"(?:补贴|补助|奖补|津贴|救助金)等|其他(?:支出|补贴|补助|项目)|等(?:各项|各类)?(?:支出|补贴|补助)"
)


@rule(
    code="JX-X022",
    fault="INDICATOR_NO_GOAL",
    title="指标里的补贴不在目标所列之内",
    why="目标列了几种补贴，指标却考核另一种，多半是从别的项目抄来的。",
    since="0.2",
    severity=Severity.QUERY,
    source="caiyu-2015-88#relevance",
    bad="""
name: 就业专项资金区配套
objectives: [资金用于社会保险补贴、公益性岗位补贴、就业见习补贴、创业培训补贴。]
indicators:
  - 产出指标 / 数量指标 / 享受社会保险补贴人数 / ≥100人
  - 产出指标 / 成本指标 / 房租物业补贴标准 / ≤40000元
""",
    good="""
name: 就业专项资金区配套
objectives: [资金用于社会保险补贴、公益性岗位补贴、房租物业水电补贴等支出。]
indicators:
  - 产出指标 / 数量指标 / 享受社会保险补贴人数 / ≥100人
  - 产出指标 / 成本指标 / 房租物业补贴标准 / ≤40000元
""",
    neighbour="""
name: 就业补助
objectives: [落实各项补贴，保持就业稳定。]
indicators:
  - 产出指标 / 成本指标 / 房租物业补贴标准 / ≤40000元
""",
    fix="补写到目标和用途，或删去与本项目无关的指标。",
)
def payment_outside_the_list(plan: PerformancePlan, context: Context) -> Iterator[Judgement]:
    """Look up the payments that rows name in the objectives, where these list several.

    A list that ends with 等 leaves room for more: then the question is only advice.
    """
    goals = plain("；".join((plan.name or "", plan.purpose or "", *plan.objectives)))
    if not listed_payments(goals):
        yield not_applicable("目标没有列出几种补贴。")
        return
    strange: dict[str, list[int]] = defaultdict(list)
    for number, row in annual_rows(plan):
        payment = None if is_satisfaction(row) else _PAYMENT.search(plain(row.name))
        if payment is not None and not is_told(payment[1], goals, context):
            strange[payment[1]].append(number)
    if strange:
        rows = sorted(number for held in strange.values() for number in held)
        yield found(
            message(
                "第{rows}项是“{payments}”，目标和用途列出的补贴中没有。",
                rows=listed(rows),
                payments="、".join(strange),
            ),
            rows=rows,
            field="name",
            given="、".join(strange),
            severity=Severity.ADVICE if _OPEN.search(goals) else None,
        )
