"""Whether spending that comes every year is declared for one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from jixiao.model.finding import Locus, Severity
from jixiao.model.message import message
from jixiao.review.judgement import found
from jixiao.review.phrases import said_in
from jixiao.review.rows import listed, plain
from jixiao.review.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.model.plan import PlanDocument
    from jixiao.review.context import Context
    from jixiao.review.judgement import Judgement

_ONE_YEAR: Final = re.compile(r"一年期|一次性")
_ENDS: Final = re.compile(r"一次性|尾款|清算|试点|欠缴|补缴|做实")


@rule(
    code="JX-T015",
    fault="RECURRING_AS_ONE_YEAR",
    title="每年都有的支出写成一年期项目",
    why="养老金、取暖费年年要发，写成一年期，目标又写“逐年提升”，期限与内容矛盾，也没有中期目标。",
    since="0.3",
    severity=Severity.ADVICE,
    source="caiyu-2015-88#integrity",
    bad="""
projects:
  - {name: 机关退休人员养老金补助, attribute: 0101-一年期项目, objectives: [按月发放养老金]}
""",
    good="""
projects:
  - {name: 机关退休人员养老金补助, attribute: 0102-经常性项目, objectives: [按月发放养老金]}
""",
    neighbour="""
projects:
  - {name: 办公楼屋面维修, attribute: 0101-一年期项目, objectives: [维修屋面800平方米]}
""",
    fix="改为经常性或延续项目，补写中期目标；确属一年的，写明原因。",
)
def yearly_spending_for_one_year(document: PlanDocument, context: Context) -> Iterator[Judgement]:
    """List the projects declared for one year whose name or objectives tell of every year."""
    yearly = said_in(context.words("yearly_spending"))
    marked = [plan for plan in document.projects if _ONE_YEAR.search(plain(plan.attribute))]
    held = [
        plan
        for plan in marked
        if yearly.search(told := "；".join(map(plain, (plan.name, *plan.objectives))))
        and not _ENDS.search(told)
    ]
    if held:
        yield found(
            message(
                "项目 {projects} 是每年都有的支出，项目属性却是“{attribute}”。",
                projects=listed(plan.ordinal for plan in held),
                attribute=held[0].attribute,
            ),
            plan=held[0],
            field="attribute",
            given=held[0].attribute,
            related=[Locus(document.document, plan.ordinal) for plan in held[1:]],
        )
