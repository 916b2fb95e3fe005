"""The work `safety`: checks over the sealed ledgers of a division, each hit in a case."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils import timezone

from jixiao.measurement.ask import Ask
from jixiao.model.errors import JixiaoError
from jixiao.model.message import message
from jixiao.safety.cases import issue
from jixiao.safety.check import Window, check_named, checks
from jixiao.safety.checking import Look, find
from jixiao.web.cases.models import CaseRecord, CaseStepRecord
from jixiao.web.ledgers.models import LedgerUploadRecord
from jixiao.web.ledgers.sealed_store import engine, store
from jixiao.web.trail.recording import record

if TYPE_CHECKING:
    from collections.abc import Callable

    from jixiao.safety.hit import Hit
    from jixiao.web.ledgers.models import JobRecord


class NoLedgers(JixiaoError):
    """Nothing is sealed yet."""


def run(job: JobRecord, hear: Callable[[int, int], None]) -> Callable[[JobRecord], dict[str, Any]]:
    """Return what stores the new cases; raises NoLedgers."""
    sealed, told = store(), job.told
    if not sealed.exists:
        raise NoLedgers(message("还没有封存任何台账；请先在“台账”页上传并封存。"))
    division = job.place.division_code
    wanted = [check_named(one) for one in told["kinds"]] or list(checks().values())
    whole = [one for one in wanted if one.window is Window.PERIOD]
    monthly = [one for one in wanted if one.window is Window.MONTH]
    ask = Ask(told["first"], told["last"])
    parts = [(whole, ask), *((monthly, Ask(month, month)) for month in ask.months)]
    hits: list[Hit] = []
    with engine() as running:
        look = Look(running, sealed, (division,))
        for done, (asked, months) in enumerate(parts):
            hear(done, len(parts))
            hits += find(look, asked, months) if asked else []

    def finish(_held: JobRecord) -> dict[str, Any]:
        known = [one.case for one in CaseRecord.objects.filter(division__startswith=division)]
        made = issue(sorted(hits), timezone.localdate(), known=known)
        places = dict(LedgerUploadRecord.objects.exclude(load=0).values_list("load", "place__path"))
        for one in made:
            held = CaseRecord(number=one.number, path=places.get(one.rows[0][0], job.place.path))
            held.take(one)
            held.save()
            CaseStepRecord.objects.create(
                case=held, step="issue", person=job.person, day=one.issued_on, amount=one.amount
            )
        after = {"hits": len(hits), "cases": [one.number for one in made]}
        record(None, "issue_cases", f"division:{job.place_id}", after=after)
        return {"hits": len(hits), "made": len(made), "checks": len(wanted)}

    return finish
