"""A self-evaluation taken hold of for one step."""

from __future__ import annotations

from jixiao.model.errors import JixiaoError
from jixiao.model.message import message
from jixiao.web.plans.moving import refuse_archived
from jixiao.web.results.models import SelfEvaluationRecord


class NoSuchEvaluation(JixiaoError):
    """No self-evaluation of that number, or none this person may know of."""


class EvaluationRefused(JixiaoError):
    """A self-evaluation cannot be taken as it is: incomplete, changed, or not to be disclosed."""


def locked_evaluation(evaluation_id: int) -> SelfEvaluationRecord:
    """Return it, locked until the transaction ends; raises NoSuchEvaluation, ArchivedYear."""
    found = (
        SelfEvaluationRecord.objects.select_for_update(of=("self",))
        .select_related("plan__project__year", "plan__project__unit", "version")
        .filter(pk=evaluation_id)
        .first()
    )
    if found is None:
        raise NoSuchEvaluation(message("没有这份自评；请从自评列表重新进入。"))
    refuse_archived(found.plan.project.year)
    return found
