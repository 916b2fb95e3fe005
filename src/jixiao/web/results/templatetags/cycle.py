"""What came after the approval of a plan, for its page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django import template

from jixiao.web.results.models import SelfEvaluationRecord
from jixiao.web.rounds.models import SheetRecord
from jixiao.web.surveys.models import SurveyRecord

if TYPE_CHECKING:
    from jixiao.web.plans.models import PlanRecord

register = template.Library()


@dataclass(frozen=True, slots=True)
class Cycle:
    """The sheets, surveys and self-evaluation of a plan."""

    sheets: list[SheetRecord]
    surveys: list[SurveyRecord]
    evaluation: SelfEvaluationRecord | None


@register.simple_tag
def cycle_of(plan: PlanRecord) -> Cycle | None:
    """Return what came after approval; None for a plan that was never approved."""
    if not plan.version:
        return None
    sheets = SheetRecord.objects.filter(plan=plan).select_related("round")
    return Cycle(
        list(sheets.order_by("-round__cut_off")), list(SurveyRecord.objects.filter(plan=plan)),
        SelfEvaluationRecord.objects.filter(plan=plan).first(),
    )  # fmt: skip
