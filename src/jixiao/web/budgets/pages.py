"""Pages of budgets: tables uploaded, what would be taken of one, the money of a project."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Exists, OuterRef
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from jixiao.monitoring.project_money import project_money
from jixiao.web.budgets.actions.set_budget import BudgetRefused, set_budget
from jixiao.web.budgets.actions.take_table import take_table
from jixiao.web.budgets.models import BudgetLineRecord
from jixiao.web.budgets.queries import money_of, moneys_of
from jixiao.web.budgets.reading import budgets_in
from jixiao.web.budgets.tables import TABLES
from jixiao.web.organisations.actor import actor_of
from jixiao.web.rounds.showing import said
from jixiao.web.treasury.queries import paid_by_source
from jixiao.web.years.queries import projects_within_reach, years_within_reach
from jixiao.web.years.uploaded_pages import columns_page, list_within_reach, uploaded
from jixiao.workflow.cycle_duty import CycleDuty, has_duty

if TYPE_CHECKING:
    from decimal import Decimal

    from django.http import HttpRequest, HttpResponse

    from jixiao.web.organisations.actor import Actor
    from jixiao.web.plans.models import ProjectRecord

PER_PAGE: Final = 100
_ROWS: Final = 6
_TOLD: Final = Exists(BudgetLineRecord.objects.filter(project=OuterRef("pk")))
_FIELDS: Final = ("source", "initial", "adjusted", "carried")


@require_GET
def budgets(request: HttpRequest, year_id: int) -> HttpResponse:
    """Show the projects within reach whose budget was told, with their money; the tables."""
    actor = actor_of(request)
    year = get_object_or_404(years_within_reach(actor), pk=year_id)
    found = projects_within_reach(actor).filter(_TOLD, year=year)
    listed = found.select_related("unit").order_by("unit__path", "code", "pk")
    page = Paginator(listed, PER_PAGE).get_page(request.GET.get("page"))
    moneys = moneys_of([one.pk for one in page], date(year.year, 12, 31))
    sets = has_duty(CycleDuty.SET_BUDGET, held=actor.held, place=year.division.path)
    sets = sets and not year.archived
    tables = year.budget_tables.defer("rows", "headings").select_related("person")
    surroundings = {
        "year": year, "page": page, "rows": [(one, moneys[one.pk]) for one in page],
        "sets": sets, "tables": tables[:20] if sets else [],
    }  # fmt: skip
    return render(request, "budgets/budgets.html", surroundings)


@require_POST
def upload(request: HttpRequest, year_id: int) -> HttpResponse:
    """Keep a table, and show what its columns mean, or its preview where that is known."""
    made = uploaded(request, TABLES, year_id)
    return redirect("budget_table" if made.columns else "budget_columns", table_id=made.pk)


@require_http_methods(["GET", "POST"])
def columns(request: HttpRequest, table_id: int) -> HttpResponse:
    """Show the headings with what they seem to mean; keep what the person confirms."""
    return columns_page(
        request, TABLES, table_id, template="budgets/columns.html", then="budget_table"
    )


@require_GET
def table(request: HttpRequest, table_id: int) -> HttpResponse:
    """Show what taking a table would do, or what came of it; doubtful rows with the reason."""
    found = list_within_reach(TABLES, table_id, actor_of(request))
    if not found.columns:
        return redirect("budget_columns", table_id=table_id)
    told = budgets_in(found)
    cells = dict(found.rows)
    aside = [(one.row.number, cells[one.row.number], said(one.why)) for one in told.aside]
    codes = {line.code for line in told.lines}
    has = found.year.projects.filter(_TOLD)
    surroundings = {
        "table": found, "lines": len(told.lines), "projects": len(codes),
        "replaced": len(codes.intersection(has.values_list("code", flat=True))),
        "page": Paginator(aside, PER_PAGE).get_page(request.GET.get("page")),
    }  # fmt: skip
    return render(request, "budgets/table.html", surroundings)


@require_POST
def take(request: HttpRequest, table_id: int) -> HttpResponse:
    """Take a table over, and show what came of it."""
    done = take_table(table_id, actor=actor_of(request))
    told = _("导入{count}行预算，{aside}行另列待核对。")
    messages.success(request, told.format(count=len(done.lines), aside=len(done.aside)))
    return redirect("budget_table", table_id=table_id)


@require_http_methods(["GET", "POST"])
def money(request: HttpRequest, project_id: int) -> HttpResponse:
    """Show a project's budget, payments and rate by source; keep what the person types."""
    actor = actor_of(request)
    own = projects_within_reach(actor).select_related("unit", "year__division")
    project = get_object_or_404(own, pk=project_id)
    if request.method == "POST":
        given = zip(*(request.POST.getlist(name) for name in _FIELDS), strict=False)
        rows = [(a, b, c, d) for a, b, c, d in given if any(map(str.strip, (a, b, c, d)))]
        reason = request.POST.get("reason", "")
        try:
            set_budget(project_id, actor=actor, rows=rows, reason=reason)
        except BudgetRefused as fault:
            told = {"typed": rows, "reason": reason, "refused": said(fault.message)}
            return render(request, "budgets/money.html", _money(project, actor) | told, status=422)
        messages.success(request, _("已保存预算。"))
        return redirect("project_money", project_id=project_id)
    return render(request, "budgets/money.html", _money(project, actor))


def _money(project: ProjectRecord, actor: Actor) -> dict[str, object]:
    """Return what the page of a project's money shows."""
    lines = list(project.budget_lines.select_related("table", "person"))
    found = money_of(project.pk, date(project.year.year, 12, 31))
    place = project.year.division.path
    sets = has_duty(CycleDuty.SET_BUDGET, held=actor.held, place=place)
    typed = [(one.source, *map(_plain, (one.initial, one.adjusted, one.carried))) for one in lines]
    return {
        "one": project, "lines": lines, "sets": sets and not project.year.archived,
        "money": found or project_money([], paid_by_source(project.pk), approved=project.total),
        "typed": [*typed, *[("", "", "", "")] * max(1, _ROWS - len(typed))],
    }  # fmt: skip


def _plain(amount: Decimal | None) -> str:
    """Return an amount as it is typed, "" for none."""
    return "" if amount is None else f"{amount.normalize():f}"
