"""What the gate of ex-ante assessment looks at, for a plan as it stands."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from jixiao.standards.expert_evaluation import Outcome
from jixiao.web.evaluations.models import ConclusionRecord, PanelKind, ThresholdRecord
from jixiao.web.plans.earlier import same_project_before
from jixiao.web.plans.mapping import total_of
from jixiao.workflow.assessment_gate import (
    Assessed,
    AssessmentState,
    is_new_project,
    needs_assessment,
)

if TYPE_CHECKING:
    from jixiao.web.plans.models import PlanRecord


def threshold_for(path: str, year: int) -> ThresholdRecord | None:
    """Return the threshold in force for the plans of a year below a path, None without one."""
    division = f"{path.partition('/')[0]}/"
    return ThresholdRecord.objects.filter(division__path=division, from_year__lte=year).first()


def assessment_of(plan: PlanRecord) -> AssessmentState | None:
    """Return what decides whether the plan needs an assessment; None where no threshold touches it.

    Secret projects are assessed off the platform. The budget is the declared or the listed one,
    whichever is larger.
    """
    if plan.secret:
        return None
    held = threshold_for(plan.path, plan.fiscal_year)
    asked = max(plan.total or Decimal(0), plan.project.total or Decimal(0))
    state = AssessmentState(held.amount if held else None, asked, is_new=True)
    if not needs_assessment(state):
        return None
    version = plan.versions.first()
    approved = None if version is None else total_of(version.typed.get("fields", {})) or Decimal(0)
    attribute = plan.content.get("fields", {}).get("attribute", "")
    is_new = is_new_project(
        attribute,
        date(plan.fiscal_year, 12, 31),
        known_before=same_project_before(plan) is not None,
    )
    return replace(state, is_new=is_new, approved=approved, assessed=_assessed(plan))


def _assessed(plan: PlanRecord) -> Assessed | None:
    """Return the last conclusion decided on the plan."""
    found = (
        ConclusionRecord.objects.filter(panel__plan=plan, panel__kind=PanelKind.EX_ANTE)
        .select_related("panel")
        .order_by("-panel_id")
        .first()
    )
    if found is None:
        return None
    panel = found.panel
    return Assessed(Outcome(found.outcome), panel.asked, plan.revision > panel.revision)
