"""An approved plan is withheld from the public, or withdrawn; it stays listed with the reason."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from jixiao.model.message import message
from jixiao.web.disclosure.actions.disclose_version import NotDisclosed
from jixiao.web.disclosure.gate import PersonalNumbersFound, personal_places
from jixiao.web.disclosure.models import DisclosureRecord, PublicPlanRecord, Standing
from jixiao.web.disclosure.standing import stand
from jixiao.web.plans.moving import decided, locked
from jixiao.web.trail.recording import record
from jixiao.workflow.action import Action

if TYPE_CHECKING:
    from jixiao.web.organisations.actor import Actor


@transaction.atomic
def withhold_plan(plan_id: int, *, actor: Actor, reason: str) -> DisclosureRecord:
    """Return the record of withholding the plan's last version and all published before.

    The public reads the project's name, unit, amount and the reason, no longer its content.
    Raises TransitionRefused, NotDisclosed, PersonalNumbersFound for a number in the reason.
    """
    plan = locked(plan_id)
    plan.secret = plan.secret or plan.project.secret
    decided(actor, plan, Action.DISCLOSE)
    reason = reason.strip()
    if not reason:
        raise NotDisclosed(message("不公开要写明理由，理由会向公众显示。"))
    public = PublicPlanRecord.objects.filter(plan=plan).first()
    if public and public.standing == Standing.WITHHELD:
        raise NotDisclosed(message("这个项目已列为不公开。"))
    version = plan.versions.get(number=plan.version)
    shown = [plan.name, version.content["projects"][0]["name"]]
    if places := personal_places({"name": shown, "explanation": reason}):
        raise PersonalNumbersFound(places)
    done = DisclosureRecord.objects.create(
        plan=plan, version=version, standing=Standing.WITHHELD, person=actor.person, reason=reason
    )
    stand(done)
    record(
        actor, "withhold", f"plan:{plan.pk}",
        before={"disclosure": public.disclosure_id} if public else None,
        after={"disclosure": done.pk, "version": version.number, "reason": reason},
    )  # fmt: skip
    return done
