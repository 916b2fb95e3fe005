"""Years and their projects: opened, archived, listed, declared."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Q, Sum
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as translate
from django.views.decorators.http import require_GET, require_POST

from jixiao.web.organisations.actor import actor_of
from jixiao.web.years.actions.archive_year import archive_year
from jixiao.web.years.actions.declare_project import declare_project
from jixiao.web.years.actions.mark_secret import mark_secret
from jixiao.web.years.actions.open_year import open_year
from jixiao.web.years.actions.reopen_year import reopen_year
from jixiao.web.years.queries import (
    differing,
    divisions_to_open,
    duties_for,
    projects_within_reach,
    standings,
    years_within_reach,
)
from jixiao.workflow.role import Role
from jixiao.workflow.year_duty import YearDuty, has_duty

if TYPE_CHECKING:
    from django.db.models import QuerySet
    from django.http import HttpRequest, HttpResponse

    from jixiao.web.plans.models import ProjectRecord

PER_PAGE: Final = 50
STATES: Final = (
    ("undeclared", translate("未填报")),
    ("declared", translate("已填报")),
    ("differing", translate("金额与清单不符")),
    ("secret", translate("涉密")),
)
_LONGEST: Final = 9


@require_GET
def years(request: HttpRequest) -> HttpResponse:
    """Show the years within reach with their counts and what can be done with them."""
    actor = actor_of(request)
    surroundings = {"standings": standings(actor), "divisions": divisions_to_open(actor)}
    return render(request, "years/years.html", surroundings)


@require_POST
def open_new(request: HttpRequest) -> HttpResponse:
    """Open a year, and show its empty list of projects."""
    told = request.POST
    made = open_year(
        _number(told.get("division", "")), _number(told.get("year", "")), actor=actor_of(request)
    )
    messages.success(request, _("{year}年度已开启；请导入项目清单。").format(year=made.year))
    return redirect("projects", year_id=made.pk)


@require_POST
def archive(request: HttpRequest, year_id: int) -> HttpResponse:
    """Archive a year, and show the years."""
    archive_year(
        year_id, actor=actor_of(request), unfinished_too=request.POST.get("unfinished_too") == "1"
    )
    return redirect("years")


@require_POST
def reopen(request: HttpRequest, year_id: int) -> HttpResponse:
    """Open an archived year again, and show the years."""
    reopen_year(year_id, actor=actor_of(request), reason=request.POST.get("reason", ""))
    return redirect("years")


@require_GET
def projects(request: HttpRequest, year_id: int) -> HttpResponse:
    """Show the projects of a year within reach, by unit, words and what became of them."""
    actor, wanted = actor_of(request), request.GET
    year = get_object_or_404(years_within_reach(actor), pk=year_id)
    own = projects_within_reach(actor).filter(year=year)
    found = _filtered(own, wanted.get("state", ""), wanted.get("words", "").strip())
    listed = found.select_related("unit", "plan", "listing", "year")
    page = Paginator(listed, PER_PAGE).get_page(wanted.get("page"))
    kept = wanted.copy()
    kept.pop("page", None)
    clerk = [one.place for one in actor.held if one.role is Role.UNIT_CLERK]
    surroundings = {
        "year": year, "page": page, "states": STATES, "wanted": wanted, "kept": kept.urlencode(),
        "sums": found.order_by().aggregate(total=Sum("total"), fiscal=Sum("fiscal"),
                                           other=Sum("other")),
        "may_see_history": has_duty(YearDuty.WATCH, held=actor.held, place=year.division.path),
        "duties": duties_for(actor, year), "clerk_at": [] if year.archived else clerk,
        "lists": year.lists.defer("rows", "headings").select_related("person")[:5],
    }  # fmt: skip
    return render(request, "years/projects.html", surroundings)


@require_GET
def project(request: HttpRequest, project_id: int) -> HttpResponse:
    """Show what the list says of a project, with its money by source."""
    actor = actor_of(request)
    found = projects_within_reach(actor).select_related("unit", "year__division", "plan")
    one = get_object_or_404(found, pk=project_id)
    clerk = [held.place for held in actor.held if held.role is Role.UNIT_CLERK]
    surroundings = {
        "one": one, "duties": duties_for(actor, one.year),
        "clerk_at": [] if one.year.archived else clerk,
    }  # fmt: skip
    return render(request, "years/project.html", surroundings)


@require_POST
def declare(request: HttpRequest, project_id: int) -> HttpResponse:
    """Begin the plan of a project, and show it."""
    return redirect("plan_page", plan_id=declare_project(project_id, actor=actor_of(request)).pk)


@require_POST
def secret(request: HttpRequest, project_id: int) -> HttpResponse:
    """Mark a project as secret or no longer secret, and show it."""
    told = request.POST
    mark_secret(
        project_id, actor=actor_of(request), secret=told.get("secret") == "1",
        reason=told.get("reason", ""),
    )  # fmt: skip
    return redirect("project", project_id=project_id)


def _filtered(own: QuerySet[ProjectRecord], state: str, words: str) -> QuerySet[ProjectRecord]:
    if words:
        own = own.filter(
            Q(name__icontains=words) | Q(code__startswith=words) | Q(unit__name__icontains=words)
        )
    narrowed = {
        "undeclared": own.filter(plan=None), "declared": own.filter(plan__isnull=False),
        "differing": differing(own), "secret": own.filter(secret=True),
    }  # fmt: skip
    return narrowed.get(state, own)


def _number(told: str) -> int:
    plain = told.isdecimal() and told.isascii() and len(told) <= _LONGEST
    return int(told) if plain else 0
