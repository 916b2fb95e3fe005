"""Grade and execution → what is proposed for the next budget."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Final

from jixiao.evaluation.share import at_places, shown
from jixiao.model.graded_project import GradedProject, subject_of
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
    """Return the proposal for the next budget; None while the score has no grade yet."""
    return propose_for(graded_of(plan, scored), rules)


def graded_of(
    plan: PerformancePlan,
    scored: PlanScore,
    document: str = "",
    year: int | None = None,
) -> GradedProject:
    """Return a scored plan as the rules look at it; `year` is for a plan that names none."""
    return GradedProject(subject_of(plan, document, year), scored.total, scored.grade)


def propose_for(project: GradedProject, rules: ApplicationRules) -> Proposal | None:
    """Return the proposal for the next budget; None without a grade.

    A project is one-off where its printed attribute says so, else it counts as recurring, and the
    reason tells that this was supposed. A grade the rules do not name proposes nothing.
    """
    subject = project.subject
    is_one_off = any(word in (subject.attribute or "") for word in rules.one_off_words)
    steps = rules.one_off if is_one_off else rules.recurring
    if project.grade is None or project.grade not in steps:
        return None
    name, cut = steps[project.grade]
    budget = _budget(subject.execution)
    recovered, why = _recovered(subject.execution, budget, rules)
    reasons = [_reason(project, rules, cut=cut, is_one_off=is_one_off)]
    if budget is not None and budget <= 0:
        reasons.append(
            message("全年预算数{budget}不大于0，没有可作基数的预算，请核对", budget=shown(budget))
        )
        budget = None
    return Proposal(
        step=Step(name),
        budget=None if budget is None else _rounded(budget * (1 - cut)),
        recovered=recovered,
        unit=subject.execution.unit if subject.execution else "万元",
        reasons=(*reasons, why) if why else tuple(reasons),
        base=budget,
        cut=cut,
        source=rules.one_off_source if is_one_off else rules.recurring_source,
    )


def arithmetic(proposal: Proposal) -> Message:
    """Return how the next budget follows from this year's; what lacks where it does not."""
    if proposal.base is None or proposal.budget is None:
        return message("没有全年预算数，不能算出金额（{source}）", source=proposal.source)
    if not proposal.cut:
        return message(
            "以本年预算{base}{unit}为基数，不压减（{source}）",
            base=shown(proposal.base),
            unit=proposal.unit,
            source=proposal.source,
        )
    return message(
        "{base}×（1－{cut:.0%}）＝{budget}{unit}（{source}）",
        base=shown(proposal.base),
        cut=proposal.cut,
        budget=shown(proposal.budget),
        unit=proposal.unit,
        source=proposal.source,
    )


def _reason(
    project: GradedProject, rules: ApplicationRules, *, cut: Decimal, is_one_off: bool
) -> Message:
    """Return why the step is proposed, and what was supposed of the project."""
    source = rules.one_off_source if is_one_off else rules.recurring_source
    kind = message("一次性项目") if is_one_off else message("经常性项目")
    if not project.subject.attribute:
        kind = message("项目属性没有填写，按经常性项目")
    told = message("压减{cut:.0%}", cut=cut) if cut else message("不压减")
    return message(
        "{total}分，{grade}；{kind}，{told}（{source}）",
        total=project.total,
        grade=message(project.grade or ""),
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
