"""Indicators found by words: in the name by pairs of characters, or class, or unit.

The work depends on what the words find in one division, not on the number of plans.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.db.models import Q
from django.utils import timezone

from jixiao.standards.indicator_classes import level2_classes
from jixiao.standards.indicator_library import find_indicators
from jixiao.standards.units import unit_table
from jixiao.web.library.indexing import grams_of
from jixiao.web.library.models import EntryRecord, GramRecord, KnownRecord, RetirementRecord
from jixiao.web.library.offers import Offer, Shelf, of_entry, of_known, of_standard, with_uses

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.db.models import QuerySet

SHOWN: Final = 30
LONGEST: Final = 60
_MOST_WORDS: Final = 6
_PAIR: Final = 2
_LOOKED_AT: Final = 2000
"""Of words with a single character only: names looked at, the most used first."""


def division_of(place: str) -> str:
    """Return the path of the division a place lies in."""
    return f"{place.partition('/')[0]}/"


def search(place: str, words: str, shelf: Shelf | None = None, most: int = SHOWN) -> list[Offer]:
    """Return what is offered at a place (a division's or a unit's path) for the words.

    All words must be found in name, class, unit or sector. The own unit's come first, then those
    kept for the division, common ones and those of sectors, last what others in the division use;
    an indicator that stands on several shelves is shown on the first.
    """
    wanted = words[:LONGEST].split()[:_MOST_WORDS]
    division = division_of(place)
    gone = retired_at({place, division})
    found: dict[tuple[str, str], Offer] = {}
    for one in _offers(place, division, wanted, shelf):
        if one.subject not in gone:
            found.setdefault(one.key, one)
    return with_uses(list(found.values())[:most], division)


def retired_at(places: Iterable[str]) -> set[str]:
    """Return the subjects that the places no longer offer."""
    found = RetirementRecord.objects.filter(place__in=places)
    return set(found.values_list("subject", flat=True))


def _offers(place: str, division: str, words: list[str], shelf: Shelf | None) -> Iterable[Offer]:
    if shelf in (None, Shelf.OWN) and place != division:
        yield from (of_entry(one, Shelf.OWN) for one in _entries(place, words))
        yield from (of_known(one, Shelf.OWN) for one in _own(place, words))
    if shelf in (None, Shelf.DIVISION):
        yield from (of_entry(one, Shelf.DIVISION) for one in _entries(division, words))
    standards = map(of_standard, find_indicators(" ".join(words), timezone.localdate()))
    yield from (one for one in standards if shelf in (None, one.shelf))
    if shelf in (None, Shelf.DIVISION):
        yield from (of_known(one, Shelf.DIVISION) for one in _of_division(division, words))


def _entries(place: str, words: list[str]) -> QuerySet[EntryRecord]:
    found = EntryRecord.objects.filter(place=place)
    for word in words:
        held = Q(name__contains=word) | Q(level2__contains=word) | Q(sector__contains=word)
        found = found.filter(held | Q(unit=word))
    return found[: 10 * SHOWN]


def _own(place: str, words: list[str]) -> QuerySet[KnownRecord]:
    """Return what the unit's approved plans use: a few hundred, looked through."""
    found = KnownRecord.objects.filter(place=place, uses__gt=0)
    for word in words:
        found = found.filter(Q(name__contains=word) | Q(kind__contains=word) | Q(unit=word))
    return found[: 2 * SHOWN]


def _of_division(division: str, words: list[str]) -> QuerySet[KnownRecord]:
    known = KnownRecord.objects.filter(place=division, uses__gt=0)
    if words and all(len(word) == 1 for word in words):
        known = known.filter(pk__in=list(known.values_list("pk", flat=True)[:_LOOKED_AT]))
    for word in words:
        known = known.filter(_holds(division, word))
    return known[: 2 * SHOWN]


def _holds(division: str, word: str) -> Q:
    """Return the condition that a name, class or unit holds the word.

    A word of two characters is a pair itself; of longer ones the pairs may stand apart.
    """
    held = Q() if len(word) == _PAIR else Q(name__contains=word)
    for gram in grams_of(word):
        own = GramRecord.objects.filter(place=division, gram=gram)
        held &= Q(pk__in=own.values("known"))
    kinds = [one.name for one in level2_classes() if word in one.name]
    if kinds:
        held |= Q(kind__in=kinds)
    return held | Q(unit=word) if word in unit_table() or "/" in word else held
