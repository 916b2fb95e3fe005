"""The worker's side: one task a job, whatever its kind; each kind lives beside what it changes."""

from __future__ import annotations

import logging
from datetime import datetime, timedelta
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

from django.db import transaction
from django.utils import timezone
from django_tasks import task

from jixiao.measurement.faults import StoreBusy
from jixiao.model.errors import JixiaoError
from jixiao.model.message import message
from jixiao.web.ledgers.leases import claim, give_up, hold, mine
from jixiao.web.ledgers.models import JobRecord, JobState
from jixiao.web.site.beating import beating

if TYPE_CHECKING:
    from collections.abc import Callable

    from django_tasks import TaskContext

    from jixiao.model.message import Message
    from jixiao.web.organisations.models import OrganisationRecord, PersonRecord

    Finish = Callable[[JobRecord], dict[str, Any]]
    Run = Callable[[JobRecord, Callable[[int, int], None]], Finish]

_LOG: Final = logging.getLogger("jixiao.web")
_SOON: Final = timedelta(seconds=3)
WORKS: Final = {
    "check": "jixiao.web.ledgers.checking_work",
    "seal": "jixiao.web.ledgers.sealing_work",
    "safety": "jixiao.web.cases.looking_work",
    "seal_cases": "jixiao.web.cases.sealing_work",
    "sample": "jixiao.web.site.sample_ledgers",
    "sample_cases": "jixiao.web.site.sample_cases",
    "sample_measured": "jixiao.web.site.sample_measured",
    "measure": "jixiao.web.bindings.measuring_work",
    "measure_all": "jixiao.web.rounds.measuring_work",
}
"""The module of each kind: `run` does what takes long and returns what stores it, at once.

Where a module has `failed`, it is called once the job was given up.
"""


def give_out(
    kind: str, *, place: OrganisationRecord, person: PersonRecord | None, told: dict[str, Any]
) -> JobRecord:
    """Return a job of the kind, waiting for the worker, in the transaction that is open."""
    job = JobRecord.objects.create(kind=kind, place=place, person=person, told=told)
    work.enqueue(job.pk)
    return job


@task(takes_context=True)
def work(context: TaskContext, job_id: int) -> None:
    """Do a job that waits, or that its worker left; whatever is done already is left alone."""
    job = claim(job_id, task=str(context.task_result.id), again=_again)
    if job is not None:
        do(job)


def do(job: JobRecord) -> None:
    """Do a job that is claimed; a store that is busy is tried again soon."""
    module = import_module(WORKS[job.kind])
    run: Run = module.run
    try:
        with beating(partial(hold, job)) as hear:
            finish = run(job, hear)
        with transaction.atomic():
            held = mine(job)
            if held is not None:
                held.result = finish(held)
                held.state, held.done, held.total = JobState.DONE, 1, 1
                held.save()
    except StoreBusy:
        _wait(job)
    except JixiaoError as fault:
        _fail(job, fault.message)
    except Exception:  # noqa: BLE001 - a fault of ours must not leave the job in work
        _LOG.exception("job %s %s", job.kind, job.pk)
        _fail(job, message("处理时程序出错，已记入日志；请联系管理员。"))


@transaction.atomic
def _fail(job: JobRecord, said: Message) -> None:
    held = mine(job)
    if held is not None:
        give_up(held, said)
        failed = getattr(import_module(WORKS[job.kind]), "failed", None)
        if failed is not None:
            failed(held)


@transaction.atomic
def _wait(job: JobRecord) -> None:
    held = mine(job)
    if held is not None:
        held.state, held.attempt = JobState.WAITING, 0
        held.save()
        _again(held.pk, timezone.now() + _SOON)


def _again(job_id: int, after: datetime) -> None:
    work.using(run_after=after + timedelta(seconds=1)).enqueue(job_id)
