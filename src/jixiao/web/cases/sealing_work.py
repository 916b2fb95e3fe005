"""The work `seal_cases`: the cases of a division become rows of the ledger of suspicions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils import timezone

from jixiao.measurement.faults import BrokenStore
from jixiao.model.message import message
from jixiao.safety.sealing_cases import seal_cases
from jixiao.web.cases.models import CaseRecord
from jixiao.web.ledgers.sealed_store import store
from jixiao.web.trail.recording import record

if TYPE_CHECKING:
    from collections.abc import Callable

    from jixiao.web.ledgers.models import JobRecord


def run(job: JobRecord, hear: Callable[[int, int], None]) -> Callable[[JobRecord], dict[str, Any]]:
    """Return what notes which cases were sealed; raises MonthSealed."""
    sealed = store()
    if not sealed.exists:
        raise BrokenStore(message("还没有封存任何台账；请先在“台账”页上传并封存。"))
    held = list(CaseRecord.objects.filter(division__startswith=job.place.division_code))
    hear(1, 2)
    manifest = seal_cases([one.case for one in held], sealed, timezone.localtime())

    def finish(_held: JobRecord) -> dict[str, Any]:
        for one in held:
            CaseRecord.objects.filter(pk=one.pk, revision=one.revision).update(sealed=True)
        load = manifest.load if manifest else 0
        after = {"load": load, "cases": len(held)}
        record(None, "cases_sealed", f"division:{job.place_id}", after=after)
        return {"load": load, "cases": len(held)}

    return finish
