"""A reviewer passes a plan on to the next desk."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from jixiao.web.plans.moving import decided, locked, moved
from jixiao.workflow.action import Action

if TYPE_CHECKING:
    from jixiao.web.organisations.actor import Actor
    from jixiao.web.plans.models import PlanRecord


@transaction.atomic
def forward_plan(plan_id: int, *, actor: Actor) -> PlanRecord:
    """Return the plan at the next stage; raises TransitionRefused."""
    plan = locked(plan_id)
    moved(actor, plan, decided(actor, plan, Action.FORWARD))
    return plan
