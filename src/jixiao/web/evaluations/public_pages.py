"""Results of panels without log-in: the files of what was disclosed, the same bytes each time."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import quote

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import get_language

from jixiao.locale import translator
from jixiao.publishing.publishing import write_sheet
from jixiao.publishing.reports.panel_report import panel_report
from jixiao.web.disclosure.models import Standing
from jixiao.web.disclosure.public_page import public_page
from jixiao.web.disclosure.queries import public_plans
from jixiao.web.evaluations.models import PublicPanelRecord
from jixiao.web.evaluations.public_content import public_report
from jixiao.web.plans.printing import MEDIA

if TYPE_CHECKING:
    from django.http import HttpRequest
    from django.http.response import HttpResponseBase

KINDS: Final = ("docx", "pdf", "html", "json")


@public_page
def download(_request: HttpRequest, plan_id: int, panel_id: int, kind: str) -> HttpResponseBase:
    """Give what a panel came to, of a plan that is public, as a file."""
    public = get_object_or_404(public_plans(), plan=plan_id, standing=Standing.PUBLISHED)
    found = get_object_or_404(PublicPanelRecord, plan=plan_id, panel=panel_id)
    if kind not in KINDS:
        raise Http404
    response = HttpResponse(_file(found.content, kind), content_type=MEDIA[kind])
    name = f"{public.code or plan_id}_{found.content['kind']}{panel_id}.{kind}"
    response.headers["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(name)}"
    return response


def _file(content: dict[str, Any], kind: str) -> bytes:
    """Return what was disclosed as its report in the reader's language, or as JSON."""
    if kind == "json":
        return json.dumps(content, ensure_ascii=False, indent=1, sort_keys=True).encode() + b"\n"
    lang = "en" if get_language() == "en" else "zh"
    report = public_report(content, english=lang == "en")
    return write_sheet(panel_report(report, translator(lang), lang=lang), kind)
