"""Payments of a year: exports uploaded, columns told, taken over; months closed."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Final

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Count, Q, Sum
from django.db.models.functions import ExtractMonth
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from jixiao.model.message import Message
from jixiao.monitoring.money import DECEMBER
from jixiao.web.organisations.actor import actor_of
from jixiao.web.rounds.showing import said
from jixiao.web.treasury.actions.close_month import close_month
from jixiao.web.treasury.actions.take_export import take_export
from jixiao.web.treasury.exports import EXPORTS
from jixiao.web.treasury.models import VoucherRecord
from jixiao.web.treasury.reconciling import netted_of, reconciled
from jixiao.web.years.queries import projects_within_reach, years_within_reach
from jixiao.web.years.uploaded_pages import columns_page, list_within_reach, uploaded
from jixiao.workflow.cycle_duty import CycleDuty, has_duty

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from jixiao.web.plans.models import YearRecord

PER_PAGE: Final = 100
_SHOWN: Final = 3


@require_GET
def treasury(request: HttpRequest, year_id: int) -> HttpResponse:
    """Show what was paid within reach by month and by project, the exports, the closed months."""
    actor = actor_of(request)
    year = get_object_or_404(years_within_reach(actor), pk=year_id)
    own = VoucherRecord.objects.filter(year=year, project__in=projects_within_reach(actor))
    projects = (
        projects_within_reach(actor).filter(vouchers__year=year)
        .annotate(
            paid=Sum("vouchers__amount"), count=Count("vouchers"),
            back=Sum("vouchers__amount", filter=Q(vouchers__amount__lt=0)),
        )
        .select_related("unit").order_by("unit__path", "code", "pk")
    )  # fmt: skip
    place = year.division.path
    takes = has_duty(CycleDuty.TAKE_MONEY, held=actor.held, place=place) and not year.archived
    surroundings = {
        "year": year, "months": _months(year, own), "takes": takes,
        "page": Paginator(projects, PER_PAGE).get_page(request.GET.get("page")),
        "exports": year.exports.defer("rows", "headings").select_related("person")[:20]
        if takes else [],
        "total": (own.aggregate(total=Sum("amount"))["total"] or Decimal(0)) / 10_000,
    }  # fmt: skip
    return render(request, "treasury/treasury.html", surroundings)


@require_POST
def upload(request: HttpRequest, year_id: int) -> HttpResponse:
    """Keep an export, and show what its columns mean, or its preview where that is known."""
    made = uploaded(request, EXPORTS, year_id)
    return redirect("export" if made.columns else "export_columns", export_id=made.pk)


@require_http_methods(["GET", "POST"])
def columns(request: HttpRequest, export_id: int) -> HttpResponse:
    """Show the headings with what they seem to mean; keep what the person confirms."""
    return columns_page(
        request, EXPORTS, export_id, template="treasury/columns.html", then="export"
    )


@require_GET
def export(request: HttpRequest, export_id: int) -> HttpResponse:
    """Show what taking an export would do, or what came of it; doubtful rows with the reason."""
    found = list_within_reach(EXPORTS, export_id, actor_of(request))
    if not found.columns:
        return redirect("export_columns", export_id=export_id)
    if found.taken:
        vouchers = found.vouchers.aggregate(n=Count("pk"), total=Sum("amount"))
        count, total = vouchers["n"], vouchers["total"] or Decimal(0)
        netted = list(netted_of(found))
        aside = [
            (one.row, one.cells, said(Message(one.pattern, one.parameters)))
            for one in found.aside.all()
        ]
    else:
        told = reconciled(found)
        netted = [
            (
                one.refund.row,
                one.refund.number,
                one.refund.amount,
                one.payment.number,
                one.payment.amount,
                one.left,
            )
            for one in told.netted
        ]
        cells = dict(found.rows)
        count, total = len(told.vouchers), told.total
        aside = [(one.row.number, cells[one.row.number], said(one.why)) for one in told.aside]
    surroundings = {
        "export": found, "count": count, "total": total, "netted": netted,
        "page": Paginator(aside, PER_PAGE).get_page(request.GET.get("page")),
    }  # fmt: skip
    return render(request, "treasury/export.html", surroundings)


@require_POST
def take(request: HttpRequest, export_id: int) -> HttpResponse:
    """Take an export over, and show what came of it."""
    done = take_export(export_id, actor=actor_of(request))
    told = _("导入{count}笔支付，{aside}行另列待核对。")
    messages.success(request, told.format(count=len(done.vouchers), aside=len(done.aside)))
    return redirect("export", export_id=export_id)


@require_POST
def close(request: HttpRequest, year_id: int) -> HttpResponse:
    """Close a month, and show the year's payments."""
    month = request.POST.get("month", "")
    number = int(month) if month.isascii() and month.isdecimal() and len(month) < _SHOWN else 0
    close_month(year_id, number, actor=actor_of(request))
    return redirect("treasury", year_id=year_id)


def _months(year: YearRecord, own: object) -> list[dict[str, object]]:
    """Return each month with what was paid within reach in 万元, and whether it is closed."""
    rows = own.annotate(month=ExtractMonth("day")).order_by().values_list("month")  # type: ignore[attr-defined] # vouchers
    paid = dict(rows.annotate(Sum("amount")))
    closed = {one.month: one for one in year.closed_months.select_related("person")}
    following = max(closed, default=0) + 1
    return [
        {"month": month, "paid": Decimal(paid.get(month, 0)) / 10_000,
         "closed": closed.get(month), "next": month == following}
        for month in range(1, DECEMBER + 1)
    ]  # fmt: skip
