"""The worker's side of a large round: sheets added part by part, taken up again after a death.

Each part stands in a transaction of its own with the task for the next one. A guard looks after
the round from time to time until it is ready, and goes on where no worker moved it any more;
two at once do no harm, since the round is locked and a plan has one sheet in it.
"""

from __future__ import annotations

from datetime import timedelta
from typing import Final

from django.db import transaction
from django.utils import timezone
from django_tasks import task

from jixiao.web.ledgers.models import JobRecord, JobState
from jixiao.web.rounds.adding import AT_ONCE, add_sheets, watch_drafts
from jixiao.web.rounds.models import RoundRecord
from jixiao.workflow.courses import Standing

IDLE: Final = timedelta(seconds=60)
"""A round that nobody moved for so long has lost its worker."""


@task()
def add_part(round_id: int) -> None:
    """Add the next part of a round that is not ready, and let the next one be added."""
    with transaction.atomic():
        made = RoundRecord.objects.select_for_update().filter(pk=round_id, ready=False).first()
        if made is None:
            return
        added = add_sheets(made, AT_ONCE)
        made.ready, made.moved = added < AT_ONCE, timezone.now()
        made.save(update_fields=["ready", "moved"])
        if not made.ready:
            add_part.enqueue(round_id)


@task()
def guard(round_id: int) -> None:
    """Go on with a round whose worker died, and look again later, until it is ready."""
    with transaction.atomic():
        made = RoundRecord.objects.filter(pk=round_id, ready=False).first()
        if made is None:
            return
        now = timezone.now()
        idle = made.moved is None or made.moved < now - IDLE
        if idle and not _is_measured_now(round_id):
            add_part.enqueue(round_id)
        guard.using(run_after=now + IDLE).enqueue(round_id)


def _is_measured_now(round_id: int) -> bool:
    """Return whether the sheets wait for a measuring that goes on; a job given up holds nobody."""
    held = JobRecord.objects.filter(kind="measure_all", told__round=round_id)
    return held.filter(state__in=[JobState.WAITING, JobState.WORKING]).exists()


@task()
def watch_again(round_id: int, after: int = 0) -> None:
    """Look again at drafts of a round from a number on, part by part: lamps may have changed."""
    with transaction.atomic():
        last = watch_drafts(round_id, after, AT_ONCE)
        if last is not None:
            watch_again.enqueue(round_id, last)


def enqueue_guard(round_id: int) -> None:
    """Let a round be looked after until it is ready, in the transaction that is open."""
    guard.using(run_after=timezone.now() + IDLE).enqueue(round_id)


def enqueue_sheets(round_id: int) -> None:
    """Let the worker add the sheets of a round, in the transaction that is open."""
    add_part.enqueue(round_id)
    enqueue_guard(round_id)


def enqueue_watching(year_id: int) -> None:
    """Let drafts of a year be looked at again: money of many projects was told.

    Those of a round that is being drawn up as well: sheets added before are there by then.
    """
    rounds = RoundRecord.objects.filter(year=year_id, sheets__standing=Standing.DRAFT)
    for round_id in rounds.order_by("pk").values_list("pk", flat=True).distinct():
        watch_again.enqueue(round_id)
