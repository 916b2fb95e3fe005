"""What experts and the gate say of a plan, for its page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django import template

from jixiao.web.evaluations.gate import assessment_of
from jixiao.web.evaluations.models import PanelRecord
from jixiao.web.evaluations.queries import waiting
from jixiao.web.organisations.actor import actor_of
from jixiao.web.rounds.showing import said
from jixiao.workflow.assessment_gate import lacking

if TYPE_CHECKING:
    from django.http import HttpRequest

    from jixiao.web.plans.models import PlanRecord

register = template.Library()


@dataclass(frozen=True, slots=True)
class Called:
    """The panels called on a plan, and what the gate asks of it ("" where nothing)."""

    panels: list[PanelRecord]
    lacking: str


@register.simple_tag
def called_on(plan: PlanRecord) -> Called:
    """Return what experts and the gate say of a plan."""
    state = assessment_of(plan)
    held_back = lacking(state) if state is not None else None
    found = PanelRecord.objects.filter(plan=plan).select_related("result", "conclusion")
    return Called(list(found), said(held_back) if held_back is not None else "")


@register.filter
def result_of(panel: PanelRecord) -> object:
    """Return what the panel came to; None before it is closed."""
    return getattr(panel, "result", None)


@register.filter
def conclusion_of(panel: PanelRecord) -> object:
    """Return the conclusion decided on; None before."""
    return getattr(panel, "conclusion", None)


@register.simple_tag
def panels_waiting(request: HttpRequest) -> list[PanelRecord]:
    """Return the panels that wait for who sends the request."""
    return waiting(actor_of(request))
