"""The desk of those who disclose: what waits, what is public, what is withheld."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from jixiao.locale import translator
from jixiao.web.disclosure.actions.disclose_versions import disclose_versions
from jixiao.web.disclosure.actions.withhold_plan import withhold_plan
from jixiao.web.disclosure.models import PublicPlanRecord, Standing
from jixiao.web.disclosure.queries import awaiting
from jixiao.web.organisations.actor import actor_of
from jixiao.web.plans.models import VersionRecord
from jixiao.web.plans.queries import within_reach
from jixiao.web.site.told_numbers import number_told, numbers_told
from jixiao.workflow.role import Role

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

PER_PAGE = 100
_TOLD = 20
_DISCLOSERS = frozenset({Role.DEPARTMENT_REVIEWER, Role.PERFORMANCE_DESK})


def desk(request: HttpRequest) -> HttpResponse:
    """Show approved versions by document number that wait to be disclosed, and what is public."""
    actor, wanted = actor_of(request), request.GET
    number = wanted.get("number", "").strip()
    plan = number_told(wanted.get("plan"))
    versions = awaiting(actor)
    settled = PublicPlanRecord.objects.filter(plan__in=within_reach(actor))
    if number:
        versions = versions.filter(document_number=number)
        settled = settled.filter(version__document_number=number)
    if plan is not None:
        versions, settled = versions.filter(plan=plan), settled.filter(plan=plan)
    numbers = awaiting(actor).order_by("document_number").values_list("document_number", flat=True)
    shown = settled.select_related("disclosure", "version", "plan").order_by("-disclosure")
    surroundings = {
        "waiting": Paginator(versions, PER_PAGE).get_page(wanted.get("page")),
        "numbers": list(numbers.distinct()[:200]),
        "number": number,
        "settled": shown[:PER_PAGE],
        "published": Standing.PUBLISHED,
        "may_disclose": any(one.role in _DISCLOSERS for one in actor.held),
    }
    return render(request, "disclosure/desk.html", surroundings)


@require_POST
def disclose(request: HttpRequest) -> HttpResponse:
    """Disclose the versions ticked, or all that wait under a number; say which fell out and why."""
    actor, posted = actor_of(request), request.POST
    if number := posted.get("all_of", ""):
        waiting = awaiting(actor).filter(document_number=number)
        ticked = list(waiting.values_list("pk", flat=True))
    else:
        ticked = numbers_told(posted.getlist("version"))
    done = disclose_versions(ticked, actor=actor)
    count = len(done.disclosures)
    if count:
        told = ngettext("已公开{count}项。", "已公开{count}项。", count).format(count=count)
        messages.success(request, told)
    names = VersionRecord.objects.select_related("plan").in_bulk(
        [one.version_id for one in done.fallen_out]
    )
    translate = translator("en" if get_language() == "en" else "zh")
    if len(done.fallen_out) > _TOLD:
        told_more = _("另有{count}项未公开。").format(count=len(done.fallen_out) - _TOLD)
        messages.warning(request, told_more)
    for one in done.fallen_out[:_TOLD]:
        version = names.get(one.version_id)
        messages.warning(
            request,
            _("{name} 未公开：{why}").format(
                name=version.plan if version else one.version_id, why=one.why.render(translate)
            ),
        )
    return _back(request)


@require_POST
def withhold(request: HttpRequest, plan_id: int) -> HttpResponse:
    """Withhold a plan, or withdraw it, with the reason the public will read."""
    withhold_plan(plan_id, actor=actor_of(request), reason=request.POST.get("reason", ""))
    return _back(request)


def _back(request: HttpRequest) -> HttpResponse:
    after = request.POST.get("next", "")
    own = after.startswith("/disclosure/") and url_has_allowed_host_and_scheme(after, None)
    return redirect(after if own else "disclosure_desk")
