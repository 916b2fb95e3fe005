"""The administrator's pages of the tree, and of lists taken in from Excel."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from django.contrib import messages
from django.core import signing
from django.db.models import Count
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from jixiao.locale import translator
from jixiao.model.message import message
from jixiao.web.organisations.actions.create_organisation import create_organisation
from jixiao.web.organisations.actions.create_person import NewPerson
from jixiao.web.organisations.actions.import_list import (
    ImportedRow,
    import_list,
    rehearse_list,
)
from jixiao.web.organisations.actions.rename_organisation import rename_organisation
from jixiao.web.organisations.actor import actor_of
from jixiao.web.organisations.lists import COLUMNS, ListRow, blank_list, rows_of
from jixiao.web.organisations.managing import (
    InvalidPeopleChange,
    organisations_managed,
    refuse_others,
)
from jixiao.web.organisations.models import OrganisationKind
from jixiao.web.plans.printing import MEDIA
from jixiao.web.site.told_numbers import number_told

if TYPE_CHECKING:
    from collections.abc import Sequence

_SALT: Final = "jixiao.web.organisations.list"
_HOUR: Final = 3600


@require_GET
def tree(request: HttpRequest) -> HttpResponse:
    """Show the tree of the own divisions with codes and how many people each has."""
    actor = actor_of(request)
    refuse_others(actor)
    found = organisations_managed(actor).annotate(
        people=Count("appointments__person", distinct=True)
    )
    kinds = [kind for kind in OrganisationKind if kind is not OrganisationKind.DIVISION]
    surroundings = {"organisations": [(one.path.count("/") - 1, one) for one in found],
                    "kinds": kinds}  # fmt: skip
    return render(request, "organisations/tree.html", surroundings)


@require_POST
def add(request: HttpRequest) -> HttpResponse:
    """Add an organisation, and show the tree."""
    told = request.POST
    create_organisation(
        number_told(told.get("parent")) or 0, actor=actor_of(request),
        code=told.get("code", ""), name=told.get("name", ""), kind=told.get("kind", ""),
    )  # fmt: skip
    return redirect("tree")


@require_POST
def rename(request: HttpRequest, organisation_id: int) -> HttpResponse:
    """Correct a name, and show the tree."""
    rename_organisation(organisation_id, actor=actor_of(request), name=request.POST.get("name", ""))
    return redirect("tree")


@require_GET
def blank(request: HttpRequest, kind: str) -> HttpResponse:
    """Give the Excel file to fill in."""
    refuse_others(actor_of(request))
    if kind not in COLUMNS:
        raise Http404
    answer = HttpResponse(blank_list(kind), content_type=MEDIA["xlsx"])
    answer["Content-Disposition"] = f'attachment; filename="{kind}.xlsx"'
    return answer


@require_http_methods(["GET", "POST"])
def take_list(request: HttpRequest, kind: str) -> HttpResponse:
    """Take a filled-in list: preview it with its faults by row, then take the good rows."""
    actor = actor_of(request)
    refuse_others(actor)
    if kind not in COLUMNS:
        raise Http404
    divisions = organisations_managed(actor).filter(kind=OrganisationKind.DIVISION)
    surroundings: dict[str, Any] = {
        "kind": kind, "columns": COLUMNS[kind], "divisions": divisions,
    }  # fmt: skip
    if request.method == "GET":
        return render(request, "organisations/take_list.html", surroundings)
    division = number_told(request.POST.get("division")) or 0
    if "rows" not in request.POST:
        rows = _uploaded(request, kind)
        found = rehearse_list(kind, rows, actor=actor, division_id=division)
        surroundings |= _shown(found) | {"division": division, "signed": _signed(rows)}
        return render(request, "organisations/take_list.html", surroundings)
    rows = _unsigned(request.POST["rows"])
    if not request.POST.get("good_only"):
        bad = rehearse_list(kind, rows, actor=actor, division_id=division)
        if any(one.why for one in bad):
            raise InvalidPeopleChange(
                message("名单中有不能导入的行；请改正后重新上传，或选择只导入正确的行。")
            )
    done = import_list(kind, rows, actor=actor, division_id=division)
    made = [one.made for one in done if one.made is not None]
    people = [(one.person, one.password) for one in made if isinstance(one, NewPerson)]
    messages.success(request, _("已导入%(count)d行。") % {"count": len(made)})
    if not people:
        return redirect("tree")
    answer = render(request, "organisations/handed_over.html", {"made": people})
    answer["Cache-Control"] = "no-store"
    return answer


def _uploaded(request: HttpRequest, kind: str) -> list[ListRow]:
    file = request.FILES.get("file")
    if file is None:
        raise InvalidPeopleChange(message("没有选择文件；请选择填写好的名单。"))
    return rows_of(kind, str(file.name), file.read())


def _shown(found: Sequence[ImportedRow]) -> dict[str, Any]:
    translate = translator("en" if get_language() == "en" else "zh")
    shown = [
        (one.row.number, list(one.row.cells.values()), one.why.render(translate) if one.why else "")
        for one in found
    ]
    bad = sum(1 for one in found if one.why)
    titles = list(found[0].row.cells) if found else []
    return {"shown": shown, "titles": titles, "good": len(found) - bad, "bad": bad}


def _signed(rows: Sequence[ListRow]) -> str:
    return signing.dumps([[one.number, one.cells] for one in rows], salt=_SALT, compress=True)


def _unsigned(told: str) -> list[ListRow]:
    try:
        rows = signing.loads(told, salt=_SALT, max_age=_HOUR)
    except signing.BadSignature:
        raise InvalidPeopleChange(message("预览已过期，请重新上传名单。")) from None
    return [ListRow(number, cells) for number, cells in rows]
