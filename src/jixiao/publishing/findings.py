"""Findings as a page one can mail and as a workbook one can work through."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from jixiao.model.message import untranslated
from jixiao.publishing.exports.findings_pages import findings_pages
from jixiao.publishing.exports.findings_sheet import findings_sheet
from jixiao.publishing.findings_report import (
    SEVERITY_NAMES,
    Texts,
    findings_report,
)
from jixiao.publishing.publishing import write_sheet
from jixiao.publishing.templating import templates
from jixiao.publishing.writers.forbidden import FORBIDDEN
from jixiao.standards.policy import citation

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
    texts = Texts(cards, partial(citation, english=lang != "zh"), translate)
    report = findings_report(documents, findings, texts)
    severities = [(severity.value, translate(name)) for severity, name in SEVERITY_NAMES.items()]
    template = templates().get_template("findings.html")
    page = template.render(report=report, severities=severities, lang=lang, _=translate)
    return FORBIDDEN.sub("", page)


def findings_workbook(
    documents: Sequence[PlanDocument],
    findings: Sequence[Finding],
    *,
    cards: Mapping[str, RuleCard],
    lang: str = "zh",
    translate: Callable[[str], str] = untranslated,
) -> bytes:
    """Return the findings as a workbook: a summary, and a sheet with one row a finding."""
    texts = Texts(cards, partial(citation, english=lang != "zh"), translate)
    report = findings_report(documents, findings, texts)
    return write_sheet(findings_sheet(report, translate), "xlsx")


def findings_word(
    documents: Sequence[PlanDocument],
    findings: Sequence[Finding],
    *,
    cards: Mapping[str, RuleCard],
    lang: str = "zh",
    translate: Callable[[str], str] = untranslated,
) -> bytes:
    """Return the findings as a Word file to print: a table a document, grouped by project."""
    texts = Texts(cards, partial(citation, english=lang != "zh"), translate)
    report = findings_report(documents, findings, texts)
    return write_sheet(findings_pages(report, translate), "docx")
