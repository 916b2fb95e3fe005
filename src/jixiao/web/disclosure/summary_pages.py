"""How a year stands within one's reach: charts with their tables, and the summary table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from jixiao.model.finding import Severity
from jixiao.web.disclosure.families import family_title
from jixiao.web.disclosure.money_chart import money_chart
from jixiao.web.disclosure.queries import money_of_departments
from jixiao.web.disclosure.summing import (
    KINDS,
    MOST,
    findings_by_family,
    plans_of,
    printed_summary,
    summary_of,
)
from jixiao.web.organisations.actor import actor_of
from jixiao.web.plans.printing import MEDIA
from jixiao.web.plans.queries import latest_year, standing_of_stages, within_reach
from jixiao.web.site.told_numbers import number_told

if TYPE_CHECKING:
    from django.http import HttpRequest

    from jixiao.web.organisations.actor import Actor

_YEARS = range(1990, 2101)
_SEVERITIES = ((Severity.BLOCKING, "必改"), (Severity.QUERY, "询问"), (Severity.ADVICE, "建议"))


def summary(request: HttpRequest) -> HttpResponse:
    """Show stages, findings by family, money by source, and the summary by unit."""
    actor = actor_of(request)
    year, place = _year(request, actor), request.GET.get("department", "")
    plans = within_reach(actor).filter(fiscal_year=year)
    stages = standing_of_stages(actor, year)
    families = [(family_title(name), counts) for name, counts in findings_by_family(plans)]
    money = money_of_departments(plans)
    years = within_reach(actor).order_by("-fiscal_year").values_list("fiscal_year", flat=True)
    many = plans_of(actor, year, place).count() > MOST
    surroundings = {
        "place": place,
        "many": many,
        "year": year,
        "years": list(years.distinct()),
        "stages": stages,
        "funnel": {
            "kind": "funnel",
            "names": [_(one.stage.label) for one in stages],
            "values": [one.plans for one in stages],
            "unit": _("项"),
        },
        "families": families,
        "family_chart": {
            "kind": "bars",
            "unit": _("条"),
            "names": [name for name, _counts in families],
            "series": [
                {
                    "name": _(label),
                    "colour": f"--{severity}",
                    "values": [counts[severity.value] for _n, counts in families],
                }
                for severity, label in _SEVERITIES
            ],
        },
        "money": money,
        "money_chart": money_chart([(one.name, one.fiscal, one.other) for one in money]),
        "summary": summary_of(actor, year, place) if stages and not many else None,
        "kinds": KINDS,
    }
    return render(request, "disclosure/summary.html", surroundings)


def summary_table(request: HttpRequest, kind: str) -> HttpResponse:
    """Print the summary table of a year."""
    if kind not in KINDS:
        raise Http404
    actor = actor_of(request)
    year, place = _year(request, actor), request.GET.get("department", "")
    content = printed_summary(summary_of(actor, year, place), kind)
    response = HttpResponse(content, content_type=MEDIA[kind])
    response["Content-Disposition"] = f"attachment; filename=summary-{year}.{kind}"
    return response


def _year(request: HttpRequest, actor: Actor) -> int:
    """Return the year asked for, or the newest within reach; raises Http404 when there is none."""
    told = number_told(request.GET.get("year"))
    year = latest_year(actor) if told is None else told
    if year is None or year not in _YEARS:
        raise Http404
    return year
