"""Findings as a page one can mail and as a workbook one can work through."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.model.message import untranslated
from jixiao.publishing.exports.findings_report import (
    SEVERITY_NAMES,
    FindingsReport,
    Texts,
    findings_report,
)
from jixiao.publishing.exports.findings_sheet import findings_sheet
from jixiao.publishing.publishing import write_sheet
from jixiao.publishing.templating import templates
from jixiao.standards.policy import clauses

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from jixiao.model.finding import Finding
    from jixiao.model.plan import PlanDocument
    from jixiao.model.rule_card import RuleCard


def findings_html(
    documents: Sequence[PlanDocument],
    findings: Sequence[Finding],
    *,
    cards: Mapping[str, RuleCard],
    lang: str = "zh",
    translate: Callable[[str], str] = untranslated,
) -> str:
    """Return one HTML page, self-contained; `cards` maps rule codes to their texts."""
    report = _report(documents, findings, cards, translate)
    severities = [(severity.value, translate(name)) for severity, name in SEVERITY_NAMES.items()]
    template = templates().get_template("findings.html")
    return template.render(report=report, severities=severities, lang=lang, _=translate)


def findings_workbook(
    documents: Sequence[PlanDocument],
    findings: Sequence[Finding],
    *,
    cards: Mapping[str, RuleCard],
    translate: Callable[[str], str] = untranslated,
    to: str = "xlsx",
) -> bytes:
    """Return the findings as a workbook (or, with `to` = docx, as a Word file)."""
    report = _report(documents, findings, cards, translate)
    return write_sheet(findings_sheet(report, translate), to)


def _report(
    documents: Sequence[PlanDocument],
    findings: Sequence[Finding],
    cards: Mapping[str, RuleCard],
    translate: Callable[[str], str],
) -> FindingsReport:
    return findings_report(documents, findings, Texts(cards, clause_title, translate))


def clause_title(clause_id: str) -> str:
    """Return the clause's title with its document, or the id itself when nobody knows it."""
    known = clauses().get(clause_id)
    return clause_id if known is None else f"{known.title}（{clause_id}）"
