"""The work `check`: every row of an upload looked at, nothing stored but what was found."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import transaction

from jixiao.measurement.load_report import Report, note_known
from jixiao.measurement.loading import check
from jixiao.measurement.mapping import match
from jixiao.web.ledgers.counted_tables import counted
from jixiao.web.ledgers.incoming import folder, remove
from jixiao.web.ledgers.models import LedgerUploadRecord
from jixiao.web.ledgers.orders import order_of
from jixiao.web.ledgers.reports import stored
from jixiao.web.ledgers.sealed_store import store
from jixiao.web.trail.recording import record

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from jixiao.measurement.loading import Order
    from jixiao.measurement.raw_table import RawTable
    from jixiao.measurement.sealing import Store
    from jixiao.web.ledgers.models import JobRecord


def run(job: JobRecord, hear: Callable[[int, int], None]) -> Callable[[JobRecord], dict[str, Any]]:
    """Return what stores the report; raises what makes the files unreadable as ledgers."""
    upload = LedgerUploadRecord.objects.select_related("place").get(pk=job.told["upload"])
    order, sealed = order_of(upload), store()
    tables = counted(folder(upload.pk), hear)
    report = Report()
    fresh = _without_known(tables, sealed, order, report)
    if fresh:
        found = check(fresh, sealed, order)
        report.tables += found.tables
        report.unchecked += found.unchecked
        report.closed += found.closed

    def finish(held: JobRecord) -> dict[str, Any]:
        kept = LedgerUploadRecord.objects.select_for_update().get(pk=upload.pk)
        kept.report = stored(report)
        kept.save(update_fields=["report"])
        if kept.report["known"]:
            transaction.on_commit(lambda: remove(upload.pk))
        told = [[one.ledger.name, one.rows_in, one.rows_out] for one in report.tables]
        record(None, "check_ledger", f"ledger:{upload.pk}", after={"tables": told})
        return {"faulty": report.faulty, "attempt": held.attempt}

    return finish


def failed(job: JobRecord) -> None:
    """Remove files that nothing more can be done with."""
    upload = job.told["upload"]
    transaction.on_commit(lambda: remove(upload))


def _without_known(
    tables: Sequence[RawTable], sealed: Store, order: Order, report: Report
) -> list[RawTable]:
    """Return the tables that are not sealed yet; the others are noted with their load."""
    fresh = []
    for table in tables:
        found = match(table, ledger=order.ledger, mapping=order.mapping)
        earlier = sealed.find_source(table.sha256, found.ledger.name, order.division)
        if earlier is None:
            fresh.append(table)
        else:
            note_known(report, table, found, earlier.load)
    return fresh
