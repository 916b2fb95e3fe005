"""A list of projects from Excel: uploaded, its columns confirmed, previewed, taken over."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from jixiao.web.organisations.actor import actor_of
from jixiao.web.rounds.showing import said
from jixiao.web.years.actions.take_project_list import take_project_list
from jixiao.web.years.columns import Field
from jixiao.web.years.list_comparing import ComparedRow, Kind, compared
from jixiao.web.years.models import ProjectListRecord
from jixiao.web.years.project_lists import PROJECT_LISTS
from jixiao.web.years.uploaded_pages import columns_page, list_within_reach, uploaded

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

PER_PAGE: Final = 100
_KINDS: Final = (Kind.FAULTY, Kind.CHANGED, Kind.NEW, Kind.SAME)


@require_POST
def upload(request: HttpRequest, year_id: int) -> HttpResponse:
    """Keep a list, and show what its columns mean, or its preview where that is known."""
    made = uploaded(request, PROJECT_LISTS, year_id)
    if made.taken:
        messages.info(request, _("这份清单以前导入过；下面是它与现有项目的对照。"))
    return redirect("list_preview" if made.columns else "list_columns", list_id=made.pk)


@require_http_methods(["GET", "POST"])
def columns(request: HttpRequest, list_id: int) -> HttpResponse:
    """Show the headings with what they seem to mean; keep what the person confirms."""
    return columns_page(
        request, PROJECT_LISTS, list_id, template="years/list_columns.html", then="list_preview"
    )


@require_http_methods(["GET"])
def preview(request: HttpRequest, list_id: int) -> HttpResponse:
    """Show what taking the list would do, row by row; those with faults first."""
    found = list_within_reach(PROJECT_LISTS, list_id, actor_of(request))
    if not found.columns:
        return redirect("list_columns", list_id=list_id)
    done = compared(found)
    counts = done.counted()
    kind = request.GET.get("kind", "")
    if kind not in set(Kind):
        kind = next((one for one in _KINDS if counts[one]), Kind.SAME)
    rows = [one for one in done.rows if one.kind == kind]
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
    surroundings = {
        "list": found, "counts": [(one, counts[one]) for one in _KINDS], "kind": kind,
        "page": page, "rows": [_shown(one) for one in page], "done": done, "kept": f"kind={kind}",
        "faulty": counts[Kind.FAULTY], "good": counts[Kind.NEW] + counts[Kind.CHANGED],
    }  # fmt: skip
    return render(request, "years/list_preview.html", surroundings)


@require_POST
def take(request: HttpRequest, list_id: int) -> HttpResponse:
    """Take the list over, and show the projects."""
    actor = actor_of(request)
    good_only = request.POST.get("good_only") == "1"
    done = take_project_list(list_id, actor=actor, good_only=good_only)
    told = _("新增{added}个项目，更改{changed}个，{same}个没有变化，{faulty}行未导入。")
    messages.success(
        request,
        told.format(added=done.added, changed=done.changed, same=done.same, faulty=done.faulty),
    )
    year_id = ProjectListRecord.objects.values_list("year", flat=True).get(pk=list_id)
    return redirect("projects", year_id=year_id)


def _shown(one: ComparedRow) -> dict[str, Any]:
    return {
        "row": one.row, "unit": one.unit, "project": one.project,
        "code": one.row.text(Field.CODE), "name": one.row.text(Field.NAME),
        "category": one.row.text(Field.CATEGORY), "changes": one.changes,
        "unit_told": " ".join(
            filter(None, (one.row.text(Field.UNIT_CODE), one.row.text(Field.UNIT_NAME)))
        ),
        "faults": [said(fault) for fault in one.faults],
        "notes": [said(note) for note in one.notes],
    }  # fmt: skip
