"""The people drawn for a survey, for who hands out its codes: places in files, masked forms."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from jixiao.web.disclosure.cells import harmless
from jixiao.web.organisations.actor import actor_of
from jixiao.web.surveys.drawing import people_of
from jixiao.web.surveys.queries import surveys_within_reach
from jixiao.web.surveys.sample_form import may_list
from jixiao.workflow.cycle_duty import CycleDuty, refuse_without

if TYPE_CHECKING:
    from django.http import HttpRequest


@require_GET
def people(request: HttpRequest, survey_id: int) -> HttpResponse:
    """Give who was drawn, one a line in the order of the ledger's files.

    Masked forms stand only in rows of the reader's own ledgers. No code is in it: which code
    somebody gets is left to chance, and known to nobody.
    """
    actor = actor_of(request)
    found = get_object_or_404(surveys_within_reach(actor), pk=survey_id, sample__isnull=False)
    if not may_list(found, actor):
        refuse_without(CycleDuty.OPEN_SURVEY, held=actor.held, place=found.path)
    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\r\n")
    writer.writerow(
        [
            _("序号"),
            _("区划"),
            _("来源文件"),
            _("工作表"),
            _("行"),
            _("证件号码（遮盖）"),
            _("姓名（遮盖）"),
        ]
    )
    for number, one in enumerate(people_of(found.sample, actor), 1):
        cells = (one.division, one.file, one.sheet, str(one.row), one.number, one.name)
        writer.writerow([number, *map(harmless, cells)])
    answer = HttpResponse(f"\ufeff{written.getvalue()}", content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="survey-{found.pk}-people.csv"'
    answer["Cache-Control"] = "private, no-store"
    return answer
