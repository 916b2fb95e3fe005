"""The work in the background: one task a file, taken up again when a worker died of it or with it.

With the claim of a file stands the task that looks after it once the lease is over, so that
nothing but the database has to survive.
"""

from __future__ import annotations

import logging
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Final

from django_tasks import task

from jixiao.model.errors import JixiaoError
from jixiao.model.message import message
from jixiao.web.intake.actions.claim_file import claim_file
from jixiao.web.intake.actions.finish_file import fail_file, finish_archive, finish_file
from jixiao.web.intake.gate import checked_kind
from jixiao.web.intake.leases import say
from jixiao.web.intake.members import stored_members
from jixiao.web.intake.reading import read_file_content
from jixiao.web.intake.storing import path_of
from jixiao.web.site.beating import beating

if TYPE_CHECKING:
    from collections.abc import Callable

    from django_tasks import TaskContext

    from jixiao.web.intake.models import IntakeFileRecord

_LOG: Final = logging.getLogger("jixiao.web")
_MARGIN: Final = timedelta(seconds=1)


class ReaderFailed(JixiaoError):
    """Reading stumbled over a fault of our own."""


@task(takes_context=True)
def read_file(context: TaskContext, file_id: int) -> None:
    """Read a file that waits, or that its worker left; whatever is done already is left alone."""
    file = claim_file(file_id, task=str(context.task_result.id), again=enqueue_read)
    if file is None:
        return
    try:
        with beating(lambda heard: say(file.pk, file.attempt, **heard)) as hear:
            _read(file, hear)
    except JixiaoError as fault:
        fail_file(file, fault)
    except Exception:  # noqa: BLE001 - a fault of ours must not leave the file in work
        _LOG.exception("reading %s", file.sha256)
        fail_file(
            file,
            ReaderFailed(
                message(
                    "{document}：读取时程序出错，已记入日志；请联系管理员。", document=file.name
                )
            ),
        )


def enqueue_read(file_id: int, after: datetime | None = None) -> None:
    """Let a file be read, in the transaction that is open; not before `after` if it is told."""
    if after is None:
        read_file.enqueue(file_id)
    else:
        read_file.using(run_after=after + _MARGIN).enqueue(file_id)


def _read(file: IntakeFileRecord, hear: Callable[[int, int], None]) -> None:
    content = path_of(file.sha256).read_bytes()
    kind = checked_kind(content, file.name)
    if kind == "zip":
        finish_archive(file, list(stored_members(file.name, content)), enqueue=enqueue_read)
        return
    read = read_file_content(file.name, content, kind, hear)
    finish_file(file, kind, read)
