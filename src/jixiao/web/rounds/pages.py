"""Rounds of monitoring and their sheets: opened, filled in, submitted, accepted, printed."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, Final

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from jixiao.model.message import message
from jixiao.model.progress import Likelihood
from jixiao.monitoring.sheet import CAUSES
from jixiao.web.bindings.unfit import unfit_rows
from jixiao.web.organisations.actor import actor_of
from jixiao.web.plans.paging import KeyedPaginator, of_keys
from jixiao.web.plans.printing import printed
from jixiao.web.rounds.actions.measure_round import last_measuring, may_measure, measure_round
from jixiao.web.rounds.actions.move_sheet import move_sheet
from jixiao.web.rounds.actions.open_round import open_round
from jixiao.web.rounds.actions.save_sheet import save_sheet
from jixiao.web.rounds.listing import SHEET, labelled
from jixiao.web.rounds.models import LAMPS
from jixiao.web.rounds.queries import (
    by_round,
    rounds_within_reach,
    sheets_within_reach,
    waiting,
    years_to_open,
)
from jixiao.web.rounds.sheet_lock import SheetRefused
from jixiao.web.rounds.showing import said, shown_readings
from jixiao.web.rounds.watching import FORM, watched
from jixiao.web.site.told_numbers import number_told
from jixiao.workflow.courses import Standing, steps_open
from jixiao.workflow.cycle_duty import CycleDuty, duties_at

if TYPE_CHECKING:
    from django.db.models import QuerySet
    from django.http import HttpRequest, HttpResponse

    from jixiao.web.rounds.models import RoundRecord, SheetRecord

PER_PAGE: Final = 50
_STANDINGS: Final = (Standing.DRAFT, Standing.DEPARTMENT, Standing.ACCEPTED)
_STEPS: Final = {
    one.value: one
    for one in (CycleDuty.SUBMIT_SHEET, CycleDuty.ACCEPT_SHEET, CycleDuty.RETURN_SHEET)
}


@require_GET
def rounds(request: HttpRequest) -> HttpResponse:
    """Show the rounds within reach, and the sheets that wait for the person."""
    actor = actor_of(request)
    found = list(rounds_within_reach(actor)[:12])
    standings = by_round(sheets_within_reach(actor), [one.pk for one in found])
    surroundings = {
        "rounds": [{"one": one, "departments": standings.get(one.pk, [])} for one in found],
        "years": years_to_open(actor),
        "waiting": labelled(of_keys(waiting(actor), 0, PER_PAGE), SHEET),
    }  # fmt: skip
    return render(request, "rounds/rounds.html", surroundings)


@require_POST
def open_new(request: HttpRequest) -> HttpResponse:
    """Open a round, and show its sheets."""
    told = request.POST
    made = open_round(
        number_told(told.get("year")) or 0, actor=actor_of(request),
        cut_off=day_told(told.get("cut_off", "")), due=day_told(told.get("due", "")),
    )  # fmt: skip
    if made.ready:
        said_of = _("监控已开启，{count}项已批复的绩效目标各有一张监控表。")
    else:
        said_of = _("监控已开启，正在为{count}项已批复的绩效目标生成监控表。")
    messages.success(request, said_of.format(count=made.planned))
    return redirect("round", round_id=made.pk)


@require_GET
def one_round(request: HttpRequest, round_id: int) -> HttpResponse:
    """Show the sheets of a round within reach, filtered by standing and lamp."""
    actor, wanted = actor_of(request), request.GET
    found = get_object_or_404(rounds_within_reach(actor), pk=round_id)
    if request.headers.get("HX-Request"):
        return render(request, "rounds/progress.html", {"round": found, "made": _made(found)})
    own = sheets_within_reach(actor).filter(round=found)
    page = KeyedPaginator(_filtered(own, wanted), PER_PAGE).get_page(wanted.get("page"))
    page.object_list = labelled(page.object_list, SHEET)
    kept = wanted.copy()
    kept.pop("page", None)
    surroundings = {
        "round": found, "made": _made(found), "page": page,
        "departments": by_round(own, [found.pk]).get(found.pk, []), "wanted": wanted,
        "standings": _STANDINGS, "lamps": LAMPS[:3], "kept": kept.urlencode(),
        "may_measure": may_measure(found, actor=actor), "measuring": last_measuring(found),
    }  # fmt: skip
    return render(request, "rounds/round.html", surroundings)


@require_POST
def measure(request: HttpRequest, round_id: int) -> HttpResponse:
    """Let a round's plans be measured from ledgers, and show the round."""
    measure_round(round_id, actor=actor_of(request))
    messages.success(request, _("已开始按台账测算；算完后各表的灯随之更新。"))
    return redirect("round", round_id=round_id)


@require_GET
def sheet(request: HttpRequest, sheet_id: int) -> HttpResponse:
    """Show a sheet with its lamps and what can be done with it."""
    actor = actor_of(request)
    record = get_object_or_404(sheets_within_reach(actor), pk=sheet_id)
    found = watched(record)
    open_to = steps_open(Standing(record.standing), held=actor.held, place=record.path)
    if record.round.year.archived:
        open_to = frozenset()
    forecast = found.progress.forecast
    draft = record.standing == Standing.DRAFT
    unfit = unfit_rows(record.version, found.plan.indicators) if draft else {}
    surroundings = {
        "sheet": record, "found": found, "readings": shown_readings(found, unfit), "may": open_to,
        "duties": duties_at(actor.held, record.path), "causes": CAUSES.items(),
        "likelihoods": list(Likelihood), "curve": said(found.progress.curve),
        "forecast": forecast, "method": said(forecast.method) if forecast else "",
        "steps": record.steps.select_related("person"),
        "standing": Standing(record.standing).label,
        "notices": {one.row: one for one in record.notices.all()},
    }  # fmt: skip
    return render(request, "rounds/sheet.html", surroundings)


@require_POST
def save(request: HttpRequest, sheet_id: int) -> HttpResponse:
    """Keep what was typed; a press on submit sends the sheet on as well."""
    told, actor = request.POST, actor_of(request)
    record = get_object_or_404(sheets_within_reach(actor), pk=sheet_id)
    numbers = range(len(record.version.content["projects"][0]["indicators"]) + 1)
    rows = {number: _row(told, number) for number in numbers}
    base = number_told(told.get("revision"))
    save_sheet(
        sheet_id, actor=actor, base=-1 if base is None else base,
        spent=told.get("spent", record.content.get("spent", "")), rows=rows,
    )  # fmt: skip
    if told.get("then") == CycleDuty.SUBMIT_SHEET.value:
        move_sheet(sheet_id, CycleDuty.SUBMIT_SHEET, actor=actor)
    else:
        messages.success(request, _("已保存。"))
    return redirect("sheet", sheet_id=sheet_id)


@require_POST
def move(request: HttpRequest, sheet_id: int, duty: str) -> HttpResponse:
    """Do a step of the sheet's course, and show it again."""
    if duty not in _STEPS:
        raise Http404
    move_sheet(sheet_id, _STEPS[duty], actor=actor_of(request), text=request.POST.get("text", ""))
    return redirect("sheet", sheet_id=sheet_id)


@require_GET
def sheet_print(request: HttpRequest, sheet_id: int, kind: str) -> HttpResponse:
    """Print a sheet as the official form."""
    record = get_object_or_404(sheets_within_reach(actor_of(request)), pk=sheet_id)
    return printed(watched(record).document, FORM, kind)


def _made(found: RoundRecord) -> int:
    """Return how many sheets of a round are there, whoever may look at them; 0 once all are."""
    return 0 if found.ready else found.sheets.count()


def day_told(text: str) -> date:
    """Return the day a field tells; raises SheetRefused for what is none."""
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        raise SheetRefused(
            message("“{text}”不是日期；请写成2026-07-31。", text=text[:20])
        ) from None


def _row(told: Any, number: int) -> dict[str, Any]:  # noqa: ANN401 - Django's QueryDict
    """Return what the page sent of a row (0 the money)."""
    names = ("actual", "forecast", "reason", "likelihood")
    texts = {name: told.get(f"{name}-{number}", "") for name in names}
    return {**texts, "causes": told.getlist(f"causes-{number}")}


def _filtered(own: QuerySet[SheetRecord], wanted: Any) -> QuerySet[SheetRecord]:  # noqa: ANN401 - Django's QueryDict
    if wanted.get("standing") in set(_STANDINGS):
        own = own.filter(standing=wanted["standing"])
    if wanted.get("lamp") == "red":
        own = own.filter(red__gt=0)
    elif wanted.get("lamp") == "yellow":
        own = own.filter(yellow__gt=0)
    elif wanted.get("lamp") == "green":
        own = own.filter(red=0, yellow=0)
    return own
