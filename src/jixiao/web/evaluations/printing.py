"""A panel's report and the plan it is about, as files."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from urllib.parse import quote

from django.http import HttpResponse
from django.utils.translation import get_language

from jixiao.locale import translator
from jixiao.model.message import message
from jixiao.publishing.publishing import write_sheet
from jixiao.publishing.reports.panel_report import panel_report
from jixiao.web.evaluations.plan_content import document_shown
from jixiao.web.evaluations.public_content import public_content, public_report
from jixiao.web.evaluations.reporting import report_of
from jixiao.web.plans.printing import MEDIA, PLAN_FORM, UnknownKind, printed
from jixiao.web.results.judging import FORM

if TYPE_CHECKING:
    from jixiao.web.evaluations.models import PanelRecord

KINDS: Final = ("pdf", "docx", "html")


def plan_as_shown(panel: PanelRecord, kind: str) -> HttpResponse:
    """Return the plan as a file: the self-evaluation's form where it has actuals."""
    document = document_shown(panel)
    has_actuals = any(row.actual for row in document.projects[0].indicators)
    return printed(document, FORM if has_actuals else PLAN_FORM, kind)


def printed_report(panel: PanelRecord, kind: str, *, sheets: bool) -> HttpResponse:
    """Return the report as a download in the reader's language; raises UnknownKind.

    Without `sheets` it tells what the experts came to together, and not which of them gave what.
    """
    if kind not in KINDS:
        raise UnknownKind(
            message("不能输出为“{kind}”；可以是：{known}。", kind=kind, known="、".join(KINDS))
        )
    lang = "en" if get_language() == "en" else "zh"
    english = lang == "en"
    together = None if sheets else public_report(public_content(panel), english=english)
    translate, found = translator(lang), together or report_of(panel, english=english)
    content = write_sheet(panel_report(found, translate, lang=lang), kind)
    answer = HttpResponse(content, content_type=MEDIA[kind])
    name = f"{panel.plan.name[:60]}-{translate(found.title)}.{kind}"
    answer["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(name)}"
    return answer
