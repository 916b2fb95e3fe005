"""Whether the department's overall goal is taken up by its objectives."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from jixiao.model.finding import Severity
from jixiao.model.message import message
from jixiao.review.judgement import found, not_applicable
from jixiao.review.rows import plain
from jixiao.review.rule import rule
from jixiao.review.topics import topic_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.model.plan import PlanDocument
    from jixiao.review.context import Context
    from jixiao.review.judgement import Judgement

_BREAK: Final = re.compile(r"[，,。；;]")
_WORK: Final = re.compile(
    r"(?:规范|加强|强化|优化|夯实|做好|抓好|深化|完善|健全|推进|提升)([\u4e00-\u9fff]{2,6}?)"
    r"(?:管理|服务|监管|建设|保障|监督|执法|救助|培训|养护|防治)(?:工作|水平|能力|体系|质量)?"
)


@rule(
    code="JX-C044",
    fault="DEPARTMENT_GOAL_UNCOVERED",
    title="部门总体目标里的工作没有分项目标",
    why="总体目标写了规范人事管理，分项目标和指标一条也没有，这项工作年底无从考核。",
    since="0.3",
    severity=Severity.QUERY,
    source="caiyu-2015-88#department-form",
    bad="""
department:
  overall: 稳定就业形势，规范人事管理，维护劳动者权益。
  objectives:
    - {name: 稳定就业形势, indicators: [新增就业2000人]}
    - {name: 维护劳动者权益, indicators: [欠薪案件结案率98%]}
projects:
  - {name: 就业补助}
""",
    good="""
department:
  overall: 稳定就业形势，规范人事管理，维护劳动者权益。
  objectives:
    - {name: 稳定就业形势, indicators: [新增就业2000人]}
    - {name: 规范人事管理, indicators: [公开招聘入职率95%]}
projects:
  - {name: 就业补助}
""",
    neighbour="""
department:
  overall: 坚持稳中求进，全面贯彻新发展理念，稳定就业形势。
  objectives:
    - {name: 稳定就业形势, indicators: [新增就业2000人]}
projects:
  - {name: 就业补助}
""",
    fix="为这项工作补上分项目标和指标；今年不做的，从总体目标中删去。",
)
def overall_work_without_objective(document: PlanDocument, context: Context) -> Iterator[Judgement]:
    """Look for the work that clauses of the overall goal name among all sub-objectives."""
    part = document.department
    if part is None or not part.overall or not part.objectives:
        yield not_applicable("没有部门总体目标或分项目标。")
        return
    told = plain("；".join(text for one in part.objectives for text in (one.name, *one.indicators)))
    for clause in _BREAK.split(plain(part.overall)):
        work = _WORK.fullmatch(clause)
        topic = topic_of(work[1], context) if work else frozenset()
        if topic and not any(pair in told for pair in topic):
            yield found(
                message("总体目标写了“{clause}”，分项目标和指标都没有。", clause=clause),
                field="department.overall",
                given=clause,
            )
