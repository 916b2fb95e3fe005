"""Who is late and who will be: a year's plans by stage, by unit and one by one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from django.db.models import Count, F, Q, QuerySet

from jixiao.web.organisations.models import OrganisationRecord
from jixiao.web.plans.models import PlanRecord, ProjectRecord
from jixiao.web.plans.moving import closing_of
from jixiao.workflow.deadlines import SOON, missed_later
from jixiao.workflow.reach import reach_of
from jixiao.workflow.route import route_named
from jixiao.workflow.stage import Stage
from jixiao.workflow.year_duty import YearDuty, roles_with

if TYPE_CHECKING:
    from datetime import date

    from jixiao.web.organisations.actor import Actor
    from jixiao.web.plans.models import YearRecord


class Lateness(StrEnum):
    """How a plan stands against its deadlines; projects without a plan stand by themselves."""

    LATE = "late"
    SOON = "soon"
    WILL_MISS = "will_miss"
    UNDECLARED = "undeclared"


@dataclass(frozen=True, slots=True)
class StageLateness:
    """How the plans at a stage stand; `closing` is its last day for everybody."""

    stage: Stage
    closing: date | None
    plans: int
    late: int
    soon: int


@dataclass(frozen=True, slots=True)
class UnitLateness:
    """How many plans of a unit are late or nearly, and how many projects have no plan yet."""

    unit: OrganisationRecord
    late: int
    soon: int
    undeclared: int


@dataclass(frozen=True, slots=True)
class Watch:
    """A year's unfinished plans, and the projects without one, that a person watches over."""

    year: YearRecord
    today: date
    plans: QuerySet[PlanRecord]
    projects: QuerySet[ProjectRecord]

    @property
    def late(self) -> Q:
        """The plans whose last day has passed."""
        return Q(due__lt=self.today)

    @property
    def soon(self) -> Q:
        """The plans whose last day is near."""
        return Q(due__gte=self.today, due__lte=self.today + timedelta(days=SOON))

    def will_miss(self) -> QuerySet[PlanRecord]:
        """Return the plans in time now that reach a later stage after it is closed."""
        closings = {
            stage: day for stage in Stage if (day := closing_of(self.year, stage)) is not None
        }
        wanted = Q(pk__in=[])
        ways = self.plans.exclude(self.late).order_by().values_list("route", "stage", "due")
        for route, stage, due in ways.distinct():
            if missed_later(route_named(route), Stage(stage), due, closings):
                wanted |= Q(route=route, stage=stage, due=due)
        return self.plans.filter(wanted)

    def chosen(self, kind: Lateness) -> QuerySet[PlanRecord]:
        """Return the plans of a kind, the most urgent first."""
        if kind is Lateness.WILL_MISS:
            return self.will_miss()
        return self.plans.filter(self.late if kind is Lateness.LATE else self.soon)


_WATCHED: Final = roles_with(YearDuty.WATCH)


def watch(actor: Actor, year: YearRecord, today: date) -> Watch:
    """Return what the actor watches over in a year: as far as the watching roles reach."""
    paths = {reach_of(one.role, one.place) for one in actor.held if one.role in _WATCHED}
    plans, projects = Q(pk__in=[]), Q(pk__in=[])
    for path in paths:
        plans |= Q(path__startswith=path)
        projects |= Q(unit__path__startswith=path)
    unfinished = PlanRecord.objects.filter(plans, project__year=year).exclude(stage=Stage.APPROVED)
    ordered = unfinished.order_by(F("due").asc(nulls_last=True), "path", "pk")
    lacking = ProjectRecord.objects.filter(projects, year=year, plan=None)
    return Watch(year, today, ordered, lacking)


def by_stage(watched: Watch) -> list[StageLateness]:
    """Return how the unfinished plans stand at each stage that has some or is closed one day."""
    rows: dict[str, dict[str, int]] = {
        row["stage"]: {name: row[name] for name in ("plans", "late", "soon")}
        for row in watched.plans.order_by()
        .values("stage")
        .annotate(plans=Count("pk"), late=Count("pk", watched.late), soon=Count("pk", watched.soon))
    }
    return [
        StageLateness(stage, closing, row.get("plans", 0), row.get("late", 0), row.get("soon", 0))
        for stage in Stage
        for row in [rows.get(stage.value, {})]
        for closing in [closing_of(watched.year, stage)]
        if row or closing
    ]


def by_unit(watched: Watch, most: int) -> list[UnitLateness]:
    """Return the units with something late, near or not begun, those with most late first."""
    counted = (
        watched.plans.order_by()
        .values("project__unit")
        .annotate(late=Count("pk", watched.late), soon=Count("pk", watched.soon))
        .filter(Q(late__gt=0) | Q(soon__gt=0))
    )
    rows: dict[int, dict[str, int]] = {
        row["project__unit"]: {"late": row["late"], "soon": row["soon"]} for row in counted
    }
    lacking = watched.projects.order_by().values("unit").annotate(lacking=Count("pk"))
    for each in lacking:
        rows.setdefault(each["unit"], {})["lacking"] = each["lacking"]
    ordered = sorted(rows, key=lambda unit: (
        -rows[unit].get("late", 0), -rows[unit].get("lacking", 0), unit
    ))[:most]  # fmt: skip
    units = OrganisationRecord.objects.in_bulk(ordered)
    return [
        UnitLateness(
            units[one], rows[one].get("late", 0), rows[one].get("soon", 0),
            rows[one].get("lacking", 0),
        )
        for one in ordered
    ]  # fmt: skip
