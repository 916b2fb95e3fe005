"""Whether some row of a project measures each task of the department."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from jixiao.model.finding import Locus, Severity
from jixiao.model.message import message
from jixiao.review.judgement import found, not_applicable
from jixiao.review.rows import plain
from jixiao.review.rule import rule
from jixiao.review.topics import head_topic, rows_topic, topic_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.model.plan import PerformancePlan, PlanDocument
    from jixiao.review.context import Context
    from jixiao.review.judgement import Judgement

_CLAUSE: Final = re.compile(r"[，,；;。]")
_WORK: Final = re.compile(
    r"专项|检查|行动|宣传|核查|代缴|指导|推介|培训|演练|普查|数据库|返还|补发|受理|查处|抽查|"
    r"巡查|评选|竞赛|改造|建设|创建"
)
_LEAST: Final = 3
_SHARED: Final = 3


@rule(
    code="JX-X052",
    fault="DEPARTMENT_TASK_NO_ROW",
    title="部门目标的任务没有项目指标承接",
    why="部门目标列了专项检查、职业指导、代缴等任务，相关项目没有一条指标量它，年底部门目标完成没有无从汇总。",
    since="0.3",
    severity=Severity.ADVICE,
    source="caiyu-2015-88#department-form",
    bad="""
department:
  objectives:
    - {name: 保障城乡供水, indicators: [开展二次供水泵房卫生专项检查]}
projects:
  - name: 供水管网维修
    objectives: [保障城乡供水。]
    indicators: [产出指标 / 数量指标 / 更换管网长度 / 12公里]
""",
    good="""
department:
  objectives:
    - {name: 保障城乡供水, indicators: [开展二次供水泵房卫生专项检查]}
projects:
  - name: 供水管网维修
    objectives: [保障城乡供水。]
    indicators: [产出指标 / 数量指标 / 检查二次供水泵房 / 120个]
""",
    neighbour="""
department:
  objectives:
    - {name: 保障城乡供水, indicators: [加强供水管理]}
projects:
  - name: 供水管网维修
    objectives: [保障城乡供水。]
    indicators: [产出指标 / 数量指标 / 更换管网长度 / 12公里]
""",
    fix="在相关项目中设承接该任务的指标；用公用经费完成的，在部门目标中写明。",
)
def task_without_row(document: PlanDocument, context: Context) -> Iterator[Judgement]:
    """Find clauses of the department that name particular work and share little with any row.

    The nearest project is told beside it, by what its head shares with the objective.
    """
    objectives = document.department.objectives if document.department else ()
    if not objectives or not any(plan.indicators for plan in document.projects):
        yield not_applicable("没有部门分项目标，或项目没有指标。")
        return
    held = frozenset().union(*(rows_topic(plan, context) for plan in document.projects))
    for place, one in enumerate(objectives, 1):
        open_tasks = [
            f"{place}-{number}“{clause}”"
            for number, text in enumerate(one.indicators, 1)
            for clause in _clauses(text)
            if _is_open(topic_of(clause, context), held, context)
        ]
        if open_tasks:
            near = _nearest(
                document, topic_of("，".join((one.name, *one.indicators)), context), context
            )
            told = "；".join(open_tasks)
            yield found(
                message("部门目标的这些任务没有项目指标承接（目标-指标）：{told}。", told=told),
                field="department.objectives",
                given=told,
                related=[Locus(document.document, plan.ordinal) for plan in near],
            )


def _clauses(text: str) -> list[str]:
    """Return the clauses that tell particular work."""
    return [part for part in _CLAUSE.split(plain(text)) if _WORK.search(part)]


def _is_open(topic: frozenset[str], held: frozenset[str], context: Context) -> bool:
    """Return whether a clause's subject is told and rows share less than a third of it."""
    own = topic - context.word_set("common_pairs")
    return len(own) >= _LEAST and len(own & held) * _SHARED < len(own)


def _nearest(
    document: PlanDocument, topic: frozenset[str], context: Context
) -> list[PerformancePlan]:
    """Return the project whose head shares most with an objective, when it shares anything."""
    shared = [(len(head_topic(plan, context) & topic), plan) for plan in document.projects]
    most = max((count for count, _ in shared), default=0)
    return [plan for count, plan in shared if most and count == most][:1]
