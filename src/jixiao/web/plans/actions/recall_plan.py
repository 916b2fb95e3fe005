"""Who sent a plan on takes it back, as long as nobody has begun with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from jixiao.web.plans.moving import decided, locked, moved
from jixiao.workflow.action import Action

if TYPE_CHECKING:
    from jixiao.web.organisations.actor import Actor
    from jixiao.web.plans.models import PlanRecord


@transaction.atomic
def recall_plan(plan_id: int, *, actor: Actor) -> PlanRecord:
    """Return the plan back at the stage before; raises TransitionRefused when it was touched."""
    plan = locked(plan_id)
    moved(actor, plan, decided(actor, plan, Action.RECALL))
    return plan
