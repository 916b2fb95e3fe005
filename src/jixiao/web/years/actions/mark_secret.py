"""A bureau marks a project as secret (涉密), or no longer secret, saying why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from jixiao.model.message import message
from jixiao.web.plans.models import PlanRecord, ProjectRecord
from jixiao.web.trail.recording import record
from jixiao.web.years.year_lock import InvalidYearChange, NoSuchYear, locked_year
from jixiao.workflow.year_duty import YearDuty

if TYPE_CHECKING:
    from jixiao.web.organisations.actor import Actor


@transaction.atomic
def mark_secret(project_id: int, *, actor: Actor, secret: bool, reason: str) -> ProjectRecord:
    """Return the project, its plan marked alike: secret ones leave what the public reads at once.

    Raises TransitionRefused, NoSuchYear, InvalidYearChange without a reason.
    """
    project = ProjectRecord.objects.filter(pk=project_id).first()
    if project is None:
        raise NoSuchYear(message("没有这个项目；请从项目列表重新进入。"))
    locked_year(project.year_id, actor=actor, duty=YearDuty.MARK_SECRET)
    if not reason.strip():
        raise InvalidYearChange(message("更改涉密标记要写明依据。"))
    before = project.secret
    project.secret = secret
    project.save(update_fields=["secret"])
    PlanRecord.objects.filter(project=project).update(secret=secret)
    record(
        actor, YearDuty.MARK_SECRET, f"project:{project.pk}",
        before={"secret": before}, after={"secret": secret, "reason": reason.strip()},
    )  # fmt: skip
    return project
