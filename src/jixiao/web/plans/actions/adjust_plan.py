"""A unit asks to change an approved plan: a new draft by the same path."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from jixiao.web.plans.moving import decided, locked, moved
from jixiao.workflow.action import Action

if TYPE_CHECKING:
    from jixiao.web.organisations.actor import Actor
    from jixiao.web.plans.models import PlanRecord


@transaction.atomic
def adjust_plan(plan_id: int, *, actor: Actor, reason: str) -> PlanRecord:
    """Return the plan as a draft again, the approved version untouched; raises TransitionRefused.

    Source: caiyu-2015-88#adjustment.
    """
    plan = locked(plan_id)
    done = decided(actor, plan, Action.ADJUST, reasons=[reason])
    plan.adjusting = reason.strip()
    moved(actor, plan, done, [{"row": "", "field": "", "text": plan.adjusting}])
    return plan
