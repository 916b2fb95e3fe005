"""A list of projects from Excel: uploaded, its columns confirmed, previewed, taken over."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any, Final

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from jixiao.grids.list_table import UnusableList
from jixiao.locale import translator
from jixiao.model.amount import YUAN_PER_UNIT
from jixiao.model.message import message
from jixiao.web.organisations.actor import actor_of
from jixiao.web.years.actions.map_columns import map_columns
from jixiao.web.years.actions.take_project_list import take_project_list
from jixiao.web.years.actions.upload_project_list import upload_project_list
from jixiao.web.years.columns import Field, suggested
from jixiao.web.years.list_comparing import ComparedRow, Kind, columns_of, compared
from jixiao.web.years.models import ProjectListRecord
from jixiao.web.years.queries import years_within_reach
from jixiao.workflow.year_duty import YearDuty, refuse_without

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from jixiao.web.organisations.actor import Actor

PER_PAGE: Final = 100
_SHOWN: Final = 3
_KINDS: Final = (Kind.FAULTY, Kind.CHANGED, Kind.NEW, Kind.SAME)


@require_POST
def upload(request: HttpRequest, year_id: int) -> HttpResponse:
    """Keep a list, and show what its columns mean, or its preview where that is known."""
    file = request.FILES.get("file")
    if file is None:
        raise UnusableList(message("没有选择文件；请选择项目清单后再上传。"))
    made = upload_project_list(
        year_id, actor=actor_of(request), name=str(file.name), content=file.read()
    )
    if made.taken:
        messages.info(request, _("这份清单以前导入过；下面是它与现有项目的对照。"))
    return redirect("list_preview" if made.columns else "list_columns", list_id=made.pk)


@require_http_methods(["GET", "POST"])
def columns(request: HttpRequest, list_id: int) -> HttpResponse:
    """Show the headings with what they seem to mean; keep what the person confirms."""
    actor = actor_of(request)
    found = _list(actor, list_id)
    if request.method == "POST":
        told = defaultdict(list)
        for number in range(len(found.headings)):
            if (name := request.POST.get(f"column-{number}", "")) in set(Field):
                told[Field(name)].append(number)
        map_columns(list_id, actor=actor, columns=told, unit=request.POST.get("unit", ""))
        return redirect("list_preview", list_id=list_id)
    known = columns_of(found.columns) or suggested(found.headings)
    chosen = {place: field for field, places in known.items() for place in places}
    shown = [
        {"number": number, "heading": heading, "chosen": chosen.get(number, ""),
         "samples": [row[1][number] for row in found.rows if row[1][number]][:_SHOWN]}
        for number, heading in enumerate(found.headings)
    ]  # fmt: skip
    surroundings = {
        "list": found, "columns": shown, "fields": list(Field), "units": list(YUAN_PER_UNIT),
        "unit": found.unit or found.unit_told,
    }  # fmt: skip
    return render(request, "years/list_columns.html", surroundings)


@require_http_methods(["GET"])
def preview(request: HttpRequest, list_id: int) -> HttpResponse:
    """Show what taking the list would do, row by row; those with faults first."""
    found = _list(actor_of(request), list_id)
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
    said = _("新增{added}个项目，更改{changed}个，{same}个没有变化，{faulty}行未导入。")
    messages.success(
        request,
        said.format(added=done.added, changed=done.changed, same=done.same, faulty=done.faulty),
    )
    year_id = ProjectListRecord.objects.values_list("year", flat=True).get(pk=list_id)
    return redirect("projects", year_id=year_id)


def _list(actor: Actor, list_id: int) -> ProjectListRecord:
    found = get_object_or_404(
        ProjectListRecord.objects.select_related("year__division", "person").filter(
            year__in=years_within_reach(actor)
        ),
        pk=list_id,
    )
    refuse_without(YearDuty.TAKE_LIST, held=actor.held, place=found.year.division.path)
    return found


def _shown(one: ComparedRow) -> dict[str, Any]:
    translate = translator("en" if get_language() == "en" else "zh")
    return {
        "row": one.row, "unit": one.unit, "project": one.project,
        "code": one.row.text(Field.CODE), "name": one.row.text(Field.NAME),
        "category": one.row.text(Field.CATEGORY), "changes": one.changes,
        "unit_told": " ".join(
            filter(None, (one.row.text(Field.UNIT_CODE), one.row.text(Field.UNIT_NAME)))
        ),
        "faults": [fault.render(translate) for fault in one.faults],
        "notes": [note.render(translate) for note in one.notes],
    }  # fmt: skip
