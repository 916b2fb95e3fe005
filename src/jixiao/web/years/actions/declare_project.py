"""A unit begins the plan of a project that stands on the list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from jixiao.model.message import message
from jixiao.web.plans.actions.create_plan import create_plan
from jixiao.web.plans.models import ProjectRecord
from jixiao.web.years.queries import projects_within_reach
from jixiao.web.years.year_lock import NoSuchYear

if TYPE_CHECKING:
    from jixiao.web.organisations.actor import Actor
    from jixiao.web.plans.models import PlanRecord


@transaction.atomic
def declare_project(project_id: int, *, actor: Actor) -> PlanRecord:
    """Return the new draft, its head filled from the list; the one begun already if there is one.

    Raises TransitionRefused, NoSuchYear.
    """
    project = (
        ProjectRecord.objects.select_for_update(of=("self",))
        .select_related("year", "unit__parent")
        .filter(pk__in=projects_within_reach(actor).filter(pk=project_id).values("pk"))
        .first()
    )
    if project is None:
        raise NoSuchYear(message("没有这个项目；请从项目列表重新进入。"))
    begun: PlanRecord | None = getattr(project, "plan", None)
    return begun or create_plan(project, actor=actor)
