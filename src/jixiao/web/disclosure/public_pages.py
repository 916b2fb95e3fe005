"""Pages without log-in: regions, departments, plans with their files, comparisons."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING
from urllib.parse import quote

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse, StreamingHttpResponse
from django.shortcuts import get_object_or_404, render

from jixiao import __version__
from jixiao.forms.typed_form import typed_of
from jixiao.web.disclosure.downloads import KINDS, MEDIA_TYPES, file_name, file_of
from jixiao.web.disclosure.models import Standing
from jixiao.web.disclosure.money_chart import money_chart
from jixiao.web.disclosure.outcomes import marks, published
from jixiao.web.disclosure.package import package
from jixiao.web.disclosure.public_page import public_page
from jixiao.web.disclosure.queries import departments, open_versions, public_plans, regions
from jixiao.web.organisations.models import OrganisationRecord
from jixiao.web.plans.layout import layout_of
from jixiao.web.plans.printing import document_of_version

if TYPE_CHECKING:
    from collections.abc import Sequence

    from django.db.models import QuerySet
    from django.http import HttpRequest
    from django.http.response import HttpResponseBase

    from jixiao.web.disclosure.models import PublicPlanRecord

PER_PAGE = 50


@public_page
def region_list(request: HttpRequest) -> HttpResponseBase:
    """Show the regions with what is public of each year."""
    return render(request, "disclosure/regions.html", {"regions": regions()})


@public_page
def region(request: HttpRequest, division: str, year: int) -> HttpResponseBase:
    """Show a region's departments and their money by source, or the plans a search finds."""
    found = departments(division, year)
    if not found:
        raise Http404
    words = request.GET.get("words", "").strip()
    plans = public_plans().filter(division=division, fiscal_year=year)
    surroundings = {
        "division": division,
        "name": _region_name(division),
        "year": year,
        "departments": found,
        "published": sum(one.published for one in found),
        "withheld": sum(one.withheld for one in found),
        "chart": money_chart([(one.name, one.fiscal, one.other) for one in found]),
        "words": words,
        "page": _page(request, plans.filter(name__icontains=words)) if words else None,
    }
    return render(request, "disclosure/region.html", surroundings)


@public_page
def department(request: HttpRequest, division: str, year: int, department: str) -> HttpResponseBase:
    """Show a department's public plans, those that are withheld with the reason."""
    path = f"{division}/{department}/"
    plans = public_plans().filter(division=division, fiscal_year=year, department=path)
    organisation = get_object_or_404(OrganisationRecord, path=path)
    if not plans.exists():
        raise Http404
    surroundings = {
        "division": division,
        "region": _region_name(division),
        "name": organisation.name,
        "year": year,
        "page": _page(request, plans),
    }
    return render(request, "disclosure/department.html", surroundings)


@public_page
def plan(request: HttpRequest, plan_id: int) -> HttpResponseBase:
    """Show a public plan as its form with its files, or why it is withheld."""
    public = get_object_or_404(
        public_plans().select_related("disclosure", "version", "plan"), plan=plan_id
    )
    published = public.standing == Standing.PUBLISHED
    surroundings = {
        "public": public,
        "region": _region_name(public.division),
        "department": OrganisationRecord.objects.get(path=public.department),
        "versions": open_versions(public),
        "kinds": KINDS,
        "layout": _layout(public) if published else None,
    }
    return render(request, "disclosure/plan.html", surroundings)


@public_page
def download(request: HttpRequest, plan_id: int, number: int, kind: str) -> HttpResponseBase:
    """Give a published version as a file; 410 when it was withdrawn."""
    public = get_object_or_404(public_plans(), plan=plan_id)
    if kind not in MEDIA_TYPES:
        raise Http404
    found = (one.version for one in open_versions(public) if one.version.number == number)
    version = next(found, None)
    if version is None:
        if public.standing == Standing.WITHHELD:
            return render(request, "disclosure/gone.html", {"public": public}, status=410)
        raise Http404
    response = HttpResponse(file_of(version, kind), content_type=MEDIA_TYPES[kind])
    return _attached(response, file_name(version, kind))


@public_page
def data_package(_request: HttpRequest, division: str, year: int) -> HttpResponseBase:
    """Give all that is public of a region and year as one ZIP, sent while it is made."""
    plans = public_plans().filter(division=division, fiscal_year=year)
    publics = list(plans.select_related("disclosure").order_by("path", "code", "pk"))
    if not publics:
        raise Http404
    name = f"{division.lower()}-{year}-targets"
    parts = package(publics, name=name, title=_region_name(division), year=year)
    response = StreamingHttpResponse(parts, content_type="application/zip")
    response.headers["ETag"] = f'"{_state(publics)}"'
    return _attached(response, f"{name}.zip")


def _state(publics: Sequence[PublicPlanRecord]) -> str:
    """Return a hash of what is disclosed: with it a package is known to be the same unmade."""
    outcomes = (sha256 for sha256, _ in marks(published(publics)))
    told = " ".join([__version__, *(str(one.disclosure_id) for one in publics), *outcomes])
    return hashlib.sha256(told.encode()).hexdigest()


def _attached(response: HttpResponseBase, name: str) -> HttpResponseBase:
    response.headers["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(name)}"
    return response


def _region_name(division: str) -> str:
    return get_object_or_404(OrganisationRecord, path=f"{division}/").name


def _layout(public: PublicPlanRecord) -> object:
    """Return the form's table of what was approved; nothing but the version is shown."""
    return layout_of(typed_of(document_of_version(public.version).projects[0]), ())


def _page(request: HttpRequest, plans: QuerySet[PublicPlanRecord]) -> object:
    rows = plans.select_related("disclosure", "version").order_by("path", "code", "pk")
    return Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
