"""A unit sends its plan on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from jixiao.web.plans.moving import decided, locked, moved
from jixiao.workflow.action import Action

if TYPE_CHECKING:
    from jixiao.web.organisations.actor import Actor
    from jixiao.web.plans.models import PlanRecord


@transaction.atomic
def submit_plan(plan_id: int, *, actor: Actor) -> PlanRecord:
    """Return the plan at the next stage; raises TransitionRefused while one blocks."""
    plan = locked(plan_id)
    done = decided(actor, plan, Action.SUBMIT)
    moved(actor, plan, done)
    return plan
