"""The work `seal`: the good rows of an upload become one sealed load, or nothing happens."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils import timezone

from jixiao.measurement.faults import AlreadyLoaded, MonthSealed
from jixiao.measurement.load_report import Refused
from jixiao.measurement.loading import load
from jixiao.measurement.sealing import MANIFEST, sha256_of
from jixiao.model.errors import JixiaoError
from jixiao.model.message import message
from jixiao.web.ledgers.counted_tables import counted
from jixiao.web.ledgers.incoming import folder, remove
from jixiao.web.ledgers.models import LedgerUploadRecord
from jixiao.web.ledgers.orders import order_of
from jixiao.web.ledgers.sealed_store import store
from jixiao.web.trail.recording import record

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from jixiao.measurement.loading import Order
    from jixiao.measurement.raw_table import RawTable
    from jixiao.web.ledgers.models import JobRecord


class NotSealed(JixiaoError):
    """The store does not take the upload as it was asked."""


def run(job: JobRecord, hear: Callable[[int, int], None]) -> Callable[[JobRecord], dict[str, Any]]:
    """Return what stores the number of the load; raises what the store refuses it for."""
    upload = LedgerUploadRecord.objects.select_related("place").get(pk=job.told["upload"])
    order = order_of(upload)
    tables = counted(folder(upload.pk), hear)
    number = _loaded(upload, tables, order)

    def finish(_held: JobRecord) -> dict[str, Any]:
        kept = LedgerUploadRecord.objects.select_for_update().get(pk=upload.pk)
        kept.load, kept.sealed = number, timezone.now()
        kept.save(update_fields=["load", "sealed"])
        transaction.on_commit(lambda: remove(upload.pk))
        sealed = store()
        manifest = next(one for one in sealed.manifests if one.load == number)
        after = {
            "load": number,
            "manifest": sha256_of(sealed.folder(number) / MANIFEST),
            "rows": sum(one.rows for one in manifest.partitions),
            "take_good": kept.take_good,
            "action": kept.action,
        }
        record(None, "sealed_ledger", f"ledger:{upload.pk}", after=after)
        return {"load": number}

    return finish


def _loaded(upload: LedgerUploadRecord, tables: Sequence[RawTable], order: Order) -> int:
    """Return the number of the load; refusals are told as the page can answer them."""
    try:
        return load(tables, store(), order).load
    except AlreadyLoaded:
        number = _own_load(upload, order.division)
        if number:
            return number
        raise
    except MonthSealed as fault:
        told = fault.message.parameters
        raise NotSealed(
            message(
                "{ledger}：区划{division}的{month}已经封存；要补充行或更正整月，"
                "请在下面改选用途，再重新检查。",
                ledger=told["ledger"], division=told["division"], month=told["month"],
            )
        ) from fault  # fmt: skip
    except Refused as fault:
        raise NotSealed(
            message(
                "检查以后台账库有了变化，有{count}处不再符合要求，没有封存任何一行；请重新检查。",
                count=fault.report.faulty,
            )
        ) from fault


def _own_load(upload: LedgerUploadRecord, division: str) -> int:
    """Return the load that a worker sealed of this upload and died before it said so; else 0."""
    taken = set(LedgerUploadRecord.objects.exclude(load=0).values_list("load", flat=True))
    wanted = {one["sha256"] for one in upload.files}
    for manifest in reversed(store().manifests):
        if manifest.load in taken or manifest.time < upload.at.isoformat():
            continue
        own = {one.division for one in manifest.partitions}
        if wanted <= {one.sha256 for one in manifest.sources} and any(
            code.startswith(division) for code in own
        ):
            return manifest.load
    return 0
