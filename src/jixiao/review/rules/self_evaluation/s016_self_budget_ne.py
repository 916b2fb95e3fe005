"""Whether the self-evaluation starts from the approved budget."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.model.amount import Amount
from jixiao.model.finding import Locus, Severity
from jixiao.model.message import message
from jixiao.review.approved import approved_plans
from jixiao.review.judgement import found
from jixiao.review.rows import money_text, rounding_of
from jixiao.review.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from jixiao.model.plan import PerformancePlan, PlanDocument
    from jixiao.review.context import Context
    from jixiao.review.judgement import Judgement


@rule(
    code="JX-S016",
    fault="SELF_BUDGET_NE",
    title="自评表的年初预算数与批复预算不符",
    why="执行率和偏差都从预算算起；年初预算数不是批复的数，后面的数都对不上。",
    since="0.2",
    severity=Severity.QUERY,
    source="caiyu-2020-10#self-evaluation-form",
    bad="""
kind: self_evaluation
fiscal_year: 2023
name: 技能培训
unit: 甲县就业中心
execution: {budget_initial: 45, budget_year: 45, spent: 45}
previous:
  - kind: approval
    fiscal_year: 2023
    name: 技能培训
    unit: 甲县就业中心
    budget: 60
""",
    good="""
kind: self_evaluation
fiscal_year: 2023
name: 技能培训
unit: 甲县就业中心
execution: {budget_initial: 60, budget_year: 45, spent: 45}
previous:
  - kind: approval
    fiscal_year: 2023
    name: 技能培训
    unit: 甲县就业中心
    budget: 60
""",
    neighbour="""
kind: self_evaluation
fiscal_year: 2023
name: 技能培训
unit: 甲县就业中心
execution: {budget_initial: 600000, budget_year: 450000, spent: 450000, unit: 元}
previous:
  - kind: approval
    fiscal_year: 2023
    name: 技能培训
    unit: 甲县就业中心
    budget: 60.00
  - kind: approval
    fiscal_year: 2022
    name: 技能培训
    unit: 甲县就业中心
    budget: 50
""",
    fix="年初预算数填写批复的数，调整后的数填入全年预算数。",
)
def initial_budget_is_not_the_approved(
    documents: Sequence[PlanDocument], contexts: Mapping[str, Context]
) -> Iterator[Judgement]:
    """Compare the printed initial budget with the approved plan's budget, rounding allowed."""
    for document, plan, entry in approved_plans(documents, contexts):
        mine, theirs = _initial(plan), entry.plan.budget.amount if entry.plan.budget else None
        if mine is None or theirs is None:
            continue
        rounded = Amount(rounding_of([mine.number]), mine.unit).yuan
        rounded += Amount(rounding_of([theirs.number]), theirs.unit).yuan
        gap = Amount(abs(mine.yuan - theirs.yuan), "元")
        if gap.yuan > rounded:
            yield found(
                message(
                    "年初预算数 {mine}，批复的预算 {theirs}，相差 {gap}。",
                    mine=money_text(mine, mine.unit),
                    theirs=money_text(theirs, mine.unit),
                    gap=money_text(gap, mine.unit),
                ),
                document=document,
                plan=plan,
                field="execution.budget_initial",
                given=money_text(mine, mine.unit),
                expected=money_text(theirs, mine.unit),
                difference=money_text(gap, mine.unit),
                related=[Locus(entry.document.document, entry.plan.ordinal, None, "budget.total")],
            )


def _initial(plan: PerformancePlan) -> Amount | None:
    """Return the printed initial budget, or None."""
    execution = plan.execution
    if execution is None or execution.budget_initial is None:
        return None
    return Amount(execution.budget_initial, execution.unit)
