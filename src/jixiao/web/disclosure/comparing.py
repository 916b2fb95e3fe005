"""Like indicators of published plans, side by side: where each county stands."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from decimal import Decimal
from statistics import quantiles
from typing import TYPE_CHECKING, Final

from django.core.cache import cache
from django.db.models import Count, QuerySet

from jixiao.review.rows import figure
from jixiao.review.similarity import is_close
from jixiao.web.disclosure.models import IndicatorRecord, Measured
from jixiao.web.organisations.models import OrganisationRecord

if TYPE_CHECKING:
    from collections.abc import Sequence

_KEPT: Final = 300  # seconds
_MOST_MEASURES: Final = 200
_MOST_ROWS: Final = 1000
_CLOSE: Final = 0.7
_HUNDRED: Final = 100
_WHOLE: Final = "1"
_ONE_PLACE: Final = Decimal("0.0001")


@dataclass(frozen=True, slots=True)
class Measure:
    """Something that several plans state a number for: its name and unit, and how many do."""

    likeness: str
    dimension: str
    divisions: int
    rows: int


@dataclass(frozen=True, slots=True)
class Stated:
    """One indicator as the comparison shows it; `value` in `unit` of the comparison."""

    division: str
    county: str
    plan_id: int
    project: str
    unit_name: str
    name: str
    target: str
    value: Decimal


@dataclass(frozen=True, slots=True)
class Spread:
    """The values of one county: the least, quartiles, the most, and all of them in order."""

    county: str
    count: int
    least: Decimal
    lower: Decimal
    middle: Decimal
    upper: Decimal
    most: Decimal
    values: tuple[Decimal, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """All that was found for a measure: county by county, and row by row."""

    unit: str
    spreads: tuple[Spread, ...]
    rows: tuple[Stated, ...]
    left_out: int


def indicators(year: int) -> QuerySet[IndicatorRecord]:
    """Return the indicators of published plans of a year, none of secret projects."""
    return IndicatorRecord.objects.filter(
        fiscal_year=year, public__plan__secret=False, public__plan__project__secret=False
    )


def years() -> list[int]:
    """Return the years with published indicators, the newest first."""
    found = IndicatorRecord.objects.order_by("-fiscal_year").values_list("fiscal_year", flat=True)
    return list(found.distinct())


def measures(year: int, measured: Measured, words: str = "") -> list[Measure]:
    """Return what can be compared in a year, that of most counties first; 200 at most.

    Kept for five minutes, because the whole year is counted.
    """
    key = f"measures:{year}:{measured}:{words.encode().hex()[:120]}"
    found: list[Measure] | None = cache.get(key)
    if found is None:
        wanted = indicators(year).filter(measured=measured)
        if words:
            wanted = wanted.filter(likeness__icontains=words)
        rows = (
            wanted.order_by()
            .values("likeness", "dimension")
            .annotate(divisions=Count("division", distinct=True), rows=Count("pk"))
            .order_by("-divisions", "-rows", "likeness", "dimension")[:_MOST_MEASURES]
        )
        found = [Measure(**row) for row in rows]
        cache.set(key, found, _KEPT)
    return found


def compare(year: int, measured: Measured, measure: Measure | None) -> Comparison:
    """Return where the counties stand in one measure and its near namesakes of the same unit.

    `measure` None takes all satisfaction targets together, which have one unit.
    """
    wanted = indicators(year).filter(measured=measured)
    if measure is not None:
        near = {
            one.likeness
            for one in measures(year, measured)
            if one.dimension == measure.dimension
            and is_close(one.likeness, measure.likeness, _CLOSE)
        } | {measure.likeness}
        wanted = wanted.filter(dimension=measure.dimension, likeness__in=near)
    dimension = measure.dimension if measure else _WHOLE
    rows = _stated(wanted, dimension)
    grouped: dict[tuple[str, str], list[Decimal]] = defaultdict(list)
    for one in rows:
        grouped[one.division, one.county].append(one.value)
    spreads = tuple(_spread(county, sorted(own)) for (_, county), own in grouped.items())
    unit = "%" if dimension == _WHOLE else dimension
    return Comparison(unit, spreads, tuple(rows), max(0, wanted.count() - len(rows)))


def _stated(wanted: QuerySet[IndicatorRecord], dimension: str) -> list[Stated]:
    names = dict(OrganisationRecord.objects.filter(parent=None).values_list("code", "name"))
    scale = _HUNDRED if dimension == _WHOLE else 1
    found = wanted.select_related("public").order_by("division", "value", "pk")[:_MOST_ROWS]
    return [
        Stated(
            one.division, names.get(one.division, one.division), one.public.plan_id,
            one.public.name, one.public.unit_name, one.name, one.target,
            Decimal(figure(one.value * scale)),
        )
        for one in found
    ]  # fmt: skip


def _spread(county: str, values: Sequence[Decimal]) -> Spread:
    """Return least, quartiles (inclusive) and most of values in order."""
    lower, middle, upper = _quartiles(values)
    return Spread(county, len(values), values[0], lower, middle, upper, values[-1], tuple(values))


def _quartiles(values: Sequence[Decimal]) -> tuple[Decimal, Decimal, Decimal]:
    if len(values) == 1:
        return values[0], values[0], values[0]
    lower, middle, upper = quantiles(values, n=4, method="inclusive")
    return _short(lower), _short(middle), _short(upper)


def _short(value: Decimal) -> Decimal:
    return Decimal(figure(value.quantize(_ONE_PLACE)))
