"""What the pages of every kind of uploaded list do alike: take a file, confirm its columns."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

from django.shortcuts import get_object_or_404, redirect, render

from jixiao.grids.list_table import UnusableList
from jixiao.model.amount import YUAN_PER_UNIT
from jixiao.model.message import Message
from jixiao.web.organisations.actor import actor_of
from jixiao.web.rounds.showing import said
from jixiao.web.years.actions.map_columns import map_columns
from jixiao.web.years.actions.upload_list import upload_list
from jixiao.web.years.queries import years_within_reach
from jixiao.web.years.year_lock import refuse_without

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from jixiao.web.organisations.actor import Actor
    from jixiao.web.years.uploaded_kind import Uploaded, UploadedKind

_SHOWN: Final = 3


def uploaded(request: HttpRequest, kind: UploadedKind[Uploaded], year_id: int) -> Uploaded:
    """Return the list in the file that a request brings, kept; raises as `upload_list`."""
    file = request.FILES.get("file")
    if file is None:
        raise UnusableList(kind.unchosen)
    return upload_list(
        kind, year_id, actor=actor_of(request), name=str(file.name), content=file.read()
    )


def list_within_reach(kind: UploadedKind[Uploaded], list_id: int, actor: Actor) -> Uploaded:
    """Return a list; raises Http404 outside the actor's reach, TransitionRefused without duty."""
    lists = kind.records.select_related("year__division", "person")
    found = get_object_or_404(lists.filter(year__in=years_within_reach(actor)), pk=list_id)
    refuse_without(kind.duty, actor=actor, year=found.year)
    return found


def columns_page(
    request: HttpRequest, kind: UploadedKind[Uploaded], list_id: int, *, template: str, then: str
) -> HttpResponse:
    """Show the headings with what they seem to mean; keep what is confirmed, then show `then`."""
    actor = actor_of(request)
    found = list_within_reach(kind, list_id, actor)
    if request.method == "POST":
        told = defaultdict(list)
        for number in range(len(found.headings)):
            if (field := request.POST.get(f"column-{number}", "")) in kind.labels:
                told[field].append(number)
        map_columns(kind, list_id, actor=actor, columns=told, unit=request.POST.get("unit", ""))
        return redirect(then, list_id)
    known = found.columns or kind.table.suggested(found.headings)
    chosen = {
        place: field
        for field, places in known.items()
        for place in places
        if len(places) == 1 or field in kind.several  # of two that fit, a person chooses
    }
    shown = [
        {"number": number, "heading": heading, "chosen": chosen.get(number, ""),
         "samples": [row[1][number] for row in found.rows if row[1][number]][:_SHOWN]}
        for number, heading in enumerate(found.headings)
    ]  # fmt: skip
    surroundings = {
        "list": found, "columns": shown, "units": list(YUAN_PER_UNIT), "usual": kind.unit,
        "fields": [(field.value, said(Message(label))) for field, label in kind.labels.items()],
        "unit": found.unit or found.unit_told or kind.unit,
    }  # fmt: skip
    return render(request, template, surroundings)
