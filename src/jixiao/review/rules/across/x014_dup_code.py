"""Whether each project has a code of its own."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from jixiao.model.finding import Locus, Severity
from jixiao.model.message import message
from jixiao.review.judgement import found
from jixiao.review.rows import listed, plain
from jixiao.review.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.model.plan import PerformancePlan, PlanDocument
    from jixiao.review.context import Context
    from jixiao.review.judgement import Judgement


@rule(
    code="JX-X014",
    fault="DUP_CODE",
    title="几个项目用了同一编码",
    why="项目编码一项一码；重码会使两个项目的预算和执行记到一起。",
    since="0.2",
    severity=Severity.BLOCKING,
    source="caiban-2023-12#project-code",
    bad="""
projects:
  - {name: 业务经费, code: 63012324T000000213}
  - {name: 村级协办员工作补助, code: 63012324T000000213}
""",
    good="""
projects:
  - {name: 业务经费, code: 63012324T000000213}
  - {name: 村级协办员工作补助, code: 63012324T000000265}
""",
    neighbour="""
projects:
  - {name: 业务经费, code: 63012324T000000213}
  - {name: 业务经费, code: 63012324T000000213}
""",
    fix="按项目库核对，改正抄错的编码；重复的表删去一张。",
)
def code_of_several_projects(document: PlanDocument, context: Context) -> Iterator[Judgement]:
    """Find one code under different names; two sheets of one project are no fault of the code."""
    del context
    held: dict[str, list[PerformancePlan]] = defaultdict(list)
    for plan in document.projects:
        if plan.code:
            held[plain(plan.code)].append(plan)
    for plans in held.values():
        if len({plain(plan.name) for plan in plans}) > 1:
            yield found(
                message(
                    "项目 {projects} 的编码都是 {code}。",
                    projects=listed(plan.ordinal for plan in plans),
                    code=plans[0].code,
                ),
                plan=plans[0],
                field="code",
                given=plans[0].code,
                related=[
                    Locus(document.document, plan.ordinal, None, "code") for plan in plans[1:]
                ],
            )
