"""A reviewer overrules one finding on one plan, with a reason that the trail keeps."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from jixiao.web.plans.moving import decided, locked
from jixiao.web.reviews.checking import count
from jixiao.web.reviews.finding_lock import locked_finding
from jixiao.web.reviews.models import Standing
from jixiao.web.trail.recording import record
from jixiao.workflow.action import Action

if TYPE_CHECKING:
    from jixiao.web.organisations.actor import Actor
    from jixiao.web.reviews.models import FindingRecord


@transaction.atomic
def overrule_finding(finding_id: int, *, actor: Actor, reason: str) -> FindingRecord:
    """Return the finding, overruled; raises TransitionRefused without a reason or the right."""
    finding = locked_finding(finding_id)
    plan = locked(finding.plan_id)
    decided(actor, plan, Action.OVERRULE, reasons=[reason])
    before = {"standing": finding.standing}
    finding.standing, finding.reason = Standing.OVERRULED, reason.strip()
    finding.overruled_by = actor.person
    finding.save()
    count(plan, plan.findings.filter(present=True))
    plan.save()
    record(
        actor, Action.OVERRULE, f"plan:{plan.pk}", before=before,
        after={"rule": finding.rule, "rows": finding.rows, "reason": finding.reason},
    )  # fmt: skip
    return finding
