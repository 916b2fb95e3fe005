"""The work `measure`: the confirmed bindings of a version answered for each month so far."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils import timezone

from jixiao.measurement.actual_records import record_of
from jixiao.measurement.bound_measuring import measure_bound, until
from jixiao.model.errors import JixiaoError
from jixiao.model.message import message
from jixiao.web.bindings.bound_rows import bound_plan
from jixiao.web.bindings.canonical import canonical, hash_of
from jixiao.web.bindings.models import ActualRecord
from jixiao.web.ledgers.sealed_store import engine, store
from jixiao.web.plans.models import VersionRecord
from jixiao.web.trail.recording import record

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from jixiao.measurement.engines.engine import Engine
    from jixiao.measurement.sealing import Store
    from jixiao.model.result import Actual
    from jixiao.web.bindings.bound_rows import BoundRow
    from jixiao.web.ledgers.models import JobRecord

    Found = list[tuple[int, int, dict[str, Any]]]


class NoLedgers(JixiaoError):
    """Nothing is sealed yet."""


def run(job: JobRecord, hear: Callable[[int, int], None]) -> Callable[[JobRecord], dict[str, Any]]:
    """Return what stores the actuals; raises NoLedgers."""
    version = VersionRecord.objects.select_related("plan").get(pk=job.told["version"])
    sealed = store()
    if not sealed.exists:
        raise NoLedgers(message("还没有封存任何台账；请先在“台账”页上传并封存。"))
    rows = [one for one in bound_plan(version).rows if one.by_records and one.binding.confirmed]
    last = job.told["month"]
    found: Found = []
    with engine() as running:
        for done, month in enumerate(range(last // 100 * 100 + 1, last + 1), 1):
            hear(done, last % 100 + 1)
            for row, actual in _measured(running, sealed, rows, (month, _division(version))):
                found.append((row, month, record_of(actual)))

    def finish(held: JobRecord) -> dict[str, Any]:
        fresh = sum(_kept(held, version, *one) for one in found)
        newest = [one for one in found if one[1] == last]
        digests = [
            [row, content["value"], hash_of(canonical(content))] for row, _, content in newest
        ]
        after = {"month": last, "actuals": digests}
        record(None, "measured", f"plan:{version.plan_id}", after=after)
        return {"month": last, "rows": len(rows), "fresh": fresh, "same": len(found) - fresh}

    return finish


def _division(version: VersionRecord) -> str:
    return version.plan.path.partition("/")[0]


def _measured(
    running: Engine, sealed: Store, rows: list[BoundRow], asked: tuple[int, str]
) -> Iterator[tuple[int, Actual]]:
    """Yield the actual of each row that has begun by the month."""
    month, division = asked
    begun = [one for one in rows if one.binding.first <= month]
    bindings = [until(one.binding, month) for one in begun]
    actuals = measure_bound(running, sealed, bindings, divisions=[division])
    for one, actual in zip(begun, actuals, strict=True):
        if actual is not None:
            yield one.number, actual


def _kept(
    job: JobRecord, version: VersionRecord, row: int, month: int, content: dict[str, Any]
) -> bool:
    """Store an actual; return whether it differs from the one that held."""
    digest = hash_of(canonical(content))
    held = ActualRecord.objects.filter(version=version, row=row, month=month).last()
    if held is not None and held.sha256 == digest:
        held.again, held.times = timezone.now(), held.times + 1
        held.save(update_fields=["again", "times"])
        return False
    ActualRecord.objects.create(
        version=version, row=row, month=month, content=content, sha256=digest, job=job,
        person=job.person,
    )  # fmt: skip
    return True
