"""Jobs for the worker: given out, held for a time, taken up again when a worker died of them."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from django.db import transaction
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from jixiao.locale import translator
from jixiao.model.message import message
from jixiao.web.ledgers.models import JobRecord, JobState

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from jixiao.model.message import Message

HELD: Final = timedelta(seconds=30)
"""A worker that says nothing for so long is dead; another takes the job up."""
ATTEMPTS: Final = 3


@transaction.atomic
def claim(job_id: int, *, task: str, again: Callable[[int, datetime], None]) -> JobRecord | None:
    """Return the job for this worker alone, None when there is nothing to do now.

    A job that another worker holds is looked at `again` when the lease is over.
    """
    job = JobRecord.objects.select_for_update().filter(pk=job_id).first()
    now = timezone.now()
    if job is None or not job.is_open:
        return None
    if job.state == JobState.WORKING:
        if job.lease is not None and job.lease > now:
            again(job.pk, job.lease)
            return None
        if job.task:
            dead = DBTaskResult.objects.filter(pk=job.task, status="RUNNING")
            dead.update(status="FAILED", finished_at=now)
    if job.attempt >= ATTEMPTS:
        give_up(job, message("处理程序{count}次因此中止，已停止；请联系管理员。", count=ATTEMPTS))
        return None
    job.state, job.attempt, job.task = JobState.WORKING, job.attempt + 1, task
    job.lease, job.done, job.total = now + HELD, 0, 0
    job.save()
    again(job.pk, job.lease)
    return job


def give_up(job: JobRecord, said: Message) -> None:
    """Store that the job cannot be done, and why, in both languages."""
    job.state = JobState.FAILED
    job.fault_zh, job.fault_en = said.render(), said.render(translator("en"))
    job.save()


def mine(claimed: JobRecord) -> JobRecord | None:
    """Return the job, locked, when it is still this worker's."""
    held = JobRecord.objects.select_for_update().filter(pk=claimed.pk, attempt=claimed.attempt)
    return held.filter(state=JobState.WORKING).first()


def hold(job: JobRecord, heard: dict[str, int]) -> None:
    """Hold the job on and store what is heard of it; nothing when it is another's meanwhile."""
    held = JobRecord.objects.filter(pk=job.pk, attempt=job.attempt, state=JobState.WORKING)
    held.update(lease=timezone.now() + HELD, **heard)
