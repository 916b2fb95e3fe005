"""A unit answers a finding instead of changing its plan."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from jixiao.web.plans.moving import decided, locked
from jixiao.web.reviews.finding_lock import locked_finding
from jixiao.web.reviews.models import Standing
from jixiao.web.trail.recording import record
from jixiao.workflow.action import Action

if TYPE_CHECKING:
    from jixiao.web.organisations.actor import Actor
    from jixiao.web.reviews.models import FindingRecord


@transaction.atomic
def answer_finding(finding_id: int, *, actor: Actor, answer: str) -> FindingRecord:
    """Return the finding with the unit's answer; a blocking one stays open until overruled."""
    finding = locked_finding(finding_id)
    plan = locked(finding.plan_id)
    decided(actor, plan, Action.ANSWER, reasons=[answer])
    before = {"standing": finding.standing, "answer": finding.answer}
    if finding.standing != Standing.OVERRULED:
        finding.standing = Standing.ANSWERED
    finding.answer, finding.answered_by = answer.strip(), actor.person
    finding.save()
    record(
        actor, Action.ANSWER, f"plan:{plan.pk}", before=before,
        after={"rule": finding.rule, "rows": finding.rows, "answer": finding.answer},
    )  # fmt: skip
    return finding
