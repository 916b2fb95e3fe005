"""What came of public plans: disclosed self-evaluations and expert evaluations, as lines of JSON.

Those of a plan that is withheld, or became secret, are not public either.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

from jixiao.web.disclosure.downloads import json_line
from jixiao.web.disclosure.models import Standing
from jixiao.web.evaluations.models import PublicPanelRecord
from jixiao.web.results.models import DisclosedResultRecord

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime

    from django.db.models import QuerySet

    from jixiao.web.disclosure.models import PublicPlanRecord

TAKEN: Final = 200
"""Plans whose outcomes are taken from the database at a time."""


def published(publics: Sequence[PublicPlanRecord]) -> list[int]:
    """Return the plans among them that are published."""
    return [one.plan_id for one in publics if one.standing == Standing.PUBLISHED]


def results_of(plans: Sequence[int]) -> QuerySet[DisclosedResultRecord]:
    """Return the disclosed results of plans, each plan's in the order of their numbers."""
    found = DisclosedResultRecord.objects.filter(plan__in=plans).select_related("result")
    return found.order_by("plan", "result__number")


def panels_of(plans: Sequence[int]) -> QuerySet[PublicPanelRecord]:
    """Return the disclosed evaluations and assessments of plans, each plan's in their order."""
    return PublicPanelRecord.objects.filter(plan__in=plans).order_by("plan", "panel")


def result_lines(plans: Sequence[int]) -> Iterator[bytes]:
    """Yield a line for each disclosed self-evaluation, in the exchange format."""
    for some in _parts(plans):
        for one in results_of(some):
            yield json_line(one.result.content)


def panel_lines(plans: Sequence[int]) -> Iterator[bytes]:
    """Yield a line for each disclosed evaluation, as its own file tells it."""
    for some in _parts(plans):
        for one in panels_of(some):
            yield json.dumps(one.content, ensure_ascii=False, sort_keys=True).encode() + b"\n"


def marks(plans: Sequence[int]) -> Iterator[tuple[str, datetime]]:
    """Yield the hash of each disclosed outcome, and when it was disclosed."""
    for some in _parts(plans):
        yield from results_of(some).values_list("result__sha256", "at")
        yield from panels_of(some).values_list("sha256", "at")


def _parts(plans: Sequence[int]) -> Iterator[Sequence[int]]:
    for start in range(0, len(plans), TAKEN):
        yield plans[start : start + TAKEN]
