"""Whether projects of one policy spend at one pace."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

from jixiao.model.finding import Locus, Severity
from jixiao.model.message import message
from jixiao.review.judgement import found
from jixiao.review.rows import (
    figure,
    listed,
)
from jixiao.review.rule import rule
from jixiao.review.siblings import siblings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.model.plan import PerformancePlan, PlanDocument
    from jixiao.review.context import Context
    from jixiao.review.judgement import Judgement

_LEAST: Final = 2
_WHOLE: Final = 100


@rule(
    code="JX-F006",
    fault="SIBLING_PLANS_DIFFER",
    title="同类项目的支出计划不一",
    why="同一项补助，有的按季平均，有的全在年底，说不清按哪个进度付。",
    since="0.3",
    severity=Severity.ADVICE,
    source="caiban-2023-12#spending-plan",
    bad="""
projects:
  - {name: 2026年校车补助中央资金, plan: {3: 25, 6: 50, 9: 75, 12: 100}}
  - {name: 2026年校车补助省级资金, plan: {12: 100}}
""",
    good="""
projects:
  - {name: 2026年校车补助中央资金, plan: {6: 50, 12: 100}}
  - {name: 2026年校车补助省级资金, plan: {6: 50, 12: 100}}
""",
    neighbour="""
projects:
  - {name: 校车补助, plan: {6: 50, 12: 100}}
  - {name: 校舍维修, plan: {12: 100}}
""",
    fix="按实际付款时间统一，确有不同的写明原因。",
)
def siblings_at_different_pace(document: PlanDocument, context: Context) -> Iterator[Judgement]:
    """Compare the spending plans of projects that differ in year and level of funds only."""
    for plans in siblings(document, context):
        held: dict[str, list[PerformancePlan]] = defaultdict(list)
        for plan in plans:
            # A plan cut short is another rule's matter.
            if plan.plan is not None and plan.plan.points and plan.plan.points[-1][1] == _WHOLE:
                pace = "，".join(f"{month}月{figure(share)}%" for month, share in plan.plan.points)
                held[pace].append(plan)
        if len(held) < _LEAST:
            continue
        told = "；".join(
            f"{pace}（{listed(plan.ordinal for plan in same)}）" for pace, same in held.items()
        )
        first = next(iter(held.values()))[0]
        others = [plan for same in held.values() for plan in same if plan is not first]
        yield found(
            message("名称只差年度或层级的项目，支出计划不一（项目）：{plans}。", plans=told),
            plan=first,
            field="plan",
            given=next(iter(held)),
            related=[Locus(document.document, plan.ordinal, None, "plan") for plan in others],
        )
