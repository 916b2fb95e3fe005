"""Whether each project serves one of the department's objectives."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Final

from jixiao.model.finding import Locus, Severity
from jixiao.model.message import message
from jixiao.review.judgement import found, not_applicable
from jixiao.review.rows import listed, plain
from jixiao.review.rule import rule
from jixiao.review.topics import topic_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.model.plan import PlanDocument
    from jixiao.review.context import Context
    from jixiao.review.judgement import Judgement

_LEAST: Final = 3


@rule(
    code="JX-X035",
    fault="PROJECT_NO_OBJECTIVE",
    title="项目在部门目标里没有依据",
    why="部门整体目标是各项目的依据；目标里没有这项工作，项目为什么安排说不清。",
    since="0.3",
    severity=Severity.ADVICE,
    source="caiyu-2015-88#department-form",
    bad="""
department:
  objectives:
    - {name: 保障城乡供水安全, indicators: [供水管网巡查12次, 供水水质合格率98%]}
projects:
  - {name: 供水管网维修, purpose: 维修老旧供水管网}
  - {name: 移民后期扶持, purpose: 发放移民后期扶持直补}
""",
    good="""
department:
  objectives:
    - {name: 保障城乡供水安全, indicators: [供水管网巡查12次, 供水水质合格率98%]}
    - {name: 做好移民后期扶持, indicators: [直补到人兑付率100%]}
projects:
  - {name: 供水管网维修, purpose: 维修老旧供水管网}
  - {name: 移民后期扶持, purpose: 发放移民后期扶持直补}
""",
    neighbour="""
department:
  objectives:
    - {name: 保障城乡供水安全, indicators: [供水管网巡查12次, 供水水质合格率98%]}
projects:
  - {name: 供水管网维修, purpose: 维修老旧供水管网}
  - {name: 业务经费, purpose: 日常办公}
""",
    fix="在部门分项目标中补上这项工作，或说明项目的依据。",
)
def project_outside_the_objectives(document: PlanDocument, context: Context) -> Iterator[Judgement]:
    """Find projects of whose name and use the objectives hold next to nothing."""
    objectives = document.department.objectives if document.department else ()
    if not any(one.indicators for one in objectives) or not document.projects:
        yield not_applicable("没有部门分项目标，或没有项目。")
        return
    told = plain("；".join(text for one in objectives for text in (one.name, *one.indicators)))
    share = context.number("objective_cover")
    alone = []
    for plan in document.projects:
        topics = [topic_of(text, context) for text in (plan.name, f"{plan.name}，{plan.purpose}")]
        if len(topics[1]) >= _LEAST and not any(_held(one, told) >= share for one in topics if one):
            alone.append(plan)
    if alone and len(alone) < len(document.projects):
        numbers = listed(plan.ordinal for plan in alone)
        yield found(
            message("部门分项目标没有涉及项目 {projects} 的工作。", projects=numbers),
            field="department.objectives",
            given=numbers,
            related=[Locus(document.document, plan.ordinal) for plan in alone],
        )


def _held(topic: frozenset[str], told: str) -> Decimal:
    """Return the part (0-1) of a topic's pairs that a text holds."""
    return Decimal(sum(pair in told for pair in topic)) / len(topic)
