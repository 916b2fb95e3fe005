"""Whether the objectives name any work or effect."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from jixiao.model.finding import Severity
from jixiao.model.message import message
from jixiao.review.judgement import found, not_applicable
from jixiao.review.phrases import longest_in
from jixiao.review.rows import plain
from jixiao.review.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.model.plan import PerformancePlan
    from jixiao.review.context import Context
    from jixiao.review.judgement import Judgement

_MARKS: Final = re.compile(r"[\W\d_]|[万亿]?元")


@rule(
    code="JX-C031",
    fault="GOAL_EMPTY",
    title="绩效目标没有写做什么",
    why="只写“合理使用、按计划支出”，没有工作内容也没有效果，任何项目都能套用，无法考核。",
    since="0.2",
    severity=Severity.BLOCKING,
    source="caiyu-2015-88#clarity",
    bad="""
name: 养老保险业务费
objectives: [按上级要求高效合理利用, 按年度计划合理支出]
""",
    good="""
name: 养老保险业务费
objectives: [印制宣传册3万份，培训村级经办人员120人次，参保率达到95%。]
""",
    neighbour="""
name: 图书馆运行经费
objectives: [保障图书馆免费开放。]
""",
    fix="写明做什么、做多少、达到什么效果。",
)
def objective_of_routine_alone(plan: PerformancePlan, context: Context) -> Iterator[Judgement]:
    """Find objectives of which nothing is left without the words of routine and of care."""
    told = plain("；".join(plan.objectives))
    if not told:
        yield not_applicable("没有绩效目标，或没有读到。")
        return
    routine = longest_in(context.words("routine_words"))
    if not _MARKS.sub("", routine.sub("", told)):
        yield found(
            message("绩效目标“{told}”没有写做什么、达到什么效果。", told=told),
            field="objectives",
            given=told,
        )
