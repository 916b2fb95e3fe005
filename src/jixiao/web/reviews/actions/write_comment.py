"""Somebody writes a comment beside a row or the head of a plan."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from jixiao.model.errors import JixiaoError
from jixiao.model.message import message
from jixiao.web.notices.telling import tell_of_comment
from jixiao.web.plans.moving import decided, locked
from jixiao.web.reviews.models import CommentRecord
from jixiao.web.trail.recording import record
from jixiao.workflow.action import Action

if TYPE_CHECKING:
    from jixiao.web.organisations.actor import Actor


class EmptyComment(JixiaoError):
    """A comment without words."""


@transaction.atomic
def write_comment(plan_id: int, *, actor: Actor, row: str, text: str) -> CommentRecord:
    """Return the comment, stored; raises TransitionRefused, EmptyComment."""
    plan = locked(plan_id)
    decided(actor, plan, Action.COMMENT)
    if not text.strip():
        raise EmptyComment(message("批注是空的；请写上内容再保存。"))
    made = CommentRecord.objects.create(
        plan=plan, row=row[:40], person=actor.person, text=text.strip()
    )
    tell_of_comment(made)
    record(actor, Action.COMMENT, f"plan:{plan.pk}", after={"row": made.row, "text": made.text})
    return made
