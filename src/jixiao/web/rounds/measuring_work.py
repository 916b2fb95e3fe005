"""The work `measure_all`: confirmed bindings of a round's plans, answered for its month at once.

All questions of all plans are one run over the ledgers; what they came to is stored as if each
plan had been measured by itself. What was confirmed but can never be held against its target is
left out. The sheets follow: drawn up where the round lacks them, else looked at again.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from typing import TYPE_CHECKING, Any, Final

from django.db.models import F, QuerySet
from django.utils import timezone

from jixiao.measurement.actual_records import record_of
from jixiao.measurement.binding_records import binding_of
from jixiao.measurement.bound_measuring import measure_bound, until
from jixiao.measurement.fitting import can_meet
from jixiao.model.binding import Evidence
from jixiao.model.errors import JixiaoError
from jixiao.model.message import message
from jixiao.web.bindings.canonical import canonical, hash_of
from jixiao.web.bindings.models import ActualRecord, BindingRecord
from jixiao.web.bindings.targets_of import targets_of
from jixiao.web.ledgers.queries import latest_month
from jixiao.web.ledgers.sealed_store import engine, store
from jixiao.web.rounds.models import RoundRecord
from jixiao.web.rounds.tasks import add_part, watch_again
from jixiao.web.site.copying_in import copy_in
from jixiao.web.trail.recording import record

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from jixiao.model.binding import Binding
    from jixiao.web.ledgers.models import JobRecord

KIND: Final = "measure_all"
_BATCH: Final = 250
_FIELDS: Final = ("version", "row", "content", "sha256", "month", "job", "person", "at", "times")
Row = tuple[int, int]
"""A version and one of its rows."""
Found = dict[Row, tuple[str, str]]
"""What rows came to, as the canonical text that is stored, with its hash."""


class NothingSealed(JixiaoError):
    """The ledgers do not reach to the end of the round's month yet."""


def month_of(made: RoundRecord) -> int:
    """Return the month of a round, YYYYMM."""
    return made.cut_off.year * 100 + made.cut_off.month


def bound_rows(made: RoundRecord) -> QuerySet[BindingRecord]:
    """Return the confirmed bindings of the versions that a round is about."""
    return BindingRecord.objects.filter(
        version__plan__project__year=made.year_id,
        version__number=F("version__plan__version"),
        confirmed__isnull=False,
        content__evidence=Evidence.RECORDS.value,
    )


def is_measurable(made: RoundRecord) -> bool:
    """Return whether ledgers reach to the round's month, and somebody confirmed what they show."""
    latest = latest_month([made.year.division.code], made.year.year)
    return latest is not None and latest >= month_of(made) and bound_rows(made).exists()


def run(job: JobRecord, hear: Callable[[int, int], None]) -> Callable[[JobRecord], dict[str, Any]]:
    """Return what stores the actuals; raises NothingSealed."""
    made = RoundRecord.objects.select_related("year__division").get(pk=job.told["round"])
    if not is_measurable(made):
        raise NothingSealed(message("台账还没有封存到监控截止月份；请封存以后再测算。"))
    hear(0, 2)
    found = measured(made, bound_rows(made))
    hear(1, 2)
    month = month_of(made)

    def finish(held: JobRecord) -> dict[str, Any]:
        fresh = keep(held, made, month, found)
        _tell(held, made, month, found)
        again = RoundRecord.objects.select_for_update().get(pk=made.pk)
        again.moved = timezone.now()
        again.save(update_fields=["moved"])
        if again.ready:
            watch_again.enqueue(made.pk)
        else:
            add_part.enqueue(made.pk)
        return {"month": month, "rows": len(found), "fresh": fresh, "same": len(found) - fresh}

    return finish


def measured(made: RoundRecord, bound: QuerySet[BindingRecord]) -> Found:
    """Return of each row that has begun by the round's month what is stored, and its hash."""
    month = month_of(made)
    rows, bindings = [], []
    for row, binding in _bindings(bound):
        if binding.first <= month:
            rows.append(row)
            bindings.append(until(binding, month))
    with engine() as running:
        divisions = [made.year.division.code]
        actuals = measure_bound(running, store(), bindings, divisions=divisions)
    found: Found = {}
    for row, actual in zip(rows, actuals, strict=True):
        if actual is not None:
            text = canonical(record_of(actual))
            found[row] = (text, hash_of(text))
    return found


def _bindings(bound: QuerySet[BindingRecord]) -> Iterator[tuple[Row, Binding]]:
    """Yield the rows whose binding can be held against the target, plan by plan."""
    told = bound.order_by("version", "row").values_list(
        "version", "row", "content", "version__plan__code", "version__plan__name"
    )
    held: dict[int, list[tuple[int, Binding]]] = defaultdict(list)
    for version, row, content, code, name in told:
        held[version].append((row, binding_of(content, code or name)))
    for version, targets in targets_of(list(held)):
        for row, binding in held[version]:
            if can_meet(binding, targets[row - 1]):
                yield (version, row), binding


def keep(job: JobRecord, made: RoundRecord, month: int, found: Found) -> int:
    """Store actuals; return how many differ from those that held, the others count once more."""
    known = ActualRecord.objects.filter(
        version__plan__project__year=made.year_id, month=month
    ).order_by("pk")
    held = {
        (version, row): (key, digest)
        for key, version, row, digest in known.values_list("pk", "version", "row", "sha256")
    }
    same = [held[row][0] for row in found if held.get(row, (0, ""))[1] == found[row][1]]
    for first in range(0, len(same), _BATCH):
        again = ActualRecord.objects.filter(pk__in=same[first : first + _BATCH])
        again.update(again=timezone.now(), times=F("times") + 1)
    fresh = {row: told for row, told in found.items() if held.get(row, (0, ""))[1] != told[1]}
    fixed = (month, job.pk, job.person_id, timezone.now(), 1)
    rows = ((*row, text, digest, *fixed) for row, (text, digest) in fresh.items())
    copy_in(ActualRecord, _FIELDS, rows)
    return len(fresh)


def _tell(job: JobRecord, made: RoundRecord, month: int, found: Found) -> None:
    """Keep in the trail what was measured: how much, and one hash of all of it."""
    lines = [f"{version} {row} {digest}\n" for (version, row), (_, digest) in sorted(found.items())]
    after = {
        "round": made.pk, "month": month, "rows": len(found), "job": job.pk,
        "plans": len({version for version, _ in found}),
        "sha256": hashlib.sha256("".join(lines).encode()).hexdigest(),
    }  # fmt: skip
    record(None, "measured", f"year:{made.year_id}", after=after)
