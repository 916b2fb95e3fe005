"""What experts and the gate say of a plan, for its page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from django import template
from django.utils import timezone

from jixiao.web.disclosure.models import Standing
from jixiao.web.evaluations.gate import assessment_of
from jixiao.web.evaluations.models import PanelRecord, PublicPanelRecord
from jixiao.web.evaluations.public_showing import PublicPanel, shown_in_public
from jixiao.web.evaluations.queries import to_disclose, waiting
from jixiao.web.organisations.actor import actor_of
from jixiao.web.rounds.showing import said
from jixiao.workflow.assessment_gate import lacking
from jixiao.workflow.panel_course import PanelStanding

if TYPE_CHECKING:
    from django.http import HttpRequest

    from jixiao.web.disclosure.models import PublicPlanRecord
    from jixiao.web.plans.models import PlanRecord

register = template.Library()
MOST: Final = 100
"""Panels listed to be disclosed."""


@dataclass(frozen=True, slots=True)
class Called:
    """The panels called on a plan, and what the gate asks of it ("" where nothing)."""

    panels: list[PanelRecord]
    lacking: str


@dataclass(frozen=True, slots=True)
class Sheets:
    """Seats that count, sheets handed in, whether some are awaited, and whether too late."""

    seats: int
    handed_in: int
    missing: bool
    late: bool


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


@register.filter
def is_public(panel: PanelRecord) -> bool:
    """Return whether what the panel came to is public."""
    return getattr(panel, "public", None) is not None


@register.filter
def sheets_of(panel: PanelRecord) -> Sheets:
    """Return how many sheets of the panel are in."""
    seats = [one for one in panel.seats.all() if one.dismissed is None]
    missing = sum(one.handed_in is None for one in seats)
    asked = missing and panel.standing == PanelStanding.SCORING
    late = bool(asked and panel.due is not None and panel.due < timezone.localdate())
    return Sheets(len(seats), len(seats) - missing, bool(asked), late)


@register.simple_tag
def panels_to_disclose(request: HttpRequest) -> list[PanelRecord]:
    """Return the panels that who sends the request may disclose."""
    return list(to_disclose(actor_of(request))[:MOST])


@register.simple_tag
def public_panels(public: PublicPlanRecord) -> list[PublicPanel]:
    """Return what was disclosed of the panels on a public plan, the oldest first."""
    if public.standing != Standing.PUBLISHED:
        return []
    found = PublicPanelRecord.objects.filter(plan=public.plan_id).order_by("panel")
    return [shown_in_public(one) for one in found]


@register.simple_tag
def panels_waiting(request: HttpRequest) -> list[PanelRecord]:
    """Return the panels that wait for who sends the request."""
    return waiting(actor_of(request))
