"""How the results of a year stand, department by department: coverage, grades, rectification."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from django.db.models import Count, Q
from django.utils import timezone

from jixiao.web.plans.queries import within_reach
from jixiao.web.results.queries import evaluated_by_unit, evaluations_within_reach
from jixiao.web.rounds.departments import department_of, names_of
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

    def own(path: str) -> DepartmentResults:
        place = department_of(path)
        if place not in found:
            found[place] = DepartmentResults()
        return found[place]

    plans = within_reach(actor).filter(fiscal_year=year, version__gt=0).order_by()
    for path, count in plans.values_list("path").annotate(n=Count("pk")):
        own(path).approved += count
    evaluations = evaluations_within_reach(actor).filter(fiscal_year=year)
    for path, begun, accepted, grades in evaluated_by_unit(evaluations):
        one = own(path)
        one.begun, one.accepted = one.begun + begun, one.accepted + accepted
        one.grades = [old + new for old, new in zip(one.grades, grades, strict=True)]
    notices = notices_within_reach(actor).filter(sheet__round__year__year=year).order_by()
    still = notices.exclude(standing=Standing.CLOSED).values_list("sheet__path")
    late = Count("pk", Q(due__lt=timezone.localdate(), standing=Standing.OPEN))
    for path, count, overdue in still.annotate(n=Count("pk"), late=late):
        one = own(path)
        one.notices, one.late = one.notices + count, one.late + overdue
    names = names_of(found)
    for place, one in found.items():
        one.name = names[place]
    return [found[place] for place in sorted(found)]
