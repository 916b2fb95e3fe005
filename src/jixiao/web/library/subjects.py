"""What a subject of the library stands for: a standard, an entry, a known indicator."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from jixiao.model.errors import JixiaoError
from jixiao.model.message import message
from jixiao.standards.indicator_library import library_indicator
from jixiao.web.library.models import EntryRecord, KnownRecord
from jixiao.web.library.offers import Offer, Shelf, of_entry, of_known, of_standard
from jixiao.web.library.searching import division_of
from jixiao.workflow.library import LibraryAction, may_in_library

if TYPE_CHECKING:
    from jixiao.web.organisations.actor import Actor

STANDARD: Final = "standard"
ENTRY: Final = "entry"
KNOWN: Final = "known"


class NoSuchIndicator(JixiaoError):
    """The library has no such indicator, or none this person may know of."""


@dataclass(frozen=True, slots=True)
class Found:
    """What a subject stands for, and the place that keeps it ("" for the standards)."""

    offer: Offer
    place: str


def found_subject(subject: str, actor: Actor) -> Found:
    """Return what a subject stands for; raises NoSuchIndicator out of the actor's reach."""
    kind, _, number = subject.partition(":")
    found = _FIND[kind](number) if kind in _FIND and number else None
    if found is None or (
        found.place and not may_in_library(actor.held, LibraryAction.READ, found.place)
    ):
        raise NoSuchIndicator(message("指标库中没有这条指标；请重新查找。"))
    return found


def _standard(number: str) -> Found | None:
    one = library_indicator(number)
    return Found(of_standard(one), "") if one else None


def _entry(number: str) -> Found | None:
    one = EntryRecord.objects.filter(pk=int(number)).first() if _is_id(number) else None
    return Found(of_entry(one, _shelf(one.place)), one.place) if one else None


def _known(number: str) -> Found | None:
    one = KnownRecord.objects.filter(pk=int(number)).first() if _is_id(number) else None
    return Found(of_known(one, _shelf(one.place)), one.place) if one else None


def _shelf(place: str) -> Shelf:
    return Shelf.DIVISION if place == division_of(place) else Shelf.OWN


def _is_id(number: str) -> bool:
    return number.isascii() and number.isdecimal() and len(number) < 19  # noqa: PLR2004 - of a big integer


_FIND: Final = {STANDARD: _standard, ENTRY: _entry, KNOWN: _known}
