"""Blank sheets for the approved plans of a round, so many at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from jixiao.web.plans.models import PlanRecord
from jixiao.web.rounds.models import SheetRecord
from jixiao.web.rounds.watching import count, watched

if TYPE_CHECKING:
    from jixiao.web.rounds.models import RoundRecord

AT_ONCE: Final = 200
"""Sheets that are added in one request or one turn of the worker: about a second of work."""


def add_sheets(made: RoundRecord, most: int) -> int:
    """Add at most so many sheets that the round still lacks; return how many were added.

    What is there already stays, so that it can be called again after anything.
    """
    approved = PlanRecord.objects.filter(project__year=made.year_id, version__gt=0)
    lacking = approved.exclude(sheets__round=made).order_by("path", "code", "pk")
    plans = lacking.select_related("project").prefetch_related("versions")[:most]
    sheets = [sheet for plan in plans if (sheet := _blank(made, plan)) is not None]
    SheetRecord.objects.bulk_create(sheets)
    return len(sheets)


def _blank(made: RoundRecord, plan: PlanRecord) -> SheetRecord | None:
    version = next(iter(plan.versions.all()), None)
    if version is None:
        return None
    version.plan = plan
    sheet = SheetRecord(round=made, plan=plan, version=version, path=plan.path)
    count(sheet, watched(sheet))
    return sheet
