"""A bureau lets what became of its cases be sealed, so that accuracy is measured by it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from jixiao.web.cases.actions.look_for_cases import locked_division, refuse_under_way
from jixiao.web.ledgers.tasks import give_out
from jixiao.web.trail.recording import record
from jixiao.workflow.ledger_duty import LedgerDuty

if TYPE_CHECKING:
    from jixiao.web.ledgers.models import JobRecord
    from jixiao.web.organisations.actor import Actor


@transaction.atomic
def order_sealing(division_id: int | None, *, actor: Actor) -> JobRecord:
    """Return the job that seals the division's cases; raises LookRefused, TransitionRefused."""
    division = locked_division(division_id, actor=actor, duty=LedgerDuty.SEAL_CASES)
    refuse_under_way("seal_cases", division)
    job = give_out("seal_cases", place=division, person=actor.person, told={})
    record(actor, LedgerDuty.SEAL_CASES, f"division:{division.pk}", after={"job": job.pk})
    return job
