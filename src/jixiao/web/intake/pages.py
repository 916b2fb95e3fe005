"""Dropping files, seeing them read, taking their plans in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Count, Q, Sum
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from jixiao.locale import translator
from jixiao.model.errors import JixiaoError
from jixiao.web.intake.actions.take_in_plan import Destination, take_in_plan
from jixiao.web.intake.actions.upload_files import upload_files
from jixiao.web.intake.case_export import test_case_of
from jixiao.web.intake.matching import open_years, units_known, year_of
from jixiao.web.intake.models import State
from jixiao.web.intake.offers import offers_of, years_told
from jixiao.web.intake.progress import fault_of, standing_of
from jixiao.web.intake.reaching import (
    files_of,
    places_of,
    refuse_strangers,
    units_of,
    uploads_of,
)
from jixiao.web.intake.reading import documents_of
from jixiao.web.organisations.actor import actor_of
from jixiao.web.site.told_numbers import number_told, numbers_told

if TYPE_CHECKING:
    from jixiao.web.organisations.actor import Actor

PER_PAGE = 30


@require_http_methods(["GET", "HEAD", "POST"])
def uploads(request: HttpRequest) -> HttpResponse:
    """Show where files are dropped and what was dropped before; keep what is dropped."""
    actor = actor_of(request)
    refuse_strangers(actor)
    if request.method == "POST":
        place = number_told(request.POST.get("place"))
        upload = upload_files(request.FILES.getlist("files"), actor=actor, place_id=place)
        return redirect("intake_upload", upload_id=upload.pk)
    found = (
        uploads_of(actor)
        .select_related("person", "place")
        .annotate(
            count=Count("files"),
            plans=Sum("files__plans"),
            failed=Count("files", Q(files__state=State.FAILED)),
            waiting=Count("files", Q(files__state__in=[State.WAITING, State.READING])),
        )
        .order_by("-pk")
    )
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    return render(request, "intake/uploads.html", {"page": page, "places": places_of(actor)})


@require_GET
def upload_page(request: HttpRequest, upload_id: int) -> HttpResponse:
    """Show the files of an upload and how far they are; only the moving part for htmx."""
    actor = actor_of(request)
    refuse_strangers(actor)
    upload = get_object_or_404(uploads_of(actor).select_related("person", "place"), pk=upload_id)
    standing = standing_of(upload)
    files = [(one, fault_of(one)) for one in standing.files]
    surroundings = {"upload": upload, "standing": standing, "files": files}
    moving = request.headers.get("HX-Request") == "true"
    return render(request, f"intake/{'files' if moving else 'upload'}.html", surroundings)


@require_GET
def file_page(request: HttpRequest, file_id: int) -> HttpResponse:
    """Show the plans of a file with what can be done with each."""
    actor = actor_of(request)
    refuse_strangers(actor)
    file = get_object_or_404(
        files_of(actor).select_related("upload__person", "place"), pk=file_id, state=State.READ
    )
    documents, years = documents_of(file.content or {}), open_years(file.place)
    wanted = number_told(request.GET.get("year"))
    year = year_of(years, years_told(documents) if wanted is None else [wanted])
    units = units_known(units_of(actor, file.place), file.place)
    english = get_language() == "en"
    offers = offers_of(file, documents, actor=actor, units=units, year=year)
    surroundings = {
        "file": file, "years": years, "year": year, "units": units.open,
        "offers": offers,
        "left": any(one.taken is None for one in offers),
        "notes": [one["en" if english else "zh"] for one in file.doubts if not one["number"]],
    }  # fmt: skip
    return render(request, "intake/file.html", surroundings)


@require_POST
def take_in(request: HttpRequest, file_id: int) -> HttpResponse:
    """Take in the chosen plans of a file, each by itself; what is refused is told by name."""
    actor = actor_of(request)
    refuse_strangers(actor)
    chosen = numbers_told(request.POST.getlist("plan"))
    before = {one.number for one in _file(actor, file_id).taken.all()}
    done, refused = 0, []
    for number in dict.fromkeys(chosen):
        try:
            take_in_plan(file_id, number, _destination(request.POST, number), actor=actor)
        except JixiaoError as fault:
            refused.append((number, fault))
        else:
            done += number not in before
    messages.success(request, _("已接收{count}份为草稿。").format(count=done))
    translate = translator("en" if get_language() == "en" else "zh")
    for number, why in refused[:PER_PAGE]:
        said = _("第{number}份未接收：{why}").format(number=number, why=why.render(translate))
        messages.warning(request, said)
    return redirect("intake_file", file_id=file_id)


@require_GET
def case(request: HttpRequest, file_id: int) -> HttpResponse:
    """Give the file with its corrections as a test case."""
    actor = actor_of(request)
    refuse_strangers(actor)
    file = get_object_or_404(files_of(actor), pk=file_id, state=State.READ)
    answer = HttpResponse(test_case_of(file), content_type="application/zip")
    answer["Content-Disposition"] = f'attachment; filename="case-{file.sha256[:12]}.zip"'
    return answer


def _file(actor: Actor, file_id: int) -> Any:  # noqa: ANN401 - a record, or no page
    return get_object_or_404(files_of(actor), pk=file_id, state=State.READ)


def _destination(told: Any, number: int) -> Destination:  # noqa: ANN401 - Django's QueryDict
    return Destination(
        number_told(told.get(f"unit-{number}")),
        number_told(told.get("year")),
        replace=told.get(f"replace-{number}") == "1",
    )
