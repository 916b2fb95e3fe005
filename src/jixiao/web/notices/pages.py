"""The notices of a person: the list, and the way to what each is about."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from jixiao.web.evaluations.queries import panels_of
from jixiao.web.notices.actions.read_notices import read_all_notices, read_notice
from jixiao.web.notices.queries import notices_of
from jixiao.web.organisations.actor import actor_of

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

PER_PAGE: Final = 50


@require_GET
def notices(request: HttpRequest) -> HttpResponse:
    """Show the notices, the newest first; only those not read yet if so wanted."""
    found = notices_of(actor_of(request)).select_related("project__unit", "plan", "by")
    fresh = request.GET.get("unread") == "1"
    page = Paginator(found.filter(read=None) if fresh else found, PER_PAGE)
    surroundings = {
        "page": page.get_page(request.GET.get("page")), "fresh": fresh,
        "kept": "unread=1" if fresh else "",
    }  # fmt: skip
    return render(request, "notices/notices.html", surroundings)


@require_POST
def open_notice(request: HttpRequest, notice_id: int) -> HttpResponse:
    """Count a notice as read, and show what it is about."""
    found = read_notice(notice_id, actor=actor_of(request))
    if found is None:
        raise Http404
    if found.panel_id:
        seen = panels_of(actor_of(request)).filter(pk=found.panel_id).exists()
        return redirect("panel", panel_id=found.panel_id) if seen else redirect("panels")
    if found.plan_id:
        return redirect("plan_page", plan_id=found.plan_id)
    return redirect("project", project_id=found.project_id)


@require_POST
def read_all(request: HttpRequest) -> HttpResponse:
    """Count all notices as read, and show the list."""
    read_all_notices(actor=actor_of(request))
    return redirect("notices")
