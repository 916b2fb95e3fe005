"""Approvals: what was issued under one number, and their pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.db.models import Count, Max, QuerySet, Sum
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from jixiao.locale import translator
from jixiao.web.organisations.actor import actor_of
from jixiao.web.organisations.models import OrganisationRecord
from jixiao.web.plans.actions.approve_plans import approve_plans
from jixiao.web.plans.models import PlanRecord, VersionRecord
from jixiao.web.plans.printing import APPROVAL_FORM, gathered, printed
from jixiao.web.plans.queries import within_reach
from jixiao.web.site.told_numbers import numbers_told

if TYPE_CHECKING:
    from jixiao.web.organisations.actor import Actor


def versions_within_reach(actor: Actor) -> QuerySet[VersionRecord]:
    """Return the approved versions of plans the actor may look at."""
    return VersionRecord.objects.filter(plan__in=within_reach(actor))


def approval_list(request: HttpRequest) -> HttpResponse:
    """Show the approvals within reach by number, the newest first."""
    found = (
        versions_within_reach(actor_of(request))
        .order_by()
        .values("document_number", "plan__fiscal_year")
        .annotate(plans=Count("pk"), money=Sum("plan__total"), day=Max("approved"))
        .order_by("-day")
    )
    return render(request, "plans/approval_list.html", {"approvals": found[:200]})


def approval_table(request: HttpRequest, kind: str) -> HttpResponse:
    """Print the approval table of one number with the plans within reach."""
    number = request.GET.get("number", "")
    found = versions_within_reach(actor_of(request)).filter(document_number=number)
    versions = list(found.select_related("plan").order_by("plan__path", "plan__code"))
    if not versions:
        raise Http404
    division = versions[0].plan.path.partition("/")[0] + "/"
    issuer = OrganisationRecord.objects.get(path=division).name
    return printed(gathered(versions, f"{issuer}财政局 {number}"), APPROVAL_FORM, kind)


@require_POST
def bulk_approve(request: HttpRequest) -> HttpResponse:
    """Approve the plans that were ticked; say which fell out and why."""
    number = request.POST.get("document_number", "").strip()
    ticked = numbers_told(request.POST.getlist("plan"))
    done = approve_plans(ticked, actor=actor_of(request), document_number=number)
    count = len(done.versions)
    told = ngettext("已批复{count}项。", "已批复{count}项。", count).format(count=count)
    messages.success(request, told)
    translate = translator("en" if get_language() == "en" else "zh")
    names = PlanRecord.objects.in_bulk([one.plan_id for one in done.fallen_out])
    for one in done.fallen_out:
        plan = names.get(one.plan_id)
        messages.warning(
            request,
            _("{name} 未批复：{why}").format(
                name=plan or one.plan_id, why=one.why.render(translate)
            ),
        )
    after = request.POST.get("next", "")
    return redirect(after if after.startswith("/plans/?") else "plan_list")
