"""A unit begins the self-evaluation of an approved plan, drafted from its last monitoring sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import transaction

from jixiao.model.message import message
from jixiao.web.plans.moving import locked
from jixiao.web.results.evaluation_lock import EvaluationRefused
from jixiao.web.results.judging import count, judged
from jixiao.web.results.models import SelfEvaluationRecord
from jixiao.web.rounds.models import SheetRecord
from jixiao.web.trail.recording import record
from jixiao.workflow.cycle_duty import CycleDuty, refuse_without

if TYPE_CHECKING:
    from jixiao.web.organisations.actor import Actor


@transaction.atomic
def begin_evaluation(plan_id: int, *, actor: Actor) -> SelfEvaluationRecord:
    """Return the self-evaluation of the version in force, the one begun before if there is one.

    Raises TransitionRefused, NoSuchPlan, ArchivedYear, EvaluationRefused before any approval.
    """
    plan = locked(plan_id)
    refuse_without(CycleDuty.FILL_EVALUATION, held=actor.held, place=plan.path)
    begun = SelfEvaluationRecord.objects.filter(plan=plan).first()
    if begun is not None:
        return begun
    version = plan.versions.first()
    if version is None:
        raise EvaluationRefused(message("绩效目标还没有批复，不能自评。"))
    last = SheetRecord.objects.filter(plan=plan).order_by("-round__cut_off").first()
    made = SelfEvaluationRecord(
        plan=plan, version=version, path=plan.path, fiscal_year=plan.fiscal_year,
        content=_drafted(last.content) if last else {},
    )  # fmt: skip
    count(made, judged(made))
    made.save()
    after = {"evaluation": made.pk, "from_sheet": last.pk if last else None, **made.content}
    record(actor, CycleDuty.FILL_EVALUATION, f"plan:{plan.pk}", after=after)
    return made


def _drafted(content: dict[str, Any]) -> dict[str, Any]:
    """Return what the last round knew: money and actuals, causes as the first draft of reasons."""
    rows = {
        number: {name: told[name] for name in ("actual", "reason") if told.get(name)}
        for number, told in content.get("rows", {}).items()
        if number != "0"
    }
    return {"spent": content.get("spent", ""), "rows": rows}
