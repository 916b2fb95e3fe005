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


def findings_paper(  # noqa: PLR0913 - all but two are named and have defaults or meaning
    documents: Sequence[PlanDocument],
    findings: Sequence[Finding],
    *,
    cards: Mapping[str, RuleCard],
    to: str,
    lang: str = "zh",
    translate: Callable[[str], str] = untranslated,
) -> bytes:
    """Return the findings as `to`: an xlsx to work through, or a docx to print.

    The workbook has a summary and one row a finding, the Word file a table a document.
    """
    texts = Texts(cards, partial(citation, english=lang != "zh"), translate)
    report = findings_report(documents, findings, texts)
    export = findings_pages if to == "docx" else findings_sheet
    return write_sheet(export(report, translate), to)
