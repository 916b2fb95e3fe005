"""Where an indicator is used: plans by name where the reader may know them, the rest counted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from django.db.models import Q

from jixiao.web.disclosure.models import Standing
from jixiao.web.library.models import KnownRecord, TargetRecord, UseRecord
from jixiao.web.library.offers import Common, Offer
from jixiao.web.plans.queries import within_reach

if TYPE_CHECKING:
    from jixiao.web.organisations.actor import Actor

SHOWN: Final = 50


@dataclass(frozen=True, slots=True)
class Uses:
    """Uses that may be named, how many may not, and every target with how many set it."""

    named: tuple[UseRecord, ...]
    unnamed: int
    targets: tuple[Common, ...]


def uses_of(offer: Offer, actor: Actor) -> Uses:
    """Return where approved plans of the division use what is offered.

    A plan is named to those within whose reach it lies, and to all once it is public.
    """
    if not offer.known:
        return Uses((), 0, ())
    mine = UseRecord.objects.filter(known=offer.known, plan__secret=False)
    open_to_all = Q(plan__public__standing=Standing.PUBLISHED)
    known_to = open_to_all | Q(plan__in=within_reach(actor).values("pk"))
    named = mine.filter(known_to).select_related("plan__project__unit", "plan__public")
    shown = tuple(named[:SHOWN])
    whole = KnownRecord.objects.get(pk=offer.known).uses
    targets = TargetRecord.objects.filter(known=offer.known, uses__gt=0)[: 2 * SHOWN]
    return Uses(shown, max(0, whole - len(shown)), tuple(Common(t.text, t.uses) for t in targets))
