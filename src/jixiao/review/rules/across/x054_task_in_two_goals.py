"""Whether one task of promotion is promised by two projects."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from jixiao.model.finding import Locus, Severity
from jixiao.model.message import message
from jixiao.review.judgement import found
from jixiao.review.likeness import alike_groups
from jixiao.review.rows import plain
from jixiao.review.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.model.plan import PlanDocument
    from jixiao.review.context import Context
    from jixiao.review.judgement import Judgement

_CLAUSE: Final = re.compile(r"[，,；;。]")
_PROMOTED: Final = re.compile(r"推广|普及|宣传|应用")
_LEAST: Final = 6


@rule(
    code="JX-X054",
    fault="TASK_IN_TWO_GOALS",
    title="两个项目的目标写了同一项任务",
    why="电子社保卡推广两个项目都写、都花钱；各做哪一部分不写清，成绩和费用就算两遍。",
    since="0.3",
    severity=Severity.ADVICE,
    source="audit-practice#duplication",
    bad="""
projects:
  - name: 窗口服务经费
    objectives: [开展电子医保凭证激活宣传推广。]
  - name: 医保凭证制作经费
    objectives: [电子医保凭证激活的推广应用取得成效。]
""",
    good="""
projects:
  - name: 窗口服务经费
    objectives: [窗口当日办结。]
  - name: 医保凭证制作经费
    objectives: [电子医保凭证激活的推广应用取得成效。]
""",
    neighbour="""
projects:
  - name: 窗口服务经费
    objectives: [开展医保政策宣传。]
  - name: 反诈经费
    objectives: [开展防诈骗政策宣传。]
""",
    fix="写明两个项目各自承担的对象、区域或环节，或并入一个项目。",
)
def one_task_of_two_projects(document: PlanDocument, context: Context) -> Iterator[Judgement]:
    """Compare clauses of promotion between projects; copies of all rows are let go."""
    groups = {
        plan.ordinal: number
        for number, group in enumerate(alike_groups(document, context))
        for plan in group
    }
    tasks = [
        (plan, clause)
        for plan in document.projects
        for goal in plan.objectives
        for clause in _CLAUSE.split(plain(goal))
        if _PROMOTED.search(clause)
    ]
    told: set[tuple[int, int]] = set()
    for at, (plan, clause) in enumerate(tasks):
        for other, text in tasks[at + 1 :]:
            key = (plan.ordinal, other.ordinal)
            same = groups.get(plan.ordinal, -plan.ordinal) == groups.get(
                other.ordinal, -other.ordinal
            )
            if same or key in told or clause == text:
                continue
            if _shared(clause, text):
                told.add(key)
                yield found(
                    message(
                        "项目 {one}、{other} 的目标都有“{clause}”一类任务，没有分清各做哪一部分。",
                        one=plan.ordinal,
                        other=other.ordinal,
                        clause=clause,
                    ),
                    plan=plan,
                    field="objectives",
                    given=clause,
                    related=[Locus(document.document, other.ordinal)],
                )


def _shared(one: str, other: str) -> bool:
    """Return whether two clauses name one thing: six letters in a row."""
    return any(one[at : at + _LEAST] in other for at in range(len(one) - _LEAST + 1))
