"""A reviewer sends a plan back, saying where and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from jixiao.web.plans.moving import decided, locked, moved
from jixiao.workflow.action import Action
from jixiao.workflow.stage import Stage

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jixiao.web.organisations.actor import Actor
    from jixiao.web.plans.models import PlanRecord


@transaction.atomic
def return_plan(
    plan_id: int,
    *,
    actor: Actor,
    reasons: Sequence[dict[str, str]],
    to: Stage = Stage.DRAFT,
) -> PlanRecord:
    """Return the plan at the stage `to`; raises TransitionRefused without a reason.

    `reasons` are {row, field, text}: the row's id ("" for the head), the cell, what is wrong.
    """
    plan = locked(plan_id)
    told = [one for one in reasons if one.get("text", "").strip()]
    done = decided(actor, plan, Action.RETURN, reasons=[one["text"] for one in told], to=to)
    moved(actor, plan, done, told)
    return plan
