"""A worker is done with a file: what was read, its members, or why not, all at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from jixiao.web.intake.actions.claim_file import give_up, told_by
from jixiao.web.intake.keeping import keep_file
from jixiao.web.intake.models import IntakeFileRecord, SourcePageRecord, State
from jixiao.web.organisations.models import OrganisationRecord
from jixiao.web.trail.recording import record

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from jixiao.model.errors import JixiaoError
    from jixiao.web.intake.members import Member
    from jixiao.web.intake.reading import ReadFile


@transaction.atomic
def finish_file(claimed: IntakeFileRecord, kind: str, read: ReadFile) -> None:
    """Store what was read; nothing when another worker has taken the file up meanwhile."""
    file = _mine(claimed)
    if file is None:
        return
    file.kind, file.content, file.doubts, file.plans = kind, read.content, read.doubts, read.plans
    file.done = file.total = max(file.total, 1)
    file.state = State.READ
    file.save()
    file.pages.all().delete()
    SourcePageRecord.objects.bulk_create(
        [
            SourcePageRecord(file=file, number=one.number, sheet=one.sheet[:120], blocks=one.blocks)
            for one in read.pages
        ]
    )
    record(None, "read", f"intake:{file.pk}", after={"sha256": file.sha256, "plans": file.plans})


@transaction.atomic
def fail_file(claimed: IntakeFileRecord, fault: JixiaoError) -> None:
    """Store why the file cannot be read; nothing when it is another worker's meanwhile."""
    file = _mine(claimed)
    if file is not None:
        give_up(file, told_by(fault))


@transaction.atomic
def finish_archive(
    claimed: IntakeFileRecord, members: Sequence[Member], *, enqueue: Callable[[int], None]
) -> None:
    """Store the members of an archive as files to be read; those known at the place as such."""
    OrganisationRecord.objects.select_for_update().get(pk=claimed.place_id)
    file = _mine(claimed)
    if file is None:
        return
    for member in members:
        if member.stored is not None:
            keep_file(file.upload, member.name, member.stored, enqueue=enqueue, holder=file)
        elif member.fault is not None:
            one = IntakeFileRecord(
                upload=file.upload, place_id=file.place_id, holder=file, name=member.name, size=0
            )
            give_up(one, told_by(member.fault))
    file.kind, file.state, file.done, file.total = "zip", State.OPENED, 1, 1
    file.save()
    record(
        None, "open", f"intake:{file.pk}", after={"sha256": file.sha256, "members": len(members)}
    )


def _mine(claimed: IntakeFileRecord) -> IntakeFileRecord | None:
    """Return the file, locked, when it is still this worker's."""
    return (
        IntakeFileRecord.objects.select_for_update()
        .filter(pk=claimed.pk, attempt=claimed.attempt, state=State.READING)
        .first()
    )
