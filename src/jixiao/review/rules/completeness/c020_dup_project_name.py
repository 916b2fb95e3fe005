"""Whether two projects of one unit and year share a name."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from jixiao.model.finding import Locus, Severity
from jixiao.model.message import message
from jixiao.review.judgement import found
from jixiao.review.rows import listed, plain, speaks_of
from jixiao.review.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.model.message import Message
    from jixiao.model.plan import PerformancePlan, PlanDocument
    from jixiao.review.context import Context
    from jixiao.review.judgement import Judgement


@rule(
    code="JX-C020",
    fault="DUP_PROJECT_NAME",
    title="同一单位有同名项目",
    why="同名项目分不清各自的钱和目标，容易重复申报。",
    since="0.1",
    severity=Severity.QUERY,
    source="caiban-2023-12#project-name",
    bad="""
projects:
  - {name: 社会化管理补助, unit: 323004 甲县养老保险中心, code: A1}
  - {name: 社会化管理补助, unit: 323004 甲县养老保险中心, code: A2}
""",
    good="""
projects:
  - {name: 社会化管理补助（中央）, unit: 323004 甲县养老保险中心}
  - {name: 社会化管理补助（省级）, unit: 323004 甲县养老保险中心}
""",
    neighbour="""
projects:
  - {name: 业务经费, unit: 323004 甲县养老保险中心}
  - {name: 业务经费, unit: 323006 甲县居民保险中心}
""",
    fix="在名称中写明批次、来源或内容的区别，或合并为一个项目。",
)
def project_named_twice(document: PlanDocument, context: Context) -> Iterator[Judgement]:
    """Twins by name in one unit and year hide which money belongs to which target."""
    groups: dict[tuple[str, str, int | None], list[PerformancePlan]] = defaultdict(list)
    for plan in document.projects:
        if plan.name:
            groups[_unit(plan), plain(plan.name), plan.year].append(plan)
    for plans in groups.values():
        if len(plans) > 1:
            yield found(
                _sentence(plans, context),
                plan=plans[0],
                field="name",
                given=plans[0].name,
                related=[
                    Locus(document.document, plan.ordinal, None, "name") for plan in plans[1:]
                ],
            )


def _sentence(plans: list[PerformancePlan], context: Context) -> Message:
    """Return what is told of twins: their name, and what it leaves out."""
    name, numbers = plans[0].name, listed(plan.ordinal for plan in plans)
    if speaks_of(plain(name), (*context.words("fund_levels"), *context.words("batch_words"))):
        return message("项目 {projects} 的名称都是“{name}”。", projects=numbers, name=name)
    return message(
        "项目 {projects} 的名称都是“{name}”，没有写资金层级或批次。", projects=numbers, name=name
    )


def _unit(plan: PerformancePlan) -> str:
    """Return what tells the plan's unit apart: its code, else its name."""
    unit = plan.unit
    return plain((unit.code or unit.name) if unit else plan.implementing_unit)
