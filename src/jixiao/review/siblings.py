"""Projects of one document whose names differ only in year and level of funds."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from jixiao.review.phrases import said_in
from jixiao.review.register import core_name

if TYPE_CHECKING:
    from jixiao.model.plan import PerformancePlan, PlanDocument
    from jixiao.review.context import Context


def siblings(document: PlanDocument, context: Context) -> list[list[PerformancePlan]]:
    """Return groups of two or more projects of one name but for year and level, in order."""
    levels = said_in(sorted((*context.words("fund_levels"), "支出", "财政"), key=len, reverse=True))
    groups = defaultdict(list)
    for plan in document.projects:
        if name := levels.sub("", core_name(plan.name)):
            groups[name].append(plan)
    return [group for group in groups.values() if len(group) > 1]
