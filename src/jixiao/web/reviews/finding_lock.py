"""A finding taken hold of, to answer or overrule it."""

from __future__ import annotations

from jixiao.model.message import message
from jixiao.web.plans.moving import NoSuchPlan
from jixiao.web.reviews.models import FindingRecord


class NoSuchFinding(NoSuchPlan):
    """No finding of that number; what gave rise to it was corrected, perhaps just now."""


def locked_finding(finding_id: int) -> FindingRecord:
    """Return the finding, locked until the transaction ends; raises NoSuchFinding."""
    found = FindingRecord.objects.select_for_update().filter(pk=finding_id).first()
    if found is None:
        raise NoSuchFinding(message("没有这条审核意见；可能已随修改消除，请刷新页面。"))
    return found
