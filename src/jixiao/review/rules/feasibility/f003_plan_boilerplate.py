"""Whether most projects of a document share one spending plan."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

from jixiao.model.finding import Locus, Severity
from jixiao.model.message import message
from jixiao.review.judgement import found, not_applicable
from jixiao.review.rows import figure, listed
from jixiao.review.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from jixiao.model.plan import PerformancePlan, PlanDocument
    from jixiao.review.context import Context
    from jixiao.review.judgement import Judgement

_POINTS: Final = 3


@rule(
    code="JX-F003",
    fault="PLAN_BOILERPLATE",
    title="支出计划千篇一律",
    why="一次性补助和日常经费的用款进度不同；都按季度平均，监控时没有参考价值。",
    since="0.2",
    severity=Severity.ADVICE,
    source="audit-practice#boilerplate",
    bad="""
projects:
  - {name: 运维费, plan: {3: 25, 6: 50, 10: 75, 12: 100}}
  - {name: 办案费, plan: {3: 25, 6: 50, 10: 75, 12: 100}}
  - {name: 一次性补助, plan: {3: 25, 6: 50, 10: 75, 12: 100}}
  - {name: 取暖费, plan: {3: 25, 6: 50, 10: 75, 12: 100}}
  - {name: 贴息资金, plan: {6: 50, 12: 100}}
""",
    good="""
projects:
  - {name: 运维费, plan: {3: 25, 6: 50, 10: 75, 12: 100}}
  - {name: 办案费, plan: {3: 20, 6: 45, 10: 80, 12: 100}}
  - {name: 一次性补助, plan: {3: 0, 6: 100, 10: 100, 12: 100}}
  - {name: 取暖费, plan: {3: 40, 6: 40, 10: 40, 12: 100}}
  - {name: 贴息资金, plan: {6: 50, 12: 100}}
""",
    neighbour="""
projects:
  - {name: 运维费, plan: {3: 25, 6: 50, 10: 75, 12: 100}}
  - {name: 办案费, plan: {3: 25, 6: 50, 10: 75, 12: 100}}
  - {name: 一次性补助, plan: {12: 100}}
  - {name: 慰问金, plan: {12: 100}}
  - {name: 贴息资金, plan: {6: 50, 12: 100}}
""",
    fix="按合同、发放批次和季节逐项填写支出计划。",
)
def spending_plans_all_alike(document: PlanDocument, context: Context) -> Iterator[Judgement]:
    """Find one plan of three or more points that most projects of the document print."""
    planned = [plan for plan in document.projects if plan.plan is not None and plan.plan.points]
    if len(planned) < context.number("same_plan_least"):
        yield not_applicable("有支出计划的项目太少，不判断是否雷同。")
        return
    groups: dict[tuple[tuple[int, Decimal], ...], list[PerformancePlan]] = defaultdict(list)
    for plan in planned:
        groups[plan.plan.points if plan.plan else ()].append(plan)
    points, plans = max(groups.items(), key=lambda item: len(item[1]))
    if len(points) < _POINTS or len(plans) < context.number("same_plan_share") * len(planned):
        return
    shares = "/".join(figure(share) for _, share in points)
    yield found(
        message(
            "{total}个项目中有{count}个（{projects}）的支出计划都是 {shares}%。",
            total=len(planned),
            count=len(plans),
            projects=listed(plan.ordinal for plan in plans),
            shares=shares,
        ),
        plan=plans[0],
        field="plan",
        given=shares,
        related=[Locus(document.document, plan.ordinal, None, "plan") for plan in plans[1:]],
    )
