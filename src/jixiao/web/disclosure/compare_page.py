"""The public comparison of like indicators across counties."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import render

from jixiao.web.disclosure.comparing import compare, measures, years
from jixiao.web.disclosure.models import Measured
from jixiao.web.disclosure.public_page import public_page

if TYPE_CHECKING:
    from collections.abc import Sequence

    from django.http import HttpRequest
    from django.http.response import HttpResponseBase

    from jixiao.web.disclosure.comparing import Comparison, Measure


@public_page
def comparison(request: HttpRequest) -> HttpResponseBase:
    """Show where counties stand in one measure, chosen by year, kind and words."""
    wanted, known = request.GET, years()
    told = wanted.get("year", "")
    year = int(told) if told.isascii() and told.isdecimal() and len(told) == 4 else 0  # noqa: PLR2004 - digits of a year
    if year not in known:
        year = known[0] if known else 0
    kind = wanted.get("kind", "")
    measured = Measured(kind) if kind in Measured.values else Measured.SATISFACTION
    words = wanted.get("words", "").strip()[:40]
    choices = measures(year, measured, words)
    chosen = _chosen(choices, measured, wanted.get("measure", ""))
    together = measured is Measured.SATISFACTION and chosen is None and not words
    found = compare(year, measured, chosen) if chosen or together else None
    surroundings = {
        "years": known,
        "year": year,
        "kinds": Measured.choices,
        "kind": measured.value,
        "words": words,
        "measures": choices,
        "chosen": chosen,
        "together": together,
        "found": found,
        "chart": _chart(found) if found and found.rows else None,
    }
    return render(request, "disclosure/comparison.html", surroundings)


def _chosen(choices: Sequence[Measure], measured: Measured, told: str) -> Measure | None:
    """Return the measure an address names; the first of all, but for satisfaction."""
    named = (one for one in choices if f"{one.likeness}|{one.dimension}" == told)
    first = None if measured is Measured.SATISFACTION else next(iter(choices), None)
    return next(named, first)


def _chart(found: Comparison) -> dict[str, object]:
    """Return what the chart shows: a box and the single values of each county."""
    return {
        "kind": "spread",
        "unit": found.unit,
        "names": [one.county for one in found.spreads],
        "boxes": [
            [float(value) for value in (one.least, one.lower, one.middle, one.upper, one.most)]
            for one in found.spreads
        ],
        "dots": [
            [place, float(value)] for place, one in enumerate(found.spreads) for value in one.values
        ],
    }
