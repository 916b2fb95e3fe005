"""Ledgers: what is loaded, uploads with what is wrong in them, sealing, workbooks to fill."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final
from urllib.parse import quote

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from jixiao.locale import translator
from jixiao.measurement.ledger import ledger_named, ledgers
from jixiao.measurement.manifest import Action
from jixiao.measurement.mapping import mappings
from jixiao.web.ledgers.actions.discard_upload import discard_upload
from jixiao.web.ledgers.actions.seal_upload import seal_upload
from jixiao.web.ledgers.actions.upload_ledger import Wish, check_again, upload_ledger
from jixiao.web.ledgers.models import ACTIONS, Standing
from jixiao.web.ledgers.queries import loaded_ledgers, places_of, sealed_months, uploads_of
from jixiao.web.ledgers.reports import closed_of, counted, faults_of, tables_of
from jixiao.web.organisations.actor import actor_of
from jixiao.web.plans.printing import MEDIA
from jixiao.web.rounds.showing import said
from jixiao.web.site.settings import ENVIRONMENT
from jixiao.web.site.told_numbers import number_told
from jixiao.workflow.ledger_duty import LedgerDuty, duties_at, refuse_without

if TYPE_CHECKING:
    from django.http import HttpRequest

    from jixiao.web.ledgers.models import LedgerUploadRecord
    from jixiao.web.ledgers.queries import SealedMonth
    from jixiao.web.organisations.actor import Actor

PER_PAGE: Final = 50
_RECENT: Final = 20
_MEDIA: Final = MEDIA["xlsx"]


@require_http_methods(["GET", "HEAD", "POST"])
def ledger_desk(request: HttpRequest) -> HttpResponse:
    """Show what is sealed of which ledger and month, and uploads; keep what is uploaded."""
    actor = actor_of(request)
    _refuse_strangers(actor)
    if request.method == "POST":
        told = request.POST
        action = told.get("action", "")
        made = upload_ledger(
            request.FILES.getlist("files"), actor=actor, place_id=number_told(told.get("place")),
            wish=Wish(
                Action(action) if action in dict(ACTIONS) else Action.SEAL,
                told.get("ledger", ""), told.get("mapping", ""),
            ),
        )  # fmt: skip
        return redirect("ledger_upload", ledger_upload_id=made.pk)
    held = sealed_months(actor)
    wanted = request.GET
    shown = [one for one in held if _is_wanted(one, wanted)]
    found = uploads_of(actor).select_related("place", "person", "job").defer("report")
    kept = wanted.copy()
    kept.pop("page", None)
    surroundings = {
        "places": places_of(actor), "uploads": found[:_RECENT], "actions": ACTIONS,
        "ledgers": ledgers(), "mappings": mappings(), "wanted": wanted, "kept": kept.urlencode(),
        "page": Paginator(shown, PER_PAGE).get_page(wanted.get("page")),
        "months": sorted({one.month for one in held}, reverse=True),
        "held": sorted({(one.ledger.title, one.ledger.name) for one in held}),
        "loaded": loaded_ledgers(held), "samples": ENVIRONMENT.samples,
    }  # fmt: skip
    return render(request, "ledgers/desk.html", surroundings)


def _is_wanted(one: SealedMonth, wanted: Any) -> bool:  # noqa: ANN401 - Django's QueryDict
    ledger, month = wanted.get("ledger", ""), wanted.get("month", "")
    return (
        ledger in ("", one.ledger.name)
        and month in ("", str(one.month))
        and (one.in_force or wanted.get("all") == "1")
    )


@require_GET
def upload_page(request: HttpRequest, ledger_upload_id: int) -> HttpResponse:
    """Show an upload: how far it is, or what was found; only the moving part for htmx."""
    actor = actor_of(request)
    upload = _upload(actor, ledger_upload_id)
    tables = tables_of(upload.report)
    faults = faults_of(upload.report)
    number = number_told(request.GET.get("table"))
    shown = [one for one in faults if number in (None, one.table.number)]
    surroundings = {
        "upload": upload, "standing": upload.standing, "tables": tables,
        "counted": counted(upload.report), "number": number,
        "page": Paginator([(one, said(one.said)) for one in shown], PER_PAGE).get_page(
            request.GET.get("page")),
        "kept": f"table={number}" if number else "",
        "unchecked": upload.report.get("unchecked", ()),
        "may": duties_at(actor.held, upload.place.path),
        "fault": _fault_of(upload), "closed": closed_of(upload.report), "actions": ACTIONS,
        "Standing": Standing,
        "moves": upload.standing in {Standing.CHECKING, Standing.SEALING},
    }  # fmt: skip
    moving = request.headers.get("HX-Request") == "true"
    if moving and not surroundings["moves"]:
        answer = HttpResponse(status=204)
        answer["HX-Refresh"] = "true"
        return answer
    return render(request, f"ledgers/{'progress' if moving else 'upload'}.html", surroundings)


@require_POST
def seal(request: HttpRequest, ledger_upload_id: int) -> HttpResponse:
    """Let the rows of an upload be sealed, and show how far that is."""
    take_good = request.POST.get("take_good") == "1"
    seal_upload(ledger_upload_id, actor=actor_of(request), take_good=take_good)
    return redirect("ledger_upload", ledger_upload_id=ledger_upload_id)


@require_POST
def again(request: HttpRequest, ledger_upload_id: int) -> HttpResponse:
    """Check an upload again for another action on its months."""
    action = request.POST.get("action", "")
    if action not in dict(ACTIONS):
        raise Http404
    check_again(ledger_upload_id, action, actor=actor_of(request))
    return redirect("ledger_upload", ledger_upload_id=ledger_upload_id)


@require_POST
def discard(request: HttpRequest, ledger_upload_id: int) -> HttpResponse:
    """Discard an upload, and show the ledgers."""
    discard_upload(ledger_upload_id, actor=actor_of(request))
    messages.success(request, _("已放弃这次上传，文件已删除。"))
    return redirect("ledgers")


@require_GET
def schemas(request: HttpRequest) -> HttpResponse:
    """Show what each ledger is, its columns, and the workbook to fill."""
    _refuse_strangers(actor_of(request))
    return render(request, "ledgers/schemas.html", {"ledgers": ledgers()})


@require_GET
def template(request: HttpRequest, name: str) -> HttpResponse:
    """Give the workbook to fill for a ledger."""
    from jixiao.publishing.exports.ledger_template import ledger_template  # noqa: PLC0415 - here
    from jixiao.publishing.publishing import write_sheet  # noqa: PLC0415 - as above

    _refuse_strangers(actor_of(request))
    ledger = ledger_named(name)
    translate = translator("en" if get_language() == "en" else "zh")
    answer = HttpResponse(
        write_sheet(ledger_template(ledger, translate), "xlsx"), content_type=_MEDIA
    )
    shown = f"{ledger.title}.xlsx"
    answer["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(shown)}"
    return answer


def _refuse_strangers(actor: Actor) -> None:
    """Raise TransitionRefused for who may look at no ledger at all."""
    place = next((one.place for one in actor.held if _views(one.place, actor)), "")
    refuse_without(LedgerDuty.VIEW, held=actor.held, place=place)


def _views(place: str, actor: Actor) -> bool:
    return LedgerDuty.VIEW.value in duties_at(actor.held, place)


def _upload(actor: Actor, upload_id: int) -> LedgerUploadRecord:
    related = ("place", "person", "job", "sealed_by")
    return get_object_or_404(uploads_of(actor).select_related(*related), pk=upload_id)


def _fault_of(upload: LedgerUploadRecord) -> str:
    """Return why the last work for an upload came to nothing, in the reader's language."""
    if upload.job is None:
        return ""
    return upload.job.fault_en if get_language() == "en" else upload.job.fault_zh
