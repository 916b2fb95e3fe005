"""Cases within reach, and how often each check was right."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Count, Q

from jixiao.model.case import Verdict
from jixiao.safety.check import check_named
from jixiao.safety.precision import Precision
from jixiao.web.cases.models import CaseRecord
from jixiao.web.ledgers.queries import paths_within
from jixiao.web.organisations.models import OrganisationKind, OrganisationRecord
from jixiao.workflow.ledger_duty import LedgerDuty, has_duty

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from jixiao.safety.check import Check
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


def precisions(cases: QuerySet[CaseRecord]) -> list[CheckedKind]:
    """Return the precision of each check that has closed cases among these; none is read."""
    closed = cases.exclude(closed_on=None).order_by("kind").values_list("kind")
    counted = closed.annotate(
        confirmed=Count("pk", Q(verdict=Verdict.CONFIRMED)),
        excluded=Count("pk", Q(verdict=Verdict.EXCLUDED)),
    )
    return [CheckedKind(check_named(kind), Precision(kind, *told)) for kind, *told in counted]
