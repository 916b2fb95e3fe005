"""Whether spending plans are even quarters, in most projects or where money goes at once."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, Final

from jixiao.model.finding import Locus, Severity
from jixiao.model.message import message
from jixiao.model.quantity import QuantityKind
from jixiao.review.judgement import found
from jixiao.review.rows import annual_rows, class_of, figure, listed, plain, shown
from jixiao.review.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from jixiao.model.indicator import Indicator
    from jixiao.model.plan import PerformancePlan, PlanDocument
    from jixiao.review.context import Context
    from jixiao.review.judgement import Judgement

_POINTS: Final = 3
_EVEN: Final = frozenset(("25/50/75/100",))
_ONCE: Final = re.compile(
    r"拨付|发放|支付|兑付|计入|到账|完工|竣工|建成|验收|交付|安装|到货|购置|采购|投用|完成时间"
)
_RUNNING: Final = re.compile(
    r"按月|每月|逐月|月均|按季|每季|季度|人[·/]?月|元/月|分[期批次]|工程进度"
)


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
    """Find the plan that most projects print, and even quarters where the money goes at once."""
    planned = [plan for plan in document.projects if plan.plan is not None and plan.plan.points]
    same = _same_plan(planned, context)
    if same:
        yield _all_alike(planned, same, document)
    alone = [plan for plan in planned if plan not in same and _is_even(plan)]
    for plan, (number, row) in ((each, once) for each in alone if (once := _paid_once(each))):
        yield found(
            message(
                "支出计划按季平均，而“{name}”定在“{value}”，用款不会平均。",
                name=row.name,
                value=shown(row),
            ),
            plan=plan,
            rows=[number],
            field="plan",
            given=_shares(plan),
        )


def _same_plan(planned: list[PerformancePlan], context: Context) -> list[PerformancePlan]:
    """Return the projects that print one plan when they are most of the document, else none."""
    if len(planned) < context.number("same_plan_least"):
        return []
    groups: dict[tuple[tuple[int, Decimal], ...], list[PerformancePlan]] = defaultdict(list)
    for plan in planned:
        groups[plan.plan.points if plan.plan else ()].append(plan)
    points, plans = max(groups.items(), key=lambda item: len(item[1]))
    if len(points) < _POINTS or len(plans) < context.number("same_plan_share") * len(planned):
        return []
    return plans


def _all_alike(
    planned: list[PerformancePlan], plans: list[PerformancePlan], document: PlanDocument
) -> Judgement:
    """Return the finding on the projects that print one plan."""
    shares = _shares(plans[0])
    return found(
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


def _shares(plan: PerformancePlan) -> str:
    """Return the cumulative percentages of a plan, like `25/50/75/100`."""
    return "/".join(figure(share) for _, share in (plan.plan.points if plan.plan else ()))


def _is_even(plan: PerformancePlan) -> bool:
    """Return whether the year's money is spread evenly over the quarters."""
    return _shares(plan) in _EVEN


def _paid_once(plan: PerformancePlan) -> tuple[int, Indicator] | None:
    """Return the row that sets one date for payment or delivery, when nothing recurs."""
    rows = list(annual_rows(plan))
    told = "，".join((*plan.objectives, *(f"{row.name}{shown(row)}" for _, row in rows)))
    if _RUNNING.search(plain(told)):
        return None
    return next((each for each in rows if _sets_date(each[1])), None)


def _sets_date(row: Indicator) -> bool:
    """Return whether a row on time binds a payment, purchase or completion to a date."""
    quantity = row.target.quantity
    dated = quantity is not None and quantity.kind is QuantityKind.DATE
    return dated and class_of(row) == "timeliness" and bool(_ONCE.search(plain(row.name)))
