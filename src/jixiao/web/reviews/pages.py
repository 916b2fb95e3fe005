"""The buttons beside a finding."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from jixiao.web.organisations.actor import actor_of
from jixiao.web.reviews.actions.answer_finding import answer_finding
from jixiao.web.reviews.actions.overrule_finding import overrule_finding

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


@require_POST
def answer(request: HttpRequest, finding_id: int) -> HttpResponse:
    """Keep the unit's answer, and show the plan again."""
    told = request.POST.get("text", "")
    finding = answer_finding(finding_id, actor=actor_of(request), answer=told)
    return redirect("plan_page", plan_id=finding.plan_id)


@require_POST
def overrule(request: HttpRequest, finding_id: int) -> HttpResponse:
    """Overrule the finding, and show the plan again."""
    told = request.POST.get("text", "")
    finding = overrule_finding(finding_id, actor=actor_of(request), reason=told)
    return redirect("plan_page", plan_id=finding.plan_id)
