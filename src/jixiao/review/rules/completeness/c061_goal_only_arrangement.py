"""Whether objectives tell what is done and not only how duties are divided."""

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

_BREAK: Final = re.compile(r"[。；;，,]")
_ARRANGED: Final = re.compile(
    r"不(?:再)?(?:承担|负担)|与[^，。；]{1,10}(?:分离|脱钩|分开)|脱钩|(?:划转|移交)至|"
    r"由[^，。；]{1,12}(?:承担|负担|统一管理)|分级负担|政企分开|管办分离"
)
_DONE: Final = re.compile(r"\d|提供|开展|组织|走访|慰问|发放|支付|建档|举办|完成|培训|补贴|拨付")


@rule(
    code="JX-C061",
    fault="GOAL_ONLY_ARRANGEMENT",
    title="目标只写体制要求，没有写做什么",
    why="“与原企业分离”“企业不承担费用”是制度安排，早已定下；本年的钱为多少人提供什么服务，目标没有写。",
    since="0.3",
    severity=Severity.QUERY,
    source="caiyu-2015-88#clarity",
    bad="""
name: 厂办学校移交经费
objectives: [厂办学校与原企业分离。, 企业不承担移交后的教师工资。]
""",
    good="""
name: 厂办学校移交经费
objectives: [厂办学校与原企业分离。, 为移交的86名教师按月发放工资。]
""",
    neighbour="""
name: 农机购置贷款贴息
objectives: [贴息资金由省、县按比例负担。, 按季为农户拨付贴息。]
""",
    fix="写明本年用这笔钱为多少对象提供什么服务、达到什么水平。",
)
def only_an_arrangement(plan: PerformancePlan, context: Context) -> Iterator[Judgement]:
    """Find objectives of which every sentence divides duties and none names a service."""
    del context
    parts = [one for goal in plan.objectives for one in _BREAK.split(plain(goal)) if len(one) > 1]
    if not parts:
        yield not_applicable("没有填写目标。")
        return
    if all(_ARRANGED.search(one) and not _DONE.search(one) for one in parts):
        told = "；".join(parts)
        yield found(
            message("目标“{told}”只是体制要求，没有写为多少人提供什么服务。", told=told),
            field="objectives",
            given=told,
        )
