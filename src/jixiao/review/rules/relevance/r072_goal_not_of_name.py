"""Whether the objectives speak of what the project's name is for."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from jixiao.model.finding import Severity
from jixiao.model.message import message
from jixiao.review.judgement import found, not_applicable
from jixiao.review.remembering import once_a_table
from jixiao.review.rows import plain
from jixiao.review.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from jixiao.model.plan import PerformancePlan
    from jixiao.review.context import Context
    from jixiao.review.judgement import Judgement


@rule(
    code="JX-R072",
    fault="GOAL_NOT_OF_NAME",
    title="目标没有写到名称说的事",
    why="名称是弥补差额，目标只写平稳运行，差多少、补多少一字没提，目标与资金对不上。",
    since="0.3",
    severity=Severity.QUERY,
    source="caiyu-2015-88#funding-match",
    bad="""
name: 自来水公司收支差额补助资金
objectives: [保证城区供水平稳运行, 群众满意度逐年提升]
""",
    good="""
name: 自来水公司收支差额补助资金
objectives: [弥补水价低于成本的收支差额180万元, 保证城区供水平稳运行]
""",
    neighbour="""
name: 城区供水管网改造
objectives: [更新老旧管道12公里, 降低漏损]
""",
    fix="目标写明名称所说的这件事：对象、规模和要达到的程度。",
)
def goal_leaves_the_name_out(plan: PerformancePlan, context: Context) -> Iterator[Judgement]:
    """Look for the purpose that a name tells in the objectives, in any of its words."""
    name, goals = plain(plan.name), plain("；".join((*plan.objectives, plan.purpose or "")))
    if not name or not plan.objectives:
        yield not_applicable("没有项目名称或目标。")
        return
    for row in _patterns(context.table("named_purposes")):
        told = row[0].search(name)
        if told is not None and row[1].search(goals) is None:
            yield found(
                message("名称写的是“{told}”，目标和用途没有写到。", told=told[0]),
                field="objectives",
                given="；".join(plan.objectives),
                expected=told[0],
            )


@once_a_table
def _patterns(
    rows: tuple[Mapping[str, Any], ...],
) -> tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]:
    """Return what names tell and what objectives say of it, each as patterns."""
    return tuple((re.compile(row["name"]), re.compile(row["goal"])) for row in rows)
