"""The work `sample_measured`: measured plans of the sample region are evaluated by their ledgers.

Their self-evaluations were typed and accepted before any ledger was sealed; the bureau lets them be
written again, and measured values stand before what was typed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from django.db import transaction

from jixiao.measurement.faults import StoreBusy
from jixiao.model.message import message
from jixiao.web.bindings.models import ActualRecord
from jixiao.web.ledgers.models import JobRecord, JobState
from jixiao.web.results.actions.move_evaluation import move_evaluation
from jixiao.web.results.models import SelfEvaluationRecord
from jixiao.web.site.sample_holder import holder
from jixiao.web.site.sample_year import send_on
from jixiao.workflow.courses import Standing
from jixiao.workflow.cycle_duty import CycleDuty
from jixiao.workflow.role import Role

if TYPE_CHECKING:
    from collections.abc import Callable

REASON: Final = "业务台账已经封存，指标值改按台账计算，请重新自评。"
WHY: Final = {
    "reason": "按封存的台账计算；示例台账只有一部分人员，与年初按全部人员确定的指标值有差距。",
    "measure": "补齐其余人员的台账后重新计算。",
}
_STEPS: Final = {Standing.DEPARTMENT: 1, Standing.FINANCE: 2, Standing.ACCEPTED: 4}
"""How far an evaluation had come, it comes again."""


def run(job: JobRecord, hear: Callable[[int, int], None]) -> Callable[[JobRecord], dict[str, Any]]:
    """Return what evaluates the plans again, all at once; StoreBusy while they are measured."""
    hear(1, 2)
    of_place = JobRecord.objects.filter(kind="measure", place__path__startswith=job.place.path)
    if of_place.filter(state__in=[JobState.WAITING, JobState.WORKING]).exists():
        raise StoreBusy(message("指标还在计算。"))

    def finish(_held: JobRecord) -> dict[str, Any]:
        measured = ActualRecord.objects.filter(month=int(job.told["year"]) * 100 + 12)
        found = SelfEvaluationRecord.objects.filter(
            plan__path__startswith=job.place.path, version__in=measured.values("version")
        )
        signed = found.exclude(standing=Standing.DRAFT).order_by("pk")
        return {"evaluations": sum(_again(one) for one in signed)}

    return finish


@transaction.atomic
def _again(found: SelfEvaluationRecord) -> bool:
    """Return whether an evaluation came as far again; else it stays as it was.

    It does not where a number was measured of what only words aim at.
    """
    standing = Standing(found.standing)
    duty = {Standing.ACCEPTED: CycleDuty.REOPEN_EVALUATION}.get(
        standing, CycleDuty.RETURN_EVALUATION
    )
    role = Role.DEPARTMENT_REVIEWER if standing is Standing.DEPARTMENT else Role.PERFORMANCE_DESK
    found = move_evaluation(found.pk, duty, actor=holder(found.plan, role), text=REASON)
    rows = {int(number): dict(row) for number, row in found.content["rows"].items()}
    send_on(found, found.content["spent"], rows, steps=_STEPS[standing], why=WHY)
    found.refresh_from_db()
    came = found.standing == standing
    transaction.set_rollback(not came)
    return came
