"""A self-evaluation taken hold of for one step."""

from __future__ import annotations

from functools import reduce
from typing import TYPE_CHECKING, Any

from jixiao.model.errors import JixiaoError
from jixiao.model.message import message
from jixiao.web.plans.moving import refuse_archived
from jixiao.web.results.models import SelfEvaluationRecord

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jixiao.model.message import Message


class NoSuchEvaluation(JixiaoError):
    """No self-evaluation of that number, or none this person may know of."""


class EvaluationRefused(JixiaoError):
    """A self-evaluation cannot be taken as it is: incomplete, changed, or not to be disclosed."""


class FiguresRefused(EvaluationRefused):
    """Figures that are none: `content` is all that was typed without them, to be shown again."""

    def __init__(self, faults: Sequence[Message], content: dict[str, Any]) -> None:
        """Tell every fault; nothing of `content` is stored."""
        told = reduce(lambda one, other: message("{one}{other}", one=one, other=other), faults)
        super().__init__(
            message("{faults}没有保存；其余内容仍在页面上，请改正后再保存。", faults=told)
        )
        self.faults, self.content = tuple(faults), content


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
