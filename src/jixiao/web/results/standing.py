"""How the results of a year stand, department by department: coverage, grades, rectification."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from django.db.models import Count, Q
from django.utils import timezone

from jixiao.web.plans.queries import within_reach
from jixiao.web.results.queries import evaluations_within_reach
from jixiao.web.rounds.departments import department_in, names_of
from jixiao.web.rounds.labels import GRADES
from jixiao.web.rounds.queries import notices_within_reach
from jixiao.workflow.courses import Standing

if TYPE_CHECKING:
    from jixiao.web.organisations.actor import Actor


@dataclass(slots=True)
class DepartmentResults:
    """A department's plans: approved, evaluated, accepted, by grade; notices open and late."""

    name: str = ""
    approved: int = 0
    begun: int = 0
    accepted: int = 0
    grades: list[int] = field(default_factory=lambda: [0] * len(GRADES))
    notices: int = 0
    late: int = 0

    @property
    def missing(self) -> int:
        """How many approved plans have no self-evaluation."""
        return self.approved - self.begun


def results_by_department(actor: Actor, year: int) -> list[DepartmentResults]:
    """Return how a year stands as far as the actor reaches, in the order of codes."""
    found: dict[str, DepartmentResults] = {}

    def own(place: str) -> DepartmentResults:
        return found.setdefault(place, DepartmentResults())

    place = department_in("path")
    plans = within_reach(actor).filter(fiscal_year=year, version__gt=0).order_by()
    approved = plans.annotate(place=place).values_list("place").annotate(n=Count("pk"))
    for one, count in approved:
        own(one).approved = count
    evaluations = evaluations_within_reach(actor).filter(fiscal_year=year).order_by()
    rows = evaluations.annotate(place=place).values_list("place", "grade", "standing")
    for one, grade, standing, count in rows.annotate(n=Count("pk")):
        own(one).begun += count
        if standing == Standing.ACCEPTED:
            own(one).accepted += count
            if grade in GRADES:
                own(one).grades[GRADES.index(grade)] += count
    notices = notices_within_reach(actor).filter(sheet__round__year__year=year).order_by()
    still = notices.exclude(standing=Standing.CLOSED)
    places = still.annotate(place=department_in("sheet__path")).values_list("place")
    late = Count("pk", Q(due__lt=timezone.localdate(), standing=Standing.OPEN))
    for one, count, overdue in places.annotate(n=Count("pk"), late=late):
        own(one).notices, own(one).late = count, overdue
    names = names_of(found)
    for one, held in found.items():
        held.name = names[one]
    return [found[one] for one in sorted(found)]
