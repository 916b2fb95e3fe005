"""A reviewer gives the four-dimension opinion on a plan."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from django.db import transaction

from jixiao.web.plans.moving import decided, locked
from jixiao.web.reviews.models import OpinionRecord
from jixiao.web.reviews.opinions import given_items, grade_of
from jixiao.web.trail.recording import record
from jixiao.workflow.action import Action

if TYPE_CHECKING:
    from collections.abc import Mapping

    from jixiao.web.organisations.actor import Actor


@transaction.atomic
def give_opinion(
    plan_id: int,
    *,
    actor: Actor,
    scores: Mapping[str, str],
    texts: Mapping[str, str],
    remark: str = "",
) -> OpinionRecord:
    """Return the opinion, stored; raises TransitionRefused, InvalidScore.

    `scores` and `texts` are by the names of the form's eight items.
    """
    plan = locked(plan_id)
    decided(actor, plan, Action.GIVE_OPINION)
    items = given_items(scores, texts)
    score = sum((item.score for item in items), Decimal(0))
    given = OpinionRecord.objects.create(
        plan=plan, revision=plan.revision, stage=plan.stage, person=actor.person, score=score,
        grade=grade_of(score), remark=remark.strip(),
        items=[
            {"name": one.name, "points": str(one.points), "score": str(one.score), "text": one.text}
            for one in items
        ],
    )  # fmt: skip
    plan.touched = True
    plan.save(update_fields=["touched"])
    record(
        actor, Action.GIVE_OPINION, f"plan:{plan.pk}",
        after={"score": str(score), "grade": given.grade, "items": given.items, "remark": remark},
    )  # fmt: skip
    return given
