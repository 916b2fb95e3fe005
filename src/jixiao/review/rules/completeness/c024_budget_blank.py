"""Whether every project has money."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from jixiao.model.finding import Severity
from jixiao.model.message import message
from jixiao.model.plan import DocumentKind
from jixiao.review.doubt import rearranged
from jixiao.review.judgement import found, lacks_data, not_applicable
from jixiao.review.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.model.plan import PerformancePlan, PlanDocument
    from jixiao.review.context import Context
    from jixiao.review.judgement import Judgement

_STAGES: Final = (DocumentKind.TARGET, DocumentKind.APPROVAL)


@rule(
    code="JX-C024",
    fault="BUDGET_BLANK",
    title="没有预算数或预算数为零",
    why="目标要与资金匹配；没有预算数，审核和批复都无从谈起。",
    since="0.2",
    severity=Severity.BLOCKING,
    source="caiyu-2015-88#declaration-form",
    bad="""
projects:
  - {name: 运维费, budget: 3.50}
  - {name: 培训费, budget: 0}
""",
    good="""
projects:
  - {name: 运维费, budget: 3.50}
  - {name: 培训费, budget: 0.05}
""",
    neighbour="""
projects:
  - {name: 运维费}
  - {name: 培训费}
""",
    fix="填写年度预算数；不再安排资金的，撤销项目。",
)
def budget_blank(document: PlanDocument, context: Context) -> Iterator[Judgement]:
    """Find projects without money beside others with; a document without any says nothing."""
    del context
    totals = [plan.budget.total if plan.budget else None for plan in document.projects]
    if document.kind not in _STAGES or not any(total is not None for total in totals):
        yield not_applicable("表中没有预算数。")
        return
    for plan, total in zip(document.projects, totals, strict=True):
        if total is None and not _parts(plan) and rearranged(plan, document):
            yield lacks_data("原表错列，空着的内容可能没有读到，请对照原文。")
        elif total is None and not _parts(plan):
            yield found(message("项目没有填写预算数。"), plan=plan, field="budget")
        elif total == 0:
            yield found(message("项目的预算数是0。"), plan=plan, field="budget", given="0")


def _parts(plan: PerformancePlan) -> bool:
    """Return whether a source's amount is printed, so that only the total is missing."""
    return plan.budget is not None and (plan.budget.fiscal or plan.budget.other) is not None
