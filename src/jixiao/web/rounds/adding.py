"""Blank sheets for the approved plans of a round, and another look at drafts, many at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.db.models import Max, Prefetch

from jixiao.monitoring.told_money import NOTHING_TOLD
from jixiao.web.bindings.measured_until import measured_of
from jixiao.web.budgets.queries import all_told_until
from jixiao.web.plans.models import PlanRecord, VersionRecord
from jixiao.web.plans.printing import document_of_version
from jixiao.web.rounds.models import RoundRecord, SheetRecord
from jixiao.web.rounds.watching import Known, count, initial_budget, watched_with
from jixiao.workflow.courses import Standing

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from django.db.models import QuerySet


AT_ONCE: Final = 200
"""Sheets that are added in one request or one turn of the worker: about a second of work."""


def add_sheets(made: RoundRecord, most: int) -> int:
    """Add at most so many sheets that the round still lacks; return how many were added.

    What is there already stays, so that it can be called again after anything.
    """
    versions = Prefetch("versions", VersionRecord.objects.defer("typed"))
    plans = PlanRecord.objects.filter(pk__in=_lacking(made, most)).order_by("path", "code", "pk")
    plans = plans.defer("content").prefetch_related(versions)
    sheets = [sheet for plan in plans if (sheet := _blank(made, plan)) is not None]
    watch_all(sheets, made.cut_off)
    SheetRecord.objects.bulk_create(sheets)
    return len(sheets)


def _lacking(made: RoundRecord, most: int) -> list[int]:
    """Return approved plans without a sheet: those after the last one's first, then any before."""
    approved = PlanRecord.objects.filter(project__year=made.year_id, version__gt=0).order_by("pk")
    last = made.sheets.order_by().aggregate(last=Max("plan"))["last"] or 0
    found = list(approved.filter(pk__gt=last).values_list("pk", flat=True)[:most])
    if len(found) < most:
        late = approved.filter(pk__lt=last).exclude(sheets__round=made)
        found += late.values_list("pk", flat=True)[: most - len(found)]
    return found


def watch_drafts(round_id: int, after: int, most: int) -> int | None:
    """Look again at drafts of a round with larger numbers; return the last's, None at the end."""
    made = RoundRecord.objects.get(pk=round_id)
    found = list(_drafts().filter(round=made, pk__gt=after)[:most])
    _watch_again(made, found)
    return found[-1].pk if len(found) == most else None


def watch_project(project_id: int) -> None:
    """Look again at the drafts of a project: what is told of it changed."""
    for one in _drafts().filter(plan__project=project_id).select_related("round"):
        _watch_again(one.round, [one])


def _drafts() -> QuerySet[SheetRecord]:
    versions = Prefetch("plan__versions", VersionRecord.objects.defer("typed"))
    return (
        SheetRecord.objects.filter(standing=Standing.DRAFT)
        .select_for_update(of=("self",))
        .order_by("pk")
        .select_related("plan", "version")
        .defer("plan__content", "version__typed")
        .prefetch_related(versions)
    )


def _watch_again(made: RoundRecord, sheets: Sequence[SheetRecord]) -> None:
    for one in sheets:
        one.round, one.version.plan = made, one.plan
    watch_all(sheets, made.cut_off)
    SheetRecord.objects.bulk_update(sheets, ("money_lamp", "red", "yellow", "lacking"))


def watch_all(sheets: Sequence[SheetRecord], cut_off: date) -> None:
    """Keep beside drafts of one round what lists show of them; their plans' versions are at hand.

    What is known of all their plans is looked up at once, however many they are.
    """
    projects = [one.plan.project_id for one in sheets]
    told = all_told_until(projects, cut_off)
    measured = measured_of([one.version.pk for one in sheets], cut_off)
    for one in sheets:
        document = document_of_version(one.version)
        *_, first = one.plan.versions.all()
        known = Known(
            told=told.get(one.plan.project_id, NOTHING_TOLD),
            measured=measured.get(one.version.pk, {}),
            initial=initial_budget(document, one.version, first),
        )
        count(one, watched_with(one, document, known))


def _blank(made: RoundRecord, plan: PlanRecord) -> SheetRecord | None:
    version = next(iter(plan.versions.all()), None)
    if version is None:
        return None
    version.plan = plan
    return SheetRecord(round=made, plan=plan, version=version, path=plan.path)
