"""Whether a plan that pays a part of a standard says which part."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Final

from jixiao.costing.explanation import Way
from jixiao.costing.factor import in_wan, plain
from jixiao.costing.term import Term
from jixiao.model.finding import Locus, Severity
from jixiao.model.message import Message, message
from jixiao.review.calculations import calculated, paid_part, partly_paid
from jixiao.review.judgement import found
from jixiao.review.rule import rule
from jixiao.review.worked_out import worked_out

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.model.plan import PerformancePlan, PlanDocument
    from jixiao.review.calculations import Own
    from jixiao.review.context import Context
    from jixiao.review.judgement import Judgement

_PERCENT: Final = Decimal(100)


@rule(
    code="JX-N017",
    fault="SHARE_NOT_APPLIED",
    title="写的是全额标准，预算只承担一部分",
    why="标准和人数是全额的，预算只是其中一部分，却没有写分担比例，谁承担多少看不出来。",
    since="0.2",
    severity=Severity.QUERY,
    source="audit-practice#wording",
    bad="""
projects:
  - name: 退休人员一次性生活县级补助
    budget: 370.50
    indicators:
      - 成本指标 / 经济成本 / 一次性生活补助发放标准 / =1300元/人·年
      - 产出指标 / 数量指标 / 一次性生活补助人数 / ≥5700人
  - name: 退休人员一次性生活补助
    budget: 326.00
    indicators:
      - 成本指标 / 经济成本 / 一次性生活补助发放标准 / =1300元/人·年
      - 产出指标 / 数量指标 / 一次性生活补助人数 / ≥5700人
""",
    good="""
name: 退休人员一次性生活县级补助
budget: 370.50
indicators:
  - 成本指标 / 经济成本 / 一次性生活补助发放标准 / =1300元/人·年
  - 成本指标 / 经济成本 / 县级财政负担比例 / =50%
  - 产出指标 / 数量指标 / 一次性生活补助人数 / ≥5700人
""",
    neighbour="""
name: 退休人员一次性生活补助
budget: 741
indicators:
  - 成本指标 / 经济成本 / 一次性生活补助发放标准 / =1300元/人·年
  - 产出指标 / 数量指标 / 一次性生活补助人数 / ≥5700人
""",
    fix="写明本级（本项目）承担的比例或金额，并注明其余资金来源。",
)
def share_is_not_said(document: PlanDocument, context: Context) -> Iterator[Judgement]:
    """Find products of which the budget is a part: a round one, a level's, or one of several."""
    own = calculated(document, context)
    parts = partly_paid(document, context)
    for plan in document.projects:
        yield from _left_out(plan, context)
    for plan, best in own:
        group = parts.get(plan.ordinal)
        if group is None:
            continue
        term = best.terms[0]
        if best.way is Way.PART:
            term = Term(term.factors[:-1])
        share = plain(round(best.budget / term.value * _PERCENT, 1))
        yield found(
            message(
                "{arithmetic} = {total}，预算数 {budget}，是全额的 {share}%，"
                "没有写明分担比例{others}。",
                arithmetic=term.text,
                total=in_wan(term.value, 2),
                budget=in_wan(best.budget),
                share=share,
                others=_others(group, term.value),
            ),
            plan=plan,
            rows=best.rows,
            field="value",
            given=in_wan(best.budget),
            difference=in_wan(abs(term.value - best.budget), 2),
            related=[
                Locus(document.document, other.ordinal, its.rows)
                for other, its in group
                if other is not plan
            ],
        )


def _left_out(plan: PerformancePlan, context: Context) -> Iterator[Judgement]:
    """Find cost rows that leave out the share their basis tells, or apply one it does not tell."""
    for each in worked_out(plan):
        part = paid_part(plan, each, context)
        if part is not None:
            row = plan.indicators[each.row - 1]
            yield found(
                message(
                    "“{name}”写的是 {stated}，依据“{basis}”算出 {total}，是全额的 {share}%，"
                    "没有写明分担比例。",
                    name=row.name or "",
                    stated=in_wan(each.stated),
                    basis=row.basis or "",
                    total=in_wan(each.total, 2),
                    share=plain(part * _PERCENT),
                ),
                plan=plan,
                rows=[each.row],
                field="value",
                given=in_wan(each.stated),
                difference=in_wan(each.total - each.stated, 2),
            )
            continue
        if each.share_left_out:
            row = plan.indicators[each.row - 1]
            yield found(
                message(
                    "“{name}”写的是 {stated}，依据“{basis}”有分担比例，应为 {total}。",
                    name=row.name or "",
                    stated=in_wan(each.stated),
                    basis=row.basis or "",
                    total=in_wan(each.total, 2),
                ),
                plan=plan,
                rows=[each.row],
                field="value",
                given=in_wan(each.stated),
                expected=in_wan(each.total, 2),
                difference=in_wan(abs(each.stated - each.total), 2),
            )


def _others(group: list[Own], whole: Decimal) -> Message:
    """Return what the plans with the same calculation pay together, as the end of a sentence."""
    if len(group) == 1:
        return message("")
    together = sum((best.budget for _, best in group), Decimal(0))
    return message(
        "；同一标准和人数的第{plans}个项目合计 {together}，{compared} {gap}",
        plans="、".join(str(plan.ordinal) for plan, _ in group),
        together=in_wan(together),
        compared=message("比全额少") if together < whole else message("比全额多"),
        gap=in_wan(abs(whole - together), 2),
    )
