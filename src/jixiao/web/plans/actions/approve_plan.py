"""The bureau approves a plan: an immutable version with number and date."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.db import transaction

from jixiao.model.errors import JixiaoError
from jixiao.model.message import message
from jixiao.model.plan import DocumentKind
from jixiao.web.evidence.freezing import freeze_attachments
from jixiao.web.library.indexing import learn
from jixiao.web.plans.mapping import document_of, exchange_of, plan_on_record, sha256_of
from jixiao.web.plans.models import VersionRecord
from jixiao.web.plans.moving import decided, locked, moved
from jixiao.web.trail.recording import record
from jixiao.workflow.action import Action

if TYPE_CHECKING:
    from jixiao.web.organisations.actor import Actor

LONGEST_NUMBER: Final = 60


class InvalidNumber(JixiaoError):
    """A document number that is blank or longer than any."""


@transaction.atomic
def approve_plan(plan_id: int, *, actor: Actor, document_number: str) -> VersionRecord:
    """Return the version made of the plan as it stands; raises TransitionRefused, InvalidNumber.

    `document_number` is the 批复文号 that the approval is issued under.
    """
    plan = locked(plan_id)
    done = decided(actor, plan, Action.APPROVE)
    number = document_number.strip()
    if not 0 < len(number) <= LONGEST_NUMBER:
        raise InvalidNumber(
            message("批复文号应为1至{most}个字；请核对后再批复。", most=LONGEST_NUMBER)
        )
    plan.version += 1
    document = document_of(
        plan_on_record(plan).plan,
        name=plan.name,
        year=plan.fiscal_year,
        kind=DocumentKind.APPROVAL,
    )
    content = exchange_of(document)
    version = VersionRecord.objects.create(
        plan=plan, number=plan.version, document_number=number, person=actor.person,
        reason=plan.adjusting, typed=plan.content, content=content, sha256=sha256_of(content),
    )  # fmt: skip
    attachments = freeze_attachments(version)
    plan.adjusting = ""
    learn(version)
    moved(actor, plan, done)
    record(
        actor, "freeze", f"version:{version.pk}",
        after={"plan": plan.pk, "number": version.number, "sha256": version.sha256,
               "document_number": number, "attachments": attachments},
    )  # fmt: skip
    return version
