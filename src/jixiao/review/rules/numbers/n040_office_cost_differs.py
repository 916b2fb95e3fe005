"""Whether a department's projects spend alike for the office's staff."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.model.finding import Locus, Severity
from jixiao.model.message import message
from jixiao.model.quantity import QuantityKind
from jixiao.review.judgement import found, not_applicable
from jixiao.review.rows import annual_rows, figure, plain
from jixiao.review.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from jixiao.model.plan import PerformancePlan, PlanDocument
    from jixiao.review.context import Context
    from jixiao.review.judgement import Judgement


@rule(
    code="JX-N040",
    fault="OFFICE_COST_DIFFERS",
    title="同一部门的人均办公费相差过大",
    why="同一部门一个单位人均800元、另一个近2000元，标准不同又没有说明，预算就难说合理。",
    since="0.2",
    severity=Severity.QUERY,
    source="audit-practice#calculation",
    bad="""
projects:
  - name: 开展工作经费
    budget: 3.04
    indicators: [产出指标 / 数量指标 / 保障办公人数 / 38人]
  - name: 专项业务经费
    budget: 5.16
    indicators: [产出指标 / 数量指标 / 保障办公人数 / 27人]
""",
    good="""
projects:
  - name: 开展工作经费
    budget: 3.04
    indicators: [产出指标 / 数量指标 / 保障办公人数 / 38人]
  - name: 专项业务经费
    budget: 2.16
    indicators: [产出指标 / 数量指标 / 保障办公人数 / 27人]
""",
    neighbour="""
projects:
  - name: 开展工作经费
    budget: 3.04
    indicators: [产出指标 / 数量指标 / 保障办公人数 / 38人]
  - name: 服务对象补贴
    budget: 51.6
    indicators: [产出指标 / 数量指标 / 享受补贴人数 / 27人]
""",
    fix="说明各单位的测算依据，或按统一标准调整。",
)
def office_money_per_head(document: PlanDocument, context: Context) -> Iterator[Judgement]:
    """Divide office money by the staff it serves and compare the projects of a document."""
    held = []
    for plan in document.projects:
        heads, amount = _heads(plan, context), plan.budget.amount if plan.budget else None
        if heads is not None and amount is not None and amount.number > 0:
            row, count = heads
            held.append((amount.into("元").number / count, plan, row))
    held.sort(key=lambda one: one[0])
    if len(held) <= 1 or held[-1][0] <= held[0][0] * context.number("office_times_most"):
        yield not_applicable("没有几个项目可比，或人均相近。")
        return
    each, plan, row = held[-1]
    others = "、".join(
        f"项目{one.ordinal} {figure(round(cost, 2))}元" for cost, one, _ in held[:-1]
    )
    yield found(
        message(
            "人均办公费 {each} 元，同一部门{others}，没有说明标准为何不同。",
            each=figure(round(each, 2)),
            others=others,
        ),
        plan=plan,
        rows=[row],
        field="budget.total",
        given=f"{figure(round(each, 2))}元",
        related=[Locus(document.document, one.ordinal, (at,)) for _, one, at in held[:-1]],
    )


def _heads(plan: PerformancePlan, context: Context) -> tuple[int, Decimal] | None:
    """Return the row and number of the staff that a project's office money serves."""
    for number, row in annual_rows(plan):
        quantity = row.target.quantity
        if quantity is None or quantity.kind is not QuantityKind.COUNT:
            continue
        named = plain(row.name).endswith(context.words("office_heads"))
        if named and quantity.dimension == "人" and quantity.number:
            return number, quantity.number
    return None
