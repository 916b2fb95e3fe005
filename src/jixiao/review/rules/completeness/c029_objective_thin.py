"""Whether the objective says more than the name."""

from __future__ import annotations

from typing import TYPE_CHECKING

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


@rule(
    code="JX-C029",
    fault="OBJECTIVE_THIN",
    title="绩效目标过于简单",
    why="目标只有几个字或只是重复项目名称，看不出做什么、做多少、达到什么效果。",
    since="0.2",
    severity=Severity.ADVICE,
    source="caiyu-2015-88#clarity",
    bad="""
name: 村组干部报酬
objectives: [按时发放。]
""",
    good="""
name: 村组干部报酬
objectives: [按月足额发放230名村组干部报酬，稳定基层干部队伍。]
""",
    neighbour="""
name: 村组干部报酬
objectives: [按时发放。, 稳定基层干部队伍。]
""",
    fix="写明做什么、做多少、达到什么效果。",
)
def objective_too_thin(plan: PerformancePlan, context: Context) -> Iterator[Judgement]:
    """Find objectives of a few words, and those that are the project's name again."""
    told = "".join(plain(text).strip("。；;，,") for text in plan.objectives)
    if not told:
        yield not_applicable("没有绩效目标，或没有读到。")
        return
    if len(told) < context.number("objective_least") or told == plain(plan.name):
        yield found(message("绩效目标只写了“{told}”。", told=told), field="objectives", given=told)
