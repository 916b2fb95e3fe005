"""The thresholds of ex-ante assessment, division by division."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from jixiao.web.evaluations.actions.set_threshold import set_threshold
from jixiao.web.evaluations.models import ThresholdRecord
from jixiao.web.organisations.actor import actor_of
from jixiao.web.organisations.models import OrganisationRecord
from jixiao.web.rounds.showing import cited
from jixiao.web.site.told_numbers import number_told
from jixiao.workflow.panel_duty import PanelDuty, has_panel_duty
from jixiao.workflow.role import READERS

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


@require_http_methods(["GET", "POST"])
def thresholds(request: HttpRequest) -> HttpResponse:
    """Show the thresholds of the divisions the actor serves in; set a new one."""
    actor, told = actor_of(request), request.POST
    if request.method == "POST":
        set_threshold(
            told.get("division", ""), actor=actor, from_year=number_told(told.get("from_year")),
            amount=told.get("amount", ""), basis=told.get("basis", ""),
            disclosed=told.get("disclosed") == "1",
        )  # fmt: skip
        messages.success(request, _("额度已设定，新报送的绩效目标按此执行。"))
        return redirect("thresholds")
    codes = {one.place.partition("/")[0] for one in actor.held if one.role in READERS}
    divisions = OrganisationRecord.objects.filter(path__in=[f"{code}/" for code in codes])
    surroundings = {
        "divisions": [
            (
                one,
                ThresholdRecord.objects.filter(division=one).select_related("person"),
                has_panel_duty(PanelDuty.SET_THRESHOLD, held=actor.held, place=one.path),
            )
            for one in divisions
        ],
        "clause": cited("provincial-ex-ante#gate"),
    }
    return render(request, "evaluations/thresholds.html", surroundings)
