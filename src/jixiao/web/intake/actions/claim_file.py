"""A worker takes a file up: alone, for a time, with the task that looks after it if it dies."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from jixiao.documents.faults import DocumentFault
from jixiao.locale import translator
from jixiao.model.message import message
from jixiao.web.intake.leases import ATTEMPTS, HELD
from jixiao.web.intake.models import UNFINISHED, IntakeFileRecord, State

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from jixiao.model.errors import JixiaoError
    from jixiao.model.message import Message


@transaction.atomic
def claim_file(
    file_id: int, *, task: str, again: Callable[[int, datetime], None]
) -> IntakeFileRecord | None:
    """Return the file to be read by this worker, None when there is nothing to do now.

    A file that another worker holds is looked at `again` when the lease is over; one that
    several workers died of is given up with the reason.
    """
    file = IntakeFileRecord.objects.select_for_update().filter(pk=file_id).first()
    now = timezone.now()
    if file is None or file.state not in UNFINISHED:
        return None
    if file.state == State.READING:
        if file.lease is not None and file.lease > now:
            again(file.pk, file.lease)
            return None
        _bury(file.task)
    if file.attempt >= ATTEMPTS:
        said = message(
            "{document}：读取程序{count}次因此文件中止，已停止；请检查文件，或拆分后再试。",
            document=file.name, count=ATTEMPTS,
        )  # fmt: skip
        give_up(file, said)
        return None
    file.state, file.attempt, file.task = State.READING, file.attempt + 1, task
    file.lease = now + HELD
    file.done = file.total = 0
    file.save()
    again(file.pk, file.lease)
    return file


def give_up(file: IntakeFileRecord, said: Message) -> None:
    """Store that the file is not read, and why, in both languages."""
    file.state = State.FAILED
    file.fault_zh, file.fault_en = said.render(), said.render(translator("en"))
    file.save()


def told_by(fault: JixiaoError) -> Message:
    """Return what is wrong, without the file's name before it, which stands beside it anyway."""
    return fault.found if isinstance(fault, DocumentFault) else fault.message


def _bury(task: str) -> None:
    """Let the task of a dead worker no longer count as running."""
    running = DBTaskResult.objects.filter(pk=task, status="RUNNING") if task else None
    if running is not None:
        running.update(status="FAILED", finished_at=timezone.now())
