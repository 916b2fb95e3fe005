"""Projects whose self-evaluation was signed: what it is scored by changes no more."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from jixiao.model.message import message
from jixiao.web.results.models import SelfEvaluationRecord
from jixiao.workflow.courses import Standing

if TYPE_CHECKING:
    from django.db.models import QuerySet

SIGNED: Final = message(
    "该项目的自评表已经签章报送，预算不能再改；确需更改的，请先由审核岗位把自评表退回。"
)


def signed() -> QuerySet[SelfEvaluationRecord]:
    """Return the self-evaluations that left the unit."""
    return SelfEvaluationRecord.objects.exclude(standing=Standing.DRAFT)
