"""Grade and execution → what is proposed for the next budget."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Final

from jixiao.evaluation.share import at_places, shown
from jixiao.model.message import Message, message
from jixiao.model.score import Proposal, Step

if TYPE_CHECKING:
    from decimal import Decimal

    from jixiao.model.funding import Execution
    from jixiao.model.plan import PerformancePlan
    from jixiao.model.score import PlanScore
    from jixiao.standards.application import ApplicationRules

_PLACES: Final = 2


def propose(plan: PerformancePlan, scored: PlanScore, rules: ApplicationRules) -> Proposal | None:
    """Return the proposal for the next budget; None while the score has no grade yet.

    A project is one-off where its printed attribute says so, else it counts as recurring, and the
    reason tells that this was supposed. A grade the rules do not name proposes nothing.
    """
    if scored.grade is None:
        return None
    is_one_off = any(word in (plan.attribute or "") for word in rules.one_off_words)
    steps = rules.one_off if is_one_off else rules.recurring
    if scored.grade not in steps:
        return None
    name, cut = steps[scored.grade]
    budget = _budget(plan.execution)
    recovered, why = _recovered(plan.execution, budget, rules)
    reasons = [_reason(scored, plan, rules, cut=cut, is_one_off=is_one_off)]
    if budget is not None and budget <= 0:
        reasons.append(
            message("全年预算数{budget}不大于0，没有可作基数的预算，请核对", budget=shown(budget))
        )
        budget = None
    return Proposal(
        step=Step(name),
        budget=None if budget is None else _rounded(budget * (1 - cut)),
        recovered=recovered,
        unit=plan.execution.unit if plan.execution else "万元",
        reasons=(*reasons, why) if why else tuple(reasons),
    )


def _reason(
    scored: PlanScore,
    plan: PerformancePlan,
    rules: ApplicationRules,
    *,
    cut: Decimal,
    is_one_off: bool,
) -> Message:
    """Return why the step is proposed, and what was supposed of the project."""
    source = rules.one_off_source if is_one_off else rules.recurring_source
    kind = message("一次性项目") if is_one_off else message("经常性项目")
    if not plan.attribute:
        kind = message("项目属性没有填写，按经常性项目")
    told = message("压减{cut:.0%}", cut=cut) if cut else message("不压减")
    return message(
        "{total}分，{grade}；{kind}，{told}（{source}）",
        total=scored.total,
        grade=message(scored.grade or ""),
        kind=kind,
        told=told,
        source=source,
    )


def _recovered(
    execution: Execution | None, budget: Decimal | None, rules: ApplicationRules
) -> tuple[Decimal | None, Message | None]:
    """Return what is to be taken back, and why."""
    spent = execution.spent if execution else None
    if not budget or budget < 0 or spent is None or not 0 <= spent < budget * rules.recover_below:
        return None, None
    left = budget - spent
    return left, message(
        "执行率{rate:.2%}低于{line:.0%}，收回{budget}－{spent}＝{left}{unit}（{source}）",
        rate=spent / budget,
        line=rules.recover_below,
        budget=shown(budget),
        spent=shown(spent),
        left=shown(left),
        unit=execution.unit if execution else "",
        source=rules.recover_source,
    )


def _budget(execution: Execution | None) -> Decimal | None:
    if execution is None:
        return None
    year = execution.budget_year
    return year if year is not None else execution.budget_initial


def _rounded(amount: Decimal) -> Decimal:
    return at_places(Fraction(amount), _PLACES)
