"""The report of a self-evaluation as it stands: payments, last year, surveys, notices put in."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Final
from urllib.parse import quote

from django.http import HttpResponse
from django.utils.translation import get_language

from jixiao.evaluation.reviewing_year import as_earlier, report_on
from jixiao.flow import publish_report
from jixiao.model.evaluation_report import ReportTexts, ToldNotice, ToldSurvey
from jixiao.monitoring.expected_curve import MONTHS
from jixiao.monitoring.year_curve import year_curve
from jixiao.standards.application import application_rules
from jixiao.standards.lamps import lamp_rules
from jixiao.standards.scoring import scoring_schemes
from jixiao.web.plans.earlier import same_project_before
from jixiao.web.plans.printing import MEDIA, UNSAFE, UnknownKind, unknown_kind
from jixiao.web.results.judging import SCHEME, judged
from jixiao.web.results.models import DisclosedResultRecord, SelfEvaluationRecord
from jixiao.web.results.told_so_far import paid_by_months
from jixiao.web.rounds.models import RectificationRecord, SheetRecord
from jixiao.workflow.courses import Standing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.model.evaluation_report import EarlierResult, EvaluationReport
    from jixiao.web.results.judging import Judged

KINDS: Final = ("docx", "pdf", "html")
LABELS: Final = {
    "background": "项目概况补充", "process": "自评组织过程", "management": "资金和项目管理情况",
    "other": "其他需要说明的问题",
}  # fmt: skip
"""What the unit may write into the report, as its content holds it under "report"."""


def report_of(record: SelfEvaluationRecord, found: Judged) -> EvaluationReport:
    """Return what the report of a self-evaluation tells now; nothing is stored."""
    day = date(record.fiscal_year, MONTHS, 31)
    source = lamp_rules().on(day).linear_source
    made = report_on(
        found.document, found.scored, scheme=scoring_schemes()[SCHEME].on(day),
        rules=application_rules().on(day),
        curve=year_curve(found.plan.plan, _spent(record, found), source),
        earlier=_earlier(record),
    )  # fmt: skip
    told = record.content.get("report", {})
    texts = ReportTexts(**{name: told.get(name, "") for name in LABELS})
    public = DisclosedResultRecord.objects.filter(result__evaluation=record).first()
    plan = made.plan
    unit = record.plan.project.unit
    return replace(
        made, texts=texts, surveys=tuple(_surveys(found)), notices=tuple(_notices(record)),
        disclosed=public.at.date() if public else None,
        plan=replace(
            plan, implementing_unit=plan.implementing_unit or unit.name,
            department=plan.department or (unit.parent.name if unit.parent else None),
        ),
    )  # fmt: skip


def printed_report(record: SelfEvaluationRecord, kind: str) -> HttpResponse:
    """Return the report as a download in the reader's language; raises UnknownKind."""
    if kind not in KINDS:
        raise UnknownKind(unknown_kind(kind, KINDS))
    found = judged(record)
    lang = "en" if get_language() == "en" else "zh"
    content = publish_report(report_of(record, found), found.document, kind, lang=lang)
    response = HttpResponse(content, content_type=MEDIA[kind])
    name = f"{UNSAFE.sub('_', record.plan.name)[:70]}-report.{kind}"
    response["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(name)}"
    return response


def _spent(record: SelfEvaluationRecord, found: Judged) -> dict[int, Decimal]:
    """Return cumulative spending in 万元: by payments, else by accepted sheets and the year."""
    paid = paid_by_months(record)
    if paid:
        return paid
    sheets = SheetRecord.objects.filter(plan=record.plan_id, standing=Standing.ACCEPTED)
    typed = {
        one.round.cut_off.month: one.content.get("spent", "")
        for one in sheets.select_related("round")
    }
    spent = {month: Decimal(text) for month, text in typed.items() if text}
    if found.reported.spent is not None:
        spent[MONTHS] = found.reported.spent
    return spent


def _earlier(record: SelfEvaluationRecord) -> EarlierResult | None:
    """Return the accepted result of the same project's latest year before; None without one."""
    before = same_project_before(record.plan)
    if before is None:
        return None
    accepted = SelfEvaluationRecord.objects.filter(plan=before, standing=Standing.ACCEPTED)
    one = accepted.select_related("plan__project__year", "version").first()
    if one is None:
        return None
    found = judged(one)
    return as_earlier(found.plan, found.scored, one.fiscal_year)


def _surveys(found: Judged) -> Iterator[ToldSurvey]:
    for row, one in sorted(found.surveys.items()):
        result = one.result
        if result.share is None or result.low is None or result.high is None:
            continue
        yield ToldSurvey(row, one.survey.group, result.asked, result.valid, result.share,
                         result.low, result.high)  # fmt: skip


def _notices(record: SelfEvaluationRecord) -> Iterator[ToldNotice]:
    notices = RectificationRecord.objects.filter(sheet__plan=record.plan_id).order_by("pk")
    for one in notices:
        yield ToldNotice(one.demand, one.due, closed=one.standing == Standing.CLOSED)
