"""Cases within reach, and how often each check was right."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from jixiao.safety.check import check_named
from jixiao.safety.precision import precision_of
from jixiao.web.cases.models import CaseRecord
from jixiao.web.ledgers.queries import paths_within
from jixiao.web.organisations.models import OrganisationKind, OrganisationRecord
from jixiao.workflow.ledger_duty import LedgerDuty, has_duty

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.db.models import QuerySet

    from jixiao.safety.check import Check
    from jixiao.safety.precision import Precision
    from jixiao.web.organisations.actor import Actor


@dataclass(frozen=True, slots=True)
class CheckedKind:
    """A check with how often it was right."""

    check: Check
    precision: Precision


def cases_of(actor: Actor) -> QuerySet[CaseRecord]:
    """Return the cases the actor may look at."""
    return CaseRecord.objects.filter(paths_within(actor, LedgerDuty.VIEW))


def divisions_to_look_in(actor: Actor) -> list[OrganisationRecord]:
    """Return the divisions in whose ledgers the actor looks for suspicions."""
    codes = {f"{one.place.partition('/')[0]}/" for one in actor.held}
    found = OrganisationRecord.objects.filter(path__in=codes, kind=OrganisationKind.DIVISION)
    return [one for one in found if has_duty(LedgerDuty.LOOK, held=actor.held, place=one.path)]


def precisions(cases: Iterable[CaseRecord]) -> list[CheckedKind]:
    """Return the precision of each check that has closed cases among these."""
    closed = [one.case for one in cases if one.closed_on is not None]
    return [CheckedKind(check_named(one.kind), one) for one in precision_of(closed)]
