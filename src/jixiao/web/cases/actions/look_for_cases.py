"""A bureau lets the ledgers of its division be looked through for suspicions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from jixiao.model.errors import JixiaoError
from jixiao.model.message import message
from jixiao.safety.check import check_named
from jixiao.web.ledgers.models import JobRecord, JobState
from jixiao.web.ledgers.tasks import give_out
from jixiao.web.organisations.models import OrganisationKind, OrganisationRecord
from jixiao.web.trail.recording import record
from jixiao.workflow.ledger_duty import LedgerDuty, refuse_without

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jixiao.web.organisations.actor import Actor

DECEMBER = 12
LONGEST_YEARS = 5


class LookRefused(JixiaoError):
    """No such division, months that are none, or looking is under way."""


def locked_division(
    division_id: int | None, *, actor: Actor, duty: LedgerDuty
) -> OrganisationRecord:
    """Return the division, locked until the transaction ends.

    Raises LookRefused, for another division than the own as well, TransitionRefused.
    """
    found = (
        OrganisationRecord.objects.select_for_update()
        .filter(pk=division_id or 0, kind=OrganisationKind.DIVISION)
        .first()
    )
    own = {f"{one.place.partition('/')[0]}/" for one in actor.held}
    if found is None or found.path not in own:
        raise LookRefused(message("没有这个行政区；请刷新页面后再试。"))
    refuse_without(duty, held=actor.held, place=found.path)
    return found


@transaction.atomic
def look_for_cases(
    division_id: int | None, first: int, last: int, *, actor: Actor, kinds: Sequence[str] = ()
) -> JobRecord:
    """Return the job that looks through the months (YYYYMM, inclusive), with all checks or some.

    Raises LookRefused, TransitionRefused, UnknownCheck.
    """
    division = locked_division(division_id, actor=actor, duty=LedgerDuty.LOOK)
    if not (_is_month(first) and _is_month(last) and first <= last):
        raise LookRefused(message("期间应写成六位年月，如 202401 至 202412，首月不晚于末月。"))
    if last // 100 - first // 100 >= LONGEST_YEARS:
        raise LookRefused(message("一次最多查{years}个年度。", years=LONGEST_YEARS))
    told = {"first": first, "last": last, "kinds": [check_named(one).kind for one in kinds]}
    refuse_under_way("safety", division)
    job = give_out("safety", place=division, person=actor.person, told=told)
    record(actor, LedgerDuty.LOOK, f"division:{division.pk}", after={**told, "job": job.pk})
    return job


def refuse_under_way(kind: str, division: OrganisationRecord) -> None:
    """Raise LookRefused while the same work is under way for the division."""
    open_states = [JobState.WAITING, JobState.WORKING]
    if JobRecord.objects.filter(kind=kind, place=division, state__in=open_states).exists():
        raise LookRefused(message("同样的处理正在进行；请等它完成。"))


def _is_month(month: int) -> bool:
    return 2000 <= month // 100 <= 2100 and 1 <= month % 100 <= DECEMBER  # noqa: PLR2004 - years
