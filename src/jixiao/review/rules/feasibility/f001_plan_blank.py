"""Whether the plan of spending has all the points that the form prints."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from jixiao.model.finding import Severity
from jixiao.model.message import message
from jixiao.review.judgement import found, not_applicable
from jixiao.review.remembering import once_in_context
from jixiao.review.rows import figure, listed
from jixiao.review.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.model.plan import PerformancePlan, PlanDocument
    from jixiao.review.context import Context
    from jixiao.review.judgement import Judgement

Points = tuple[tuple[int, Decimal], ...]
_HALF: Final = 6
# The points that forms print: the end of March, June, October and December, or of each quarter.
_FORMS: Final = ((3, 6, 10, 12), (3, 6, 9, 12))


@rule(
    code="JX-F001",
    fault="PLAN_BLANK",
    title="支出计划没有填全",
    why="只写年底100%或漏填几个时点，年中就没有支出进度可对照，监控无从判断快慢。",
    since="0.1",
    severity=Severity.ADVICE,
    source="caiban-2023-12#spending-plan",
    bad="""
name: 运维费
plan: {12: 100}
""",
    good="""
name: 运维费
plan: {3: 25, 6: 50, 10: 75, 12: 100}
""",
    neighbour="""
projects:
  - name: 运维费
    plan: {6: 50, 12: 100}
  - name: 培训费
    plan: {6: 30, 12: 100}
""",
    fix="按实际用款节奏填写3月、6月、10月底的累计百分比。",
)
def spending_plan_blank(plan: PerformancePlan, context: Context) -> Iterator[Judgement]:
    """Find plans with only their end or with gaps; a form without plans is not blamed."""
    filled = _filled(context.document, context)
    if filled is None:
        yield not_applicable("表中没有资金支出计划。")
        return
    points = plan.plan.points if plan.plan else ()
    if len(points) <= 1:
        given = "、".join(f"{month}月底 {figure(share)}%" for month, share in points)
        yield found(
            message("资金支出计划只填了{given}。", given=given)
            if given
            else message("资金支出计划没有填写。"),
            field="plan",
            given=given or None,
        )
        return
    blank = _blank_months(points, filled)
    if blank:
        yield found(
            message("资金支出计划没有填写{months}月底。", months=listed(blank)),
            field="plan",
            given="、".join(f"{month}月底 {figure(share)}%" for month, share in points),
        )


@once_in_context
def _filled(document: PlanDocument, context: Context) -> list[int] | None:
    """Return the months that most spending plans of a document fill; None where it has no plans."""
    del context
    plans = [plan.plan.points for plan in document.projects if plan.plan is not None]
    filled = Counter(month for each in plans for month, _ in each)
    most = [month for month in sorted(filled) if 2 * filled[month] > len(plans)]
    if len(plans) == 1:
        # A plan alone is held against what forms print; several alike are the form's own.
        return list(next((form for form in _FORMS if set(most) < set(form)), most))
    return most if plans else None


def _blank_months(points: Points, filled: list[int]) -> list[int]:
    """Return the months that other projects fill and this one does not.

    A plan that says nothing for more than half a year leaves blank what every form asks for.
    """
    own = [month for month, _ in points]
    blank = [month for month in filled if month not in own and month < max(own)]
    wide = any(later - earlier > _HALF for earlier, later in pairwise((0, *own)))
    return blank or ([_HALF] if wide else [])
