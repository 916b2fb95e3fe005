"""Every morning: who has something late, or nearly, is told so once."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Final

from django.db import transaction
from django.utils import timezone
from django_tasks import task
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from jixiao.web.evaluations.telling import of_panels
from jixiao.web.notices.mailing import mail_is_on, mail_soon
from jixiao.web.notices.models import Kind, Mail, NoticeRecord
from jixiao.web.notices.telling import holding_now, keep, notices_to
from jixiao.web.organisations.holders import holders_in
from jixiao.web.plans.models import PlanRecord, ProjectRecord, YearRecord
from jixiao.web.plans.moving import closing_of
from jixiao.workflow.deadlines import SOON, Standing, standing
from jixiao.workflow.role import Role
from jixiao.workflow.stage import Stage

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.web.organisations.holders import Holders

MORNING: Final = time(7)
_KINDS: Final = {Standing.SOON: Kind.SOON, Standing.LATE: Kind.LATE}
_AT_ONCE: Final = 1000


@task
def watch_deadlines() -> None:
    """Tell who is late or nearly; the next morning's job is set first, so that none is lost."""
    keep_watch(tomorrow())
    tell_deadlines(timezone.localdate())
    if mail_is_on() and NoticeRecord.objects.filter(mail=Mail.WAITING).exists():
        mail_soon()


def tomorrow() -> datetime:
    """Return the next morning."""
    day = timezone.localdate() + timedelta(days=1)
    return datetime.combine(day, MORNING, timezone.get_current_timezone())


@transaction.atomic
def keep_watch(after: datetime | None = None) -> None:
    """Set the job unless it is set already; at once, or after a moment."""
    path = watch_deadlines.module_path
    if not DBTaskResult.objects.filter(status=TaskResultStatus.READY, task_path=path).exists():
        (watch_deadlines.using(run_after=after) if after else watch_deadlines).enqueue()


def tell_deadlines(today: date) -> int:
    """Tell of every plan and project that is late or nearly, each once a day it is due on.

    Returns how many notices there were to tell, those told before among them.
    """
    count = 0
    for year in YearRecord.objects.filter(archived=False).select_related("division"):
        holders = holders_in(year.division.path)
        with transaction.atomic():
            count += keep(_of_plans(year, holders, today))
            count += keep(_of_projects(year, holders, today))
            count += keep(of_panels(year, today))
            _settle(year)
    return count


def _of_plans(year: YearRecord, holders: Holders, today: date) -> Iterator[NoticeRecord]:
    near = PlanRecord.objects.filter(
        project__year=year, due__lte=today + timedelta(days=SOON)
    ).exclude(stage=Stage.APPROVED)
    for plan in near.only("pk", "project", "path", "route", "stage", "due").iterator(_AT_ONCE):
        kind = _KINDS[standing(plan.due, today)]
        like = NoticeRecord(kind=kind, about=f"{plan.stage}:{plan.due}", due=plan.due)
        yield from notices_to(holding_now(plan, holders), plan, like)


def _of_projects(year: YearRecord, holders: Holders, today: date) -> Iterator[NoticeRecord]:
    """Yield notices of projects without a plan, once the day to declare them is near."""
    due = closing_of(year, Stage.DRAFT)
    kind = _KINDS.get(standing(due, today))
    if kind is None:
        return
    lacking = ProjectRecord.objects.filter(year=year, plan=None).select_related("unit")
    for project in lacking.iterator(_AT_ONCE):
        for person in holders.of(Role.UNIT_CLERK, project.unit.path):
            yield NoticeRecord(
                person=person, project=project, kind=kind, about=f"declare:{due}", due=due
            )


def _settle(year: YearRecord) -> None:
    """Count “nearly late” as read where “late” was told of the same."""
    late = NoticeRecord.objects.filter(project__year=year, kind=Kind.LATE, read=None)
    NoticeRecord.objects.filter(
        project__in=late.values("project"), kind=Kind.SOON, read=None
    ).update(read=timezone.now())
