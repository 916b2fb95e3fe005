"""Whether the objective of a matching fund is held to the share that it bears."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from jixiao.model.finding import Severity
from jixiao.model.message import message
from jixiao.review.judgement import found, not_applicable
from jixiao.review.rows import plain
from jixiao.review.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.model.plan import PerformancePlan
    from jixiao.review.context import Context
    from jixiao.review.judgement import Judgement

_SHARE: Final = re.compile(
    r"[县区市省旗]级?(?:财政)?配套(?:资金)?|[县区市]配资金|[县区市]级负担|[县区市]级(?:补助|补贴)"
)
_PAYS: Final = re.compile(
    r"(?:发放|支付|缴纳|落实)[^，。；]{0,24}(?:养老金|待遇|补助|补贴|津贴|保险|工资|低保金)|"
    r"(?:待遇|补助|养老金|补贴)[^，。；]{0,4}(?:发放|支付)"
)
_BORNE: Final = re.compile(r"配套|[县区市省本]级|负担|承担|分担|比例|财政给予")


@rule(
    code="JX-X055",
    fault="GOAL_WIDER_THAN_SHARE",
    title="配套资金的目标写成了全部待遇",
    why="县级只配套其中几元钱，目标却写“落实发放基础养老金”，完成与否不是这笔钱能负责的。",
    since="0.3",
    severity=Severity.ADVICE,
    source="caiyu-2015-88#funding-match",
    bad="""
name: 城乡居民医疗保险县级配套
objectives: [落实发放全县参保居民医疗待遇。]
""",
    good="""
name: 城乡居民医疗保险县级配套
objectives: [县级按每人每年40元落实配套补助。]
""",
    neighbour="""
name: 农村公路县级配套
objectives: [改造农村公路12公里。]
""",
    fix="目标限定为本级负担的部分：每人负担多少、配套多少人、何时到位。",
)
def goal_of_the_whole(plan: PerformancePlan, context: Context) -> Iterator[Judgement]:
    """Find shares by name whose objectives promise a payment without a word of the share."""
    del context
    name, goals = plain(plan.name), plain("；".join(plan.objectives))
    share = _SHARE.search(name)
    if share is None or not goals:
        yield not_applicable("不是配套或分担的资金，或没有目标。")
        return
    promise = _PAYS.search(goals)
    if promise is not None and not _BORNE.search(goals):
        yield found(
            message(
                "本项目是{share}，目标写“{promise}”，没有限定为本级负担的部分。",
                share=share[0],
                promise=promise[0],
            ),
            field="objectives",
            given=promise[0],
            expected=share[0],
        )
