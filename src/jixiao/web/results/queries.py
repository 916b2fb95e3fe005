"""Self-evaluations as far as a person reaches, and what stands public beside a target."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Count, QuerySet

from jixiao.web.disclosure.models import PublicPlanRecord, Standing
from jixiao.web.plans.models import PlanRecord
from jixiao.web.plans.queries import reached
from jixiao.web.results.models import DisclosedResultRecord, SelfEvaluationRecord
from jixiao.web.rounds.labels import GRADES
from jixiao.web.rounds.queries import waits_for
from jixiao.workflow.courses import Standing as Course
from jixiao.workflow.cycle_duty import CycleDuty, has_duty

if TYPE_CHECKING:
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


def grades_of(evaluations: QuerySet[SelfEvaluationRecord]) -> list[tuple[str, int]]:
    """Return how many accepted self-evaluations have each grade, the best first."""
    rows = dict(
        evaluations.filter(standing=Course.ACCEPTED)
        .order_by()
        .values_list("grade")
        .annotate(n=Count("pk"))
    )
    return [(grade, rows[grade]) for grade in GRADES if grade in rows]


def public_result(public: PublicPlanRecord) -> DisclosedResultRecord | None:
    """Return the result that the public reads beside a published target; None without one."""
    if public.standing != Standing.PUBLISHED:
        return None
    return (
        DisclosedResultRecord.objects.filter(plan=public.plan_id)
        .select_related("result__evaluation")
        .first()
    )
