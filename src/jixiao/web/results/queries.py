"""Self-evaluations as far as a person reaches, and what stands public beside a target."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Count, Q, QuerySet

from jixiao.web.disclosure.models import PublicPlanRecord, Standing
from jixiao.web.plans.models import PlanRecord
from jixiao.web.plans.queries import reached
from jixiao.web.results.models import DisclosedResultRecord, SelfEvaluationRecord
from jixiao.web.rounds.labels import GRADES
from jixiao.web.rounds.queries import waits_for
from jixiao.workflow.courses import Standing as Course
from jixiao.workflow.cycle_duty import CycleDuty, has_duty

if TYPE_CHECKING:
    from collections.abc import Iterable

    from jixiao.web.organisations.actor import Actor


def evaluations_within_reach(actor: Actor) -> QuerySet[SelfEvaluationRecord]:
    """Return the self-evaluations of the plans the actor may look at."""
    return SelfEvaluationRecord.objects.filter(reached(actor)).select_related(
        "plan__project__unit", "plan__project__year", "version"
    )


def not_begun(actor: Actor) -> QuerySet[PlanRecord]:
    """Return the approved plans whose self-evaluation the actor may begin."""
    places = [
        one.place
        for one in actor.held
        if has_duty(CycleDuty.FILL_EVALUATION, held=actor.held, place=one.place)
    ]
    plans = PlanRecord.objects.filter(path__in=places, version__gt=0, evaluation=None)
    return plans.filter(project__year__archived=False).select_related("project__unit")


def waiting(actor: Actor) -> QuerySet[SelfEvaluationRecord]:
    """Return the self-evaluations that wait for the actor."""
    ways = (
        (CycleDuty.SIGN_EVALUATION, Course.DRAFT), (CycleDuty.PASS_EVALUATION, Course.DEPARTMENT),
        (CycleDuty.ACCEPT_EVALUATION, Course.FINANCE),
    )  # fmt: skip
    own = evaluations_within_reach(actor)
    return own.filter(waits_for(actor, ways), plan__project__year__archived=False)


def years_and_grades(
    evaluations: QuerySet[SelfEvaluationRecord],
) -> tuple[list[int], list[tuple[str, int]]]:
    """Return the years there are, the newest first, and how many accepted have each grade."""
    years: set[int] = set()
    accepted: dict[str, int] = {}
    rows = evaluations.order_by().values_list("fiscal_year", "standing", "grade")
    for year, standing, grade, count in rows.annotate(n=Count("pk")):
        years.add(year)
        if standing == Course.ACCEPTED:
            accepted[grade] = accepted.get(grade, 0) + count
    return sorted(years, reverse=True), [(one, accepted[one]) for one in GRADES if one in accepted]


def evaluated_by_unit(
    evaluations: QuerySet[SelfEvaluationRecord],
) -> Iterable[tuple[str, int, int, list[int]]]:
    """Yield of each unit its path, how many were begun, accepted, and accepted with each grade.

    A row a unit, however many grades and standings there are.
    """
    accepted = Q(standing=Course.ACCEPTED)
    counts = {f"grade_{n}": Count("pk", accepted & Q(grade=one)) for n, one in enumerate(GRADES)}
    rows = (
        evaluations.order_by()
        .values_list("path")
        .annotate(begun=Count("pk"), accepted=Count("pk", accepted), **counts)
    )
    for path, begun, done, *grades in rows:
        yield path, begun, done, grades


def public_result(public: PublicPlanRecord) -> DisclosedResultRecord | None:
    """Return the result that the public reads beside a published target; None without one."""
    if public.standing != Standing.PUBLISHED:
        return None
    return (
        DisclosedResultRecord.objects.filter(plan=public.plan_id)
        .select_related("result__evaluation")
        .first()
    )
