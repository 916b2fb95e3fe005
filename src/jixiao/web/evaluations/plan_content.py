"""The plan as the experts of a panel are shown it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from jixiao.notation.exchange import read_lines

if TYPE_CHECKING:
    from jixiao.model.plan import PerformancePlan, PlanDocument
    from jixiao.web.evaluations.models import PanelRecord


def document_shown(panel: PanelRecord) -> PlanDocument:
    """Return the document the experts are shown."""
    line = json.dumps(panel.content, ensure_ascii=False).encode()
    return next(iter(read_lines([line], panel.plan.name)))


def plan_of_panel(panel: PanelRecord) -> PerformancePlan:
    """Return the plan the experts are shown."""
    return document_shown(panel).projects[0]
