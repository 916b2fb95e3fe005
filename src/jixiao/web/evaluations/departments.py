"""A department as a whole: its approved plans, and what their accepted results come to."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

from django.db.models import Count

from jixiao.evaluation.department_wide import (
    ProjectOutcome,
    RowOutcome,
    department_targets,
    score_department,
)
from jixiao.standards.department_wide import department_rules
from jixiao.standards.grades import grade_scales
from jixiao.web.evaluations.models import SettledSideRecord
from jixiao.web.organisations.models import OrganisationKind, OrganisationRecord
from jixiao.web.plans.models import PlanRecord
from jixiao.web.plans.printing import document_of_version
from jixiao.web.plans.queries import within_reach
from jixiao.web.results.models import ResultRecord
from jixiao.workflow.courses import Standing
from jixiao.workflow.panel_duty import PanelDuty, has_panel_duty

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from jixiao.evaluation.department_wide import DepartmentScore
    from jixiao.model.plan import PlanDocument
    from jixiao.standards.department_wide import DepartmentRules
    from jixiao.web.organisations.actor import Actor

_REMOVED: Final = "0"


def departments_within_reach(actor: Actor) -> list[tuple[OrganisationRecord, list[int]]]:
    """Return the departments the actor may look at as a whole, with their years, newest first."""
    plans = within_reach(actor).filter(version__gt=0, secret=False).order_by()
    rows = plans.values_list("path", "fiscal_year").annotate(n=Count("pk"))
    years: dict[str, set[int]] = {}
    for path, year, _count in rows:
        department = "/".join((*path.split("/")[:2], ""))
        years.setdefault(department, set()).add(year)
    found = OrganisationRecord.objects.filter(
        path__in=years, kind=OrganisationKind.DEPARTMENT
    ).order_by("path")
    return [(one, sorted(years[one.path], reverse=True)) for one in found if sees(actor, one)]


def sees(actor: Actor, department: OrganisationRecord) -> bool:
    """Return whether the actor may look at the department as a whole."""
    return department.kind == OrganisationKind.DEPARTMENT and has_panel_duty(
        PanelDuty.VIEW, held=actor.held, place=department.path
    )


def rules_of(year: int) -> DepartmentRules:
    """Return the sides and points in force for a year."""
    return department_rules().on(date(year, 12, 31))


def settled_of(department: OrganisationRecord, year: int) -> dict[str, SettledSideRecord]:
    """Return what people settled, by side; the newest stands."""
    found = SettledSideRecord.objects.filter(department=department, fiscal_year=year)
    return {one.side: one for one in found.select_related("person")}


def scored_department(department: OrganisationRecord, year: int) -> DepartmentScore:
    """Return what the accepted self-evaluations of the department's projects come to."""
    results: dict[int, ResultRecord] = {}
    accepted = ResultRecord.objects.filter(
        evaluation__plan__in=_plans(department, year), evaluation__standing=Standing.ACCEPTED.value
    )
    for one in accepted.select_related("evaluation__plan").order_by("number"):
        results[one.evaluation.plan_id] = one
    settled = {name: one.share for name, one in settled_of(department, year).items()}
    scale = grade_scales().on(date(year, 12, 31))
    outcomes = [_outcome(one) for one in results.values()]
    return score_department(outcomes, rules_of(year), scale, settled=settled)


def targets_of(department: OrganisationRecord, year: int) -> PlanDocument:
    """Return the department's target table made of the versions in force."""
    plans = [
        document_of_version(version).projects[0]
        for plan in _plans(department, year)
        if (version := plan.versions.first()) is not None
    ]
    return department_targets(department.name, year, plans)


def _plans(department: OrganisationRecord, year: int) -> QuerySet[PlanRecord]:
    return PlanRecord.objects.filter(
        path__startswith=department.path, fiscal_year=year, version__gt=0, secret=False
    )


def _outcome(result: ResultRecord) -> ProjectOutcome:
    """Return what a frozen result contributes."""
    rows = result.content["projects"][0]["indicators"]
    reasons = {one["row"]: one for one in result.reasons}
    told = tuple(
        _row(one, rows[number - 1])
        for number, one in reasons.items()
        if number and one["points"] != _REMOVED
    )
    budget = result.evaluation.plan.total or Decimal(0)
    return ProjectOutcome(budget, _row(reasons[0], {}), told)


def _row(one: dict[str, Any], row: dict[str, Any]) -> RowOutcome:
    score = None if one["score"] is None else Decimal(one["score"])
    return RowOutcome(row.get("level1"), row.get("level2"), Decimal(one["points"]), score)
