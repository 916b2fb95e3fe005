"""The values of a plan beside the source they were read from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from jixiao.web.intake.actions.correct_values import correct_values
from jixiao.web.intake.models import State
from jixiao.web.intake.page_picture import page_picture
from jixiao.web.intake.preview import preview_of
from jixiao.web.intake.reaching import files_of, refuse_strangers
from jixiao.web.intake.reading import DRAWN, plans_of
from jixiao.web.intake.source_panel import blocks_shown, pictures_shown
from jixiao.web.organisations.actor import actor_of

if TYPE_CHECKING:
    from jixiao.web.intake.models import IntakeFileRecord


@require_http_methods(["GET", "HEAD", "POST"])
def plan_preview(request: HttpRequest, file_id: int, number: int) -> HttpResponse:
    """Show a plan of a file beside its source; keep what is put right."""
    file = _file(request, file_id)
    plans = plans_of(file.content or {})
    if not 0 < number <= len(plans):
        raise Http404
    kept = 0
    if request.method == "POST":
        told = {
            (row, name): str(text)
            for key, text in request.POST.items()
            if "|" in key
            for row, _bar, name in [key.partition("|")]
        }
        kept = correct_values(file.pk, number, told, actor=actor_of(request))
        if request.headers.get("HX-Request") != "true":
            return redirect("intake_preview", file_id=file.pk, number=number)
    corrections = list(file.corrections.filter(number=number).select_related("person"))
    preview = preview_of(file, number, plans[number - 1], corrections)
    surroundings = {"file": file, "number": number, "corrections": corrections, "kept": kept}
    if request.method == "POST":
        return render(request, "intake/corrections.html", surroundings)
    spans = [value.span for value in preview.values() if value.span is not None]
    surroundings |= {
        "preview": preview,
        "plan": plans[number - 1],
        "count": len(plans),
        "before": number - 1 or None,
        "after": number + 1 if number < len(plans) else None,
        "blocks": blocks_shown(file, spans),
        "pictures": pictures_shown(file, spans),
        "taken": file.taken.filter(number=number).select_related("plan").first(),
    }
    return render(request, "intake/preview.html", surroundings)


@require_GET
def picture(request: HttpRequest, file_id: int, page: int) -> HttpResponse:
    """Give a page of a PDF or a scan as a picture."""
    file = _file(request, file_id)
    found = page_picture(file.sha256, file.kind, page) if file.kind in DRAWN else None
    if found is None:
        raise Http404
    answer = HttpResponse(found.png, content_type="image/png")
    answer["Cache-Control"] = "private, max-age=86400"
    return answer


def _file(request: HttpRequest, file_id: int) -> IntakeFileRecord:
    actor = actor_of(request)
    refuse_strangers(actor)
    return get_object_or_404(files_of(actor), pk=file_id, state=State.READ)
