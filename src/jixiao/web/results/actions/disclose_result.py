"""An accepted result is made public beside its target."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from jixiao.model.message import message
from jixiao.web.disclosure.gate import PersonalNumbersFound, personal_places
from jixiao.web.disclosure.models import PublicPlanRecord, Standing
from jixiao.web.plans.mapping import sha256_of
from jixiao.web.results.evaluation_lock import EvaluationRefused, locked_evaluation
from jixiao.web.results.models import DisclosedResultRecord
from jixiao.web.trail.recording import record
from jixiao.workflow.courses import Standing as Course
from jixiao.workflow.courses import decide_step
from jixiao.workflow.cycle_duty import CycleDuty

if TYPE_CHECKING:
    from jixiao.web.organisations.actor import Actor


@transaction.atomic
def disclose_result(evaluation_id: int, *, actor: Actor) -> DisclosedResultRecord:
    """Return the disclosure of the last accepted result, public from then on.

    Raises TransitionRefused, NoSuchEvaluation, PersonalNumbersFound and EvaluationRefused (a
    secret project, a target that is not public, a result that is public already).
    """
    found = locked_evaluation(evaluation_id)
    standing = Course(found.standing)
    decide_step(CycleDuty.DISCLOSE_RESULT, standing, held=actor.held, place=found.path)
    if found.plan.secret or found.plan.project.secret:
        raise EvaluationRefused(message("涉密项目的自评结果不公开。"))
    public = PublicPlanRecord.objects.filter(plan=found.plan_id, standing=Standing.PUBLISHED)
    if not public.exists():
        raise EvaluationRefused(message("绩效目标还没有公开；请先公开目标，再公开自评结果。"))
    result = found.results.first()
    if result is None:
        raise EvaluationRefused(message("自评结果还没有认定，不能公开。"))
    if DisclosedResultRecord.objects.filter(result=result).exists():
        raise EvaluationRefused(message("这次自评结果已经公开。"))
    if sha256_of(result.content) != result.sha256:
        raise EvaluationRefused(
            message("自评结果的内容与认定时的校验值不符，不能公开；请让管理员核对数据库。")
        )
    if places := personal_places(result.content):
        raise PersonalNumbersFound(places)
    made = DisclosedResultRecord.objects.create(result=result, plan=found.plan, person=actor.person)
    after = {"disclosed": made.pk, "result": result.pk, "sha256": result.sha256}
    record(actor, CycleDuty.DISCLOSE_RESULT, f"plan:{found.plan_id}", after=after)
    return made
