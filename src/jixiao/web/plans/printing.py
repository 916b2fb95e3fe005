"""Plans and versions as official forms: Word, PDF, Excel, HTML, JSON."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final
from urllib.parse import quote

from django.http import HttpResponse

from jixiao.flow import publish
from jixiao.model.errors import JixiaoError
from jixiao.model.message import message
from jixiao.model.plan import DocumentKind, PlanDocument
from jixiao.notation.exchange import read_plain, write_plans
from jixiao.web.plans.mapping import document_of, plan_on_record

if TYPE_CHECKING:
    from collections.abc import Iterable

    from jixiao.model.message import Message
    from jixiao.web.plans.models import PlanRecord, VersionRecord

MEDIA: Final = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "pdf": "application/pdf",
    "html": "text/html; charset=utf-8",
    "json": "application/json",
}
PLAN_FORM: Final = "national_2015_target"
APPROVAL_FORM: Final = "county_approval_table"
UNSAFE: Final = re.compile(r'[\\/:*?"<>|\x00-\x1f]+')


class UnknownKind(JixiaoError):
    """A kind of file that plans are not printed as."""


def unknown_kind(kind: str, known: Iterable[str]) -> Message:
    """Return the sentence that a kind of file is none of those known."""
    return message("不能输出为“{kind}”；可以是：{known}。", kind=kind, known="、".join(known))


def document_now(plan: PlanRecord) -> PlanDocument:
    """Return the document that a plan declares as it stands."""
    typed = plan_on_record(plan)
    return document_of(typed.plan, name=plan.name, year=plan.fiscal_year)


def document_of_version(version: VersionRecord) -> PlanDocument:
    """Return the document that was approved, from the version's own content."""
    return read_plain(version.content, version.plan.name)


def gathered(versions: Iterable[VersionRecord], issuer: str) -> PlanDocument:
    """Return one document of the plans of many versions, counted anew, for an approval table."""
    found = [document_of_version(one) for one in versions]
    projects = tuple(
        replace(plan, ordinal=number)
        for number, plan in enumerate((each.projects[0] for each in found), 1)
    )
    return PlanDocument(
        document=issuer, issuer=issuer, kind=DocumentKind.APPROVAL,
        fiscal_year=found[0].fiscal_year if found else None, projects=projects,
    )  # fmt: skip


def printed(document: PlanDocument, form: str, kind: str) -> HttpResponse:
    """Return the document as a download in the form; raises UnknownKind."""
    if kind not in MEDIA:
        raise UnknownKind(unknown_kind(kind, MEDIA))
    content = write_plans([document]) if kind == "json" else publish(document, form, kind)
    response = HttpResponse(content, content_type=MEDIA[kind])
    name = f"{UNSAFE.sub('_', document.document)[:80]}.{kind}"
    response["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(name)}"
    return response
