"""Ledgers on the platform, for tests: files as an office saves them, and the worker's part."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from django.core.files.uploadedfile import SimpleUploadedFile

from jixiao.measurement.ledger import ledger_named
from jixiao.measurement.manifest import Action
from jixiao.web.ledgers.actions.seal_upload import seal_upload
from jixiao.web.ledgers.actions.upload_ledger import Wish, upload_ledger
from jixiao.web.ledgers.models import JobRecord, JobState
from jixiao.web.ledgers.tasks import work
from jixiao.workflow.role import Role
from ledger_files import PAYMENT, PERSONS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from jixiao.web.ledgers.models import LedgerUploadRecord
    from web.region import Region

Row = dict[str, object]


class Told:
    """A task as the library tells the worker of it."""

    class task_result:  # noqa: N801 - as the library names it
        id = ""


def work_all() -> None:
    """Do the jobs that wait, as the worker does."""
    while (
        job := JobRecord.objects.filter(state=JobState.WAITING).order_by("pk").first()
    ) is not None:
        work.func(Told, job.pk)


def csv_of(ledger: str, rows: Sequence[Mapping[str, object]]) -> bytes:
    """Return rows as CSV under Chinese headings, the columns that any of them has."""
    columns = [one for one in ledger_named(ledger).columns if any(one.name in row for row in rows)]
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow([column.title for column in columns])
    writer.writerows([[row.get(column.name, "") for column in columns] for row in rows])
    return ("\ufeff" + text.getvalue()).encode()


def payments(count: int = 3, month: int = 202601, **other: object) -> list[Row]:
    """Return payments of a month, one to each person, all right."""
    day = f"{month // 100}-{month % 100:02}"
    return [
        PAYMENT | {
            "payment": month * 100 + at, "batch": f"B{month}", "person": PERSONS[at % len(PERSONS)],
            "account": f"62170000123456789{at:02}", "pay_month": str(month),
            "due_month": str(month), "due_on": f"{day}-15", "paid_on": f"{day}-12",
        } | other
        for at in range(count)
    ]  # fmt: skip


def file_of(rows: Sequence[Mapping[str, object]], ledger: str = "payments") -> SimpleUploadedFile:
    return SimpleUploadedFile(f"{ledger_named(ledger).title}.csv", csv_of(ledger, rows))


def uploaded(
    region: Region, rows: Sequence[Mapping[str, object]] | None = None, *,
    ledger: str = "payments", action: str = "seal", role: Role = Role.UNIT_CLERK,
) -> LedgerUploadRecord:  # fmt: skip
    """Return an upload of the unit, checked."""
    file = file_of(payments() if rows is None else rows, ledger)
    made = upload_ledger([file], actor=region.actor(role), wish=Wish(Action(action)))
    work_all()
    made.refresh_from_db()
    return made


def sealed(
    region: Region, rows: Sequence[Mapping[str, object]] | None = None, **told: str
) -> LedgerUploadRecord:
    """Return an upload of the unit, sealed."""
    made = uploaded(region, rows, **told)
    seal_upload(made.pk, actor=region.actor(Role.UNIT_CLERK))
    work_all()
    made.refresh_from_db()
    return made
