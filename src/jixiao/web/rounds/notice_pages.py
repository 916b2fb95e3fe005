"""Rectification notices: given on a red lamp, replied to with evidence, closed or sent back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from jixiao.model.message import message
from jixiao.web.evidence.giving import given
from jixiao.web.organisations.actor import actor_of
from jixiao.web.plans.paging import LISTED
from jixiao.web.rounds.actions.answer_notice import answer_notice
from jixiao.web.rounds.actions.give_notice import give_notice
from jixiao.web.rounds.models import ReplyFileRecord
from jixiao.web.rounds.pages import PER_PAGE, day_told
from jixiao.web.rounds.queries import notices_within_reach
from jixiao.web.rounds.showing import said, shown_readings
from jixiao.web.rounds.watching import watched
from jixiao.web.site.told_numbers import number_told
from jixiao.workflow.courses import Standing, steps_open
from jixiao.workflow.cycle_duty import CycleDuty
from jixiao.workflow.notice_giver import is_for

if TYPE_CHECKING:
    from django.http import HttpRequest

_UNSEEN: Final = tuple(f"sheet__{name}" for name in ("content", *LISTED))
_STEPS: Final = {
    one.value: one
    for one in (CycleDuty.REPLY_NOTICE, CycleDuty.CLOSE_NOTICE, CycleDuty.SEND_NOTICE_BACK)
}


@require_GET
def notices(request: HttpRequest) -> HttpResponse:
    """Show the notices within reach, those still open first by their last day."""
    found = notices_within_reach(actor_of(request))
    if request.GET.get("all") != "1":
        found = found.exclude(standing=Standing.CLOSED)
    page = Paginator(found.defer(*_UNSEEN).order_by("due", "pk"), PER_PAGE).get_page(
        request.GET.get("page")
    )
    surroundings = {
        "page": page, "today": timezone.localdate(), "all": request.GET.get("all") == "1",
        "kept": "all=1" if request.GET.get("all") == "1" else "",
    }  # fmt: skip
    return render(request, "rounds/notices.html", surroundings)


@require_POST
def give(request: HttpRequest, sheet_id: int) -> HttpResponse:
    """Give notice on a row of a sheet, and show it."""
    told = request.POST
    row = number_told(told.get("row"))
    number = -1 if row is None else row
    made = give_notice(
        sheet_id, actor=actor_of(request), row=number, demand=told.get("demand", ""),
        due=day_told(told.get("due", "")),
    )  # fmt: skip
    return redirect("rectification", notice_id=made.pk)


@require_GET
def notice(request: HttpRequest, notice_id: int) -> HttpResponse:
    """Show a notice with the replies to it, and what can be done."""
    actor = actor_of(request)
    one = get_object_or_404(notices_within_reach(actor), pk=notice_id)
    place = one.sheet.path
    open_to = {
        step
        for step in steps_open(Standing(one.standing), held=actor.held, place=place)
        if is_for(one.giver, CycleDuty(step), held=actor.held, place=place)
    }
    reading = next(each for each in shown_readings(watched(one.sheet)) if each.row == one.row)
    surroundings = {
        "notice": one, "reading": reading, "may": open_to, "today": timezone.localdate(),
        "standing": Standing(one.standing).label,
        "steps": [
            {"one": step, "label": said(message(CycleDuty(step.action).label))}
            for step in one.steps.select_related("person").prefetch_related("files")
        ],
    }  # fmt: skip
    return render(request, "rounds/notice.html", surroundings)


@require_POST
def answer(request: HttpRequest, notice_id: int, duty: str) -> HttpResponse:
    """Reply to a notice, close it or send it back, and show it again."""
    if duty not in _STEPS:
        raise Http404
    answer_notice(
        notice_id, _STEPS[duty], actor=actor_of(request), text=request.POST.get("text", ""),
        files=request.FILES.getlist("files"),
    )  # fmt: skip
    return redirect("rectification", notice_id=notice_id)


@require_GET
def reply_file(request: HttpRequest, file_id: int) -> HttpResponse:
    """Give a file of a reply within reach."""
    reach = notices_within_reach(actor_of(request))
    one = get_object_or_404(ReplyFileRecord, pk=file_id, step__notice__in=reach)
    return given(one.sha256, one.name, one.kind)
