"""What the library offers a place: entries and known indicators as people choose among them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from django.db.models import F, Max, Min, Window
from django.db.models.functions import RowNumber
from django.utils.translation import get_language

from jixiao.model.indicator import Indicator
from jixiao.model.plan import PlanDocument
from jixiao.review.context import Context
from jixiao.review.known_names import likeness_of
from jixiao.review.rows import figure
from jixiao.standards.policy import citation
from jixiao.web.library.models import EntryRecord, KnownRecord, TargetRecord

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from decimal import Decimal

    from jixiao.standards.indicator_library import LibraryIndicator

SHOWN_TARGETS: Final = 4
_WHOLE: Final = "1"
_MONEY: Final = "元"
_HUNDRED: Final = 100
_PLACES: Final = 4


class Shelf(StrEnum):
    """Where an offer comes from."""

    OWN = "own"
    DIVISION = "division"
    COMMON = "common"
    SECTOR = "sector"


@dataclass(frozen=True, slots=True)
class Common:
    """A target that others set, and how many plans do."""

    text: str
    uses: int


@dataclass(frozen=True, slots=True)
class Offer:
    """An indicator to choose.

    `subject` names it (`standard:…`, `entry:…`, `known:…`); `known` is the id of what the division
    knows of it, 0 where no approved plan uses it; `least` and `most` are shown with their unit.
    """

    shelf: Shelf
    subject: str
    level2: str
    name: str
    operator: str = ""
    unit: str = ""
    about: str = ""
    sector: str = ""
    source: str = ""
    known: int = 0
    uses: int = 0
    last_year: int = 0
    least: str = ""
    most: str = ""
    targets: tuple[Common, ...] = ()

    @property
    def key(self) -> tuple[str, str]:
        """What makes two offers the same indicator: class and name without what tells nothing."""
        return self.level2, likeness(self.name)


def likeness(name: str) -> str:
    """Return the name under which uses of an indicator of that name are counted."""
    return likeness_of(Indicator(name=name), Context.of(PlanDocument("")))[:120]


def of_standard(one: LibraryIndicator) -> Offer:
    """Return the offer of a common indicator or one of a sector, with the clause it rests on."""
    english = get_language() == "en"
    return Offer(
        Shelf.SECTOR if one.sector else Shelf.COMMON, f"standard:{one.id}", one.level2.name,
        one.name, one.operator, one.unit,
        one.about_en if english else one.about, one.sector, citation(one.source, english=english),
    )  # fmt: skip


def of_entry(one: EntryRecord, shelf: Shelf) -> Offer:
    """Return the offer of an entry that somebody keeps."""
    return Offer(
        shelf,
        f"entry:{one.pk}",
        one.level2,
        one.name,
        one.operator,
        one.unit,
        one.about,
        one.sector,
    )


def of_known(one: KnownRecord, shelf: Shelf) -> Offer:
    """Return the offer of an indicator that approved plans use."""
    return Offer(
        shelf, f"known:{one.pk}", one.kind, one.name, unit=one.unit, known=one.pk,
        uses=one.uses, last_year=one.last_year,
    )  # fmt: skip


def with_uses(offers: Sequence[Offer], division: str) -> list[Offer]:
    """Return the offers with how often approved plans of the division use them, and the targets."""
    keys = {one: one.key for one in offers}
    rows = KnownRecord.objects.filter(
        place=division, likeness__in={like for _, like in keys.values()}, uses__gt=0
    ).order_by("uses", "-pk")
    held = {(row.kind, row.likeness): row for row in rows}
    told = [
        replace(one, known=row.pk, uses=row.uses, last_year=row.last_year)
        if (row := held.get(keys[one]))
        else one
        for one in offers
    ]
    return _with_targets(told, {row.pk: row for row in held.values()})


def _with_targets(offers: list[Offer], rows: dict[int, KnownRecord]) -> list[Offer]:
    known = [one.known for one in offers if one.known]
    ranges = _ranges(known)
    common = _common(known)
    found = []
    for one in offers:
        least, most = ranges.get(one.known, (None, None))
        row = rows.get(one.known)
        dimension = row.dimension if row else ""
        found.append(
            replace(
                one, least=shown_value(least, dimension), most=shown_value(most, dimension),
                targets=tuple(common.get(one.known, ())),
            )
        )  # fmt: skip
    return found


def _ranges(known: Iterable[int]) -> dict[int, tuple[Decimal | None, Decimal | None]]:
    rows = (
        TargetRecord.objects.filter(known__in=known, uses__gt=0)
        .order_by()
        .values("known")
        .annotate(least=Min("value"), most=Max("value"))
    )
    return {row["known"]: (row["least"], row["most"]) for row in rows}


def _common(known: Iterable[int]) -> dict[int, list[Common]]:
    ranked = TargetRecord.objects.filter(known__in=known, uses__gt=0).annotate(
        rank=Window(
            RowNumber(), partition_by=F("known"), order_by=[F("uses").desc(), F("pk").asc()]
        )
    )
    found: dict[int, list[Common]] = {}
    for one in ranked.filter(rank__lte=SHOWN_TARGETS).order_by("known", "rank"):
        found.setdefault(one.known_id, []).append(Common(one.text, one.uses))
    return found


def shown_value(value: Decimal | None, dimension: str) -> str:
    """Return a number in base units as people write it: `95%`, `2.5元/(人·月)`, `129万元`."""
    if value is None:
        return ""
    if dimension == _WHOLE:
        return f"{figure(round(value * _HUNDRED, _PLACES))}%"
    if dimension == _MONEY and abs(value) >= 10 * _HUNDRED**2:
        return f"{figure(round(value / _HUNDRED**2, _PLACES))}万元"
    return f"{figure(round(value, _PLACES))}{dimension}"
