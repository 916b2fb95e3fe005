"""The findings report says the answer first, marks the cell, escapes, and filters in Excel."""

from __future__ import annotations

from io import BytesIO

from docx import Document
from openpyxl import load_workbook

from jixiao.model.finding import Finding, Locus, Outcome, Severity
from jixiao.model.message import message
from jixiao.model.rule_card import RuleCard
from jixiao.publishing.findings import findings_html, findings_paper
from publishing.sample_documents import hebei_document, national_document

DOCUMENTS = (national_document(), hebei_document())
NAME = DOCUMENTS[0].document
CARD = RuleCard(
    "JX-N003",
    "COST_SUM_NE",
    "成本合计与预算不符",
    "…",
    Severity.BLOCKING,
    "x#y",
    "",
    "",
    "改",
    "0.1",
)


def finding(severity: Severity, outcome: Outcome, *rows: int, field: str = "value") -> Finding:
    return Finding(
        rule="JX-N003",
        fault="COST_SUM_NE",
        severity=severity,
        outcome=outcome,
        locus=Locus(NAME, 1, rows or None, field),
        message=message("9670 + {b} <b>万元", b=695),
        fix=message("核对成本指标。"),
        source="x#y",
        given="10913 万元",
        expected="5744 万元",
        difference="5169 万元",
    )


FINDINGS = (
    finding(Severity.QUERY, Outcome.FOUND, 7, 8, field="weight"),
    finding(Severity.BLOCKING, Outcome.FOUND, 5),
    finding(Severity.BLOCKING, Outcome.LACKS_DATA, 1),
)


def page() -> str:
    return findings_html(DOCUMENTS, FINDINGS, cards={"JX-N003": CARD})


def test_the_answer_comes_first_and_counts_only_what_was_found() -> None:
    assert "2 份文件、4 个项目、44 条指标：1 处须改正，1 处须说明，0 条建议。" in page()


def test_blocking_findings_come_before_queries() -> None:
    assert page().index('<article class="blocking"') < page().index('<article class="query"')
    assert page().count("<article") == 2


def test_the_cell_in_question_is_marked_even_when_blank() -> None:
    assert '<td class="marked">14500万元</td>' in page()
    assert page().count('<td class="marked">（空白）</td>') == 2


def test_what_a_document_says_cannot_become_markup() -> None:
    assert "9670 + 695 &lt;b&gt;万元" in page()


def test_a_document_without_findings_says_so() -> None:
    assert page().count("没有发现问题。") == 1


def test_labels_follow_the_translation() -> None:
    english = {"指标值": "Target", "须改正": "Correct"}
    text = findings_html(
        DOCUMENTS, FINDINGS, cards={}, lang="en", translate=lambda s: english.get(s, s)
    )
    assert 'lang="en"' in text
    assert ">Target</th>" in text


def test_the_workbook_has_one_filtered_row_per_finding() -> None:
    book = load_workbook(
        BytesIO(findings_paper(DOCUMENTS, FINDINGS, cards={"JX-N003": CARD}, to="xlsx"))
    )
    summary, details = book.worksheets
    assert summary["E4"].value == 1
    assert details.max_row == 3
    assert details.auto_filter.ref == "A1:L3"
    assert details.freeze_panes == "A2"
    assert [details["C2"].value, details["E2"].value] == ["须改正", "成本合计与预算不符"]


def test_the_word_report_prints_each_finding_under_its_project() -> None:
    word = Document(
        BytesIO(findings_paper(DOCUMENTS, FINDINGS, cards={"JX-N003": CARD}, to="docx"))
    )
    texts = [cell.text for table in word.tables for row in table.rows for cell in row.cells]
    assert sum("JX-N003" in text for text in texts) == 2
    assert any(text.startswith("1. ") for text in texts)
