"""Who is told of what: in the transaction of the change, before its trail entry."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.utils import timezone

from jixiao.web.notices.mailing import mail_is_on, mail_soon
from jixiao.web.notices.models import Kind, Mail, NoticeRecord
from jixiao.web.organisations.holders import holders_for
from jixiao.workflow.action import Action
from jixiao.workflow.role import Role
from jixiao.workflow.route import route_named

if TYPE_CHECKING:
    from collections.abc import Iterable

    from jixiao.web.organisations.holders import Holders
    from jixiao.web.organisations.models import PersonRecord
    from jixiao.web.plans.models import MoveRecord, PlanRecord
    from jixiao.web.reviews.models import CommentRecord

_TOLD: Final = {
    Action.SUBMIT: Kind.WAITING, Action.FORWARD: Kind.WAITING,
    Action.RETURN: Kind.RETURNED, Action.APPROVE: Kind.APPROVED,
}  # fmt: skip
_OF_APPROVALS: Final = (Role.UNIT_CLERK, Role.UNIT_HEAD, Role.DEPARTMENT_REVIEWER)
_SETTLED: Final = (Kind.WAITING, Kind.RETURNED, Kind.SOON, Kind.LATE)
"""Kinds that ask for something to be done; once the plan moved on, it is done."""
_LONGEST: Final = 300


def tell_of_move(plan: PlanRecord, step: MoveRecord) -> None:
    """Tell whom the step concerns; what asked its holders to act before counts as read."""
    settle(plan.project_id)
    kind = _TOLD.get(Action(step.action))
    if kind is None:
        return
    holders = holders_for(plan.path)
    told = "；".join(reason.get("text", "") for reason in step.reasons)
    if kind is Kind.APPROVED:
        version = plan.versions.first()
        told = version.document_number if version else ""
        people = [one for role in _OF_APPROVALS for one in holders.of(role, plan.path)]
    else:
        people = holding_now(plan, holders)
    notices = notices_to(
        people, plan, NoticeRecord(kind=kind, about=f"move:{step.pk}", by=step.person, text=told)
    )
    keep(notices)


def settle(project_id: int) -> None:
    """Count as read what asked to act on a project and its plan: somebody has."""
    asking = NoticeRecord.objects.filter(project=project_id, read=None, kind__in=_SETTLED)
    asking.update(read=timezone.now())


def tell_of_comment(comment: CommentRecord) -> None:
    """Tell the unit's clerks, who holds the plan now and who commented before."""
    plan = comment.plan
    holders = holders_for(plan.path)
    before = [one.person for one in plan.comments.select_related("person")]
    people = [*holders.of(Role.UNIT_CLERK, plan.path), *holding_now(plan, holders), *before]
    like = NoticeRecord(
        kind=Kind.COMMENT, about=f"comment:{comment.pk}", by=comment.person, text=comment.text
    )
    keep(notices_to(people, plan, like))


def holding_now(plan: PlanRecord, holders: Holders) -> list[PersonRecord]:
    """Return the people a plan waits for at its stage; nobody for an approved one."""
    step = route_named(plan.route).step(plan.at)
    return holders.of(step.role, plan.path) if step else []


def notices_to(
    people: Iterable[PersonRecord], plan: PlanRecord, like: NoticeRecord
) -> list[NoticeRecord]:
    """Return a notice like the given one for each person but who brought it about."""
    return [
        NoticeRecord(
            person=one, project_id=plan.project_id, plan=plan, kind=like.kind, about=like.about,
            by=like.by, text=like.text[:_LONGEST], due=like.due,
        )
        for one in {person.pk: person for person in people}.values()
        if one.pk != like.by_id
    ]  # fmt: skip


def keep(notices: Iterable[NoticeRecord]) -> int:
    """Store the notices nobody was told yet, with mail to those who have an address.

    Returns how many there were to tell.
    """
    told = list(notices)
    if mail_is_on():
        for one in told:
            one.mail = Mail.WAITING if one.person.mail else Mail.NONE
    NoticeRecord.objects.bulk_create(told, ignore_conflicts=True, batch_size=1000)
    if any(one.mail == Mail.WAITING for one in told):
        mail_soon()
    return len(told)
