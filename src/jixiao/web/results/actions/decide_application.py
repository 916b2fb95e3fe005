"""The bureau decides what a result means for the next budget, beside what the rules propose."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db import transaction

from jixiao.locale import translator
from jixiao.model.message import message
from jixiao.web.results.evaluation_lock import EvaluationRefused, locked_evaluation
from jixiao.web.results.judging import judged
from jixiao.web.results.models import ApplicationRecord, StepName
from jixiao.web.trail.recording import record
from jixiao.wording.amounts import parse_amount
from jixiao.workflow.courses import Standing, decide_step
from jixiao.workflow.cycle_duty import CycleDuty

if TYPE_CHECKING:
    from decimal import Decimal

    from jixiao.model.score import Proposal
    from jixiao.web.organisations.actor import Actor


@dataclass(frozen=True, slots=True)
class Decision:
    """What a person decides: the step, money as typed in the unit of the plan, and why."""

    step: str
    budget: str = ""
    recovered: str = ""
    reason: str = ""


@transaction.atomic
def decide_application(
    evaluation_id: int, *, actor: Actor, decision: Decision
) -> ApplicationRecord:
    """Return the decision kept beside the proposal, once a result.

    Raises TransitionRefused, NoSuchEvaluation, EvaluationRefused.
    """
    found = locked_evaluation(evaluation_id)
    decide_step(
        CycleDuty.DECIDE_APPLICATION, Standing(found.standing), held=actor.held, place=found.path,
        reason=decision.reason,
    )  # fmt: skip
    result = found.results.first()
    if result is None:
        raise EvaluationRefused(message("自评结果还没有认定，不能决定应用。"))
    if ApplicationRecord.objects.filter(result=result).exists():
        raise EvaluationRefused(message("这次结果已经决定应用。"))
    if decision.step not in StepName.values:
        raise EvaluationRefused(message("请选择对下年预算的处理。"))
    proposal = judged(found).proposal
    unit = proposal.unit if proposal else "万元"
    made = ApplicationRecord.objects.create(
        result=result, unit=unit, **_proposed(proposal), step=decision.step,
        budget=_money(decision.budget, unit), recovered=_money(decision.recovered, unit),
        reason=decision.reason.strip(), person=actor.person,
    )  # fmt: skip
    after = {
        "application": made.pk, "result": result.pk, "proposed": made.proposed_step,
        "step": made.step, "budget": made.budget, "recovered": made.recovered,
        "reason": made.reason,
    }  # fmt: skip
    record(actor, CycleDuty.DECIDE_APPLICATION, f"plan:{found.plan_id}", after=after)
    return made


def _proposed(proposal: Proposal | None) -> dict[str, Any]:
    if proposal is None:
        return {}
    reasons = [{"zh": str(one), "en": one.render(translator("en"))} for one in proposal.reasons]
    return {
        "proposed_step": proposal.step.value, "proposed_budget": proposal.budget,
        "proposed_recovered": proposal.recovered, "reasons": reasons,
    }  # fmt: skip


def _money(text: str, unit: str) -> Decimal | None:
    if not text.strip():
        return None
    found = parse_amount(text, unit)
    if found is None or found.yuan < 0:
        raise EvaluationRefused(message("“{text}”不是金额。", text=text[:40]))
    return found.into(unit).number
