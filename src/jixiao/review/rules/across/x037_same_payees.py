"""Whether several projects that pay the same persons share them out."""

from __future__ import annotations

import re
from collections import defaultdict
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from jixiao.model.finding import Locus, Severity
from jixiao.model.message import message
from jixiao.review.judgement import found
from jixiao.review.rows import annual_rows, figure, listed, plain
from jixiao.review.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.model.message import Message
    from jixiao.model.plan import PerformancePlan, PlanDocument
    from jixiao.review.context import Context
    from jixiao.review.judgement import Judgement

_PAY: Final = re.compile(r"[^，,、]{0,4}(?:补贴|补助|津贴|报酬|工资)")


@rule(
    code="JX-X037",
    fault="SAME_PAYEES",
    title="几个项目给同一批人发钱，没有写各发多少",
    why="同一批协办员有三笔补贴，每人多少、哪笔资金出多少没有写，可能重复发放。",
    since="0.3",
    severity=Severity.QUERY,
    source="audit-practice#duplication",
    bad="""
projects:
  - name: 省级护林员补助
    unit: 甲县林业局
    budget: 6
    indicators: [产出指标 / 质量指标 / 森林火灾受害率 / ≤0.9%]
  - name: 护林员补助
    unit: 甲县林业局
    budget: 7
    indicators: [产出指标 / 质量指标 / 森林火灾受害率 / ≤0.9%]
""",
    good="""
projects:
  - name: 省级护林员补助
    unit: 甲县林业局
    budget: 6
    indicators: [产出指标 / 数量指标 / 发放补助护林员 / =50人]
  - name: 护林员补助
    unit: 甲县林业局
    budget: 7
    indicators: [产出指标 / 数量指标 / 发放补助护林员 / =58人]
""",
    neighbour="""
projects:
  - name: 护林员补助
    unit: 甲县林业局
    budget: 6
  - name: 护河员补助
    unit: 甲县水务局
    budget: 7
""",
    fix="写明人数、每人标准和各级资金负担的部分。",
)
def payees_of_several_projects(document: PlanDocument, context: Context) -> Iterator[Judgement]:
    """Find projects of a unit whose names or uses pay the same posts, none telling how many."""
    groups: dict[tuple[str, str], list[PerformancePlan]] = defaultdict(list)
    posts = {post: line.split()[0] for line in context.words("one_post") for post in line.split()}
    for plan in document.projects:
        for person in dict.fromkeys(_payees(plan, posts, context)):
            groups[_unit(plan), person].append(plan)
    for (_, person), plans in groups.items():
        alike = [post for post, first in posts.items() if first == person] or [person]
        if len(plans) < 2 or any(_counted(plan, alike) for plan in plans):  # noqa: PLR2004 # two projects
            continue
        yield found(
            message(
                "项目 {projects} 都给{person}发补贴{total}，没有写人数、每人多少和各自负担的部分。",
                projects=listed(plan.ordinal for plan in plans),
                person=person,
                total=_total(plans),
            ),
            plan=plans[0],
            field="name",
            given=person,
            related=[Locus(document.document, plan.ordinal) for plan in plans[1:]],
        )


def _payees(plan: PerformancePlan, posts: dict[str, str], context: Context) -> Iterator[str]:
    """Yield the persons of local posts whose pay a plan's name or use tells, one name a post."""
    told = f"{plain(plan.name)}，{plain(plan.purpose)}"
    for person in context.words("paid_persons"):
        at = told.find(person)
        if at >= 0 and _PAY.match(told, at + len(person)):
            yield posts.get(person, person)


def _counted(plan: PerformancePlan, persons: list[str]) -> bool:
    """Return whether a row of the plan counts or pays the persons."""
    return any(one in plain(row.name) for _, row in annual_rows(plan) for one in persons)


def _total(plans: list[PerformancePlan]) -> Message | str:
    """Return the budgets added up in 万元, as part of the sentence; nothing when one is open."""
    amounts = [plan.budget.amount for plan in plans if plan.budget]
    if len(amounts) < len(plans) or not all(amounts):
        return ""
    total = sum((one.yuan for one in amounts if one), Decimal(0)) / 10000
    return message("（合计 {total} 万元）", total=figure(total))


def _unit(plan: PerformancePlan) -> str:
    """Return what tells the plan's unit apart."""
    unit = plan.unit
    return plain((unit.code or unit.name) if unit else plan.implementing_unit)
