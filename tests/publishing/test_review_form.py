"""The review form holds every item, its points and reasons, and is read back as it was printed."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from openpyxl import load_workbook

from jixiao.flow import read_documents, read_reviews
from jixiao.forms.formbook import formbook
from jixiao.forms.review_sheets import REVIEW_FORM, review_sheet
from jixiao.model.finding import Severity
from jixiao.model.message import message
from jixiao.model.opinion import OpinionItem, OpinionReason, ReviewOpinion
from jixiao.model.plan import PerformancePlan, PlanDocument
from jixiao.publishing.exports.target_form import record_form
from jixiao.publishing.publishing import write_sheet
from jixiao.publishing.sheet import Table
from jixiao.review.opinion import review_opinions
from jixiao.review.reviewing import review

if TYPE_CHECKING:
    from jixiao.model.review_sheet import ReviewSheet

SAMPLES = Path(__file__).parents[2] / "samples"
REASON = OpinionReason(
    "JX-N013",
    "成本指标之和与预算数不符",
    Severity.BLOCKING,
    message("15+6+5 = 26 万元，预算数 25 万元，多 1 万元。"),
    Decimal(6),
    findings=2,
)
ITEMS = (
    OpinionItem("完整性", "规范完整性", "是否规范？", Decimal(10), Decimal(10)),
    OpinionItem("适当性", "绩效合理性", "是否合理？", Decimal(15), Decimal(15)),
    OpinionItem("适当性", "资金匹配性", "是否匹配？", Decimal(15), Decimal(9), (REASON, REASON)),
)
PLAN = PerformancePlan(1, name="能力提升", implementing_unit="社保中心")
OPINION = ReviewOpinion(PLAN, ITEMS, "差", "不得进入下一步", message("须改正1处。"))
FORM = formbook().get(REVIEW_FORM)


def table(sheet: ReviewSheet) -> Table:
    (section,) = record_form([sheet], FORM).sections
    return next(block for block in section.blocks if isinstance(block, Table))


def test_every_place_is_covered_once() -> None:
    own = table(review_sheet(OPINION, 2024))
    covered = [
        (row, column)
        for cell in own.cells
        for row in range(cell.row, cell.row + cell.rows)
        for column in range(cell.column, cell.column + cell.columns)
    ]
    columns = range(1, len(own.widths) + 1)
    assert sorted(covered) == [(r, c) for r in range(1, own.rows + 1) for c in columns]


def test_points_reasons_and_grade_are_printed() -> None:
    own = table(review_sheet(OPINION, 2024))
    words = " ".join(cell.text for cell in own.cells)
    assert "1.成本指标之和与预算数不符（2处）：15+6+5 = 26 万元" in words
    assert "扣6分。〔JX-N013〕" in words
    assert "不得进入下一步" in words
    assert sorted(cell.number for cell in own.cells if cell.number) == [9, 10, 10, 15, 15, 15, 34]


def test_a_dimension_stands_over_its_items() -> None:
    tall = next(cell for cell in table(review_sheet(OPINION, 2024)).cells if cell.rows == 2)
    assert tall.text == "适当性（30分）"


@pytest.fixture(scope="module")
def sheets() -> list[ReviewSheet]:
    """Return the sheets of a sample's plans, and one that a person confirmed."""
    (document,) = read_documents([SAMPLES / "huangyuan_2024_approval.txt"])
    assert isinstance(document, PlanDocument)
    (opinions,) = review_opinions([document], review([document]))
    made = [review_sheet(each, document.fiscal_year) for each in opinions]
    confirmed = replace(
        review_sheet(OPINION, 2024),
        confirmed_score=Decimal("82.5"),
        confirmed_grade="良",
        reviewer="张三",
        reviewed_on="2024年3月1日",
    )
    return [*made, confirmed]


@pytest.mark.parametrize("to", ["docx", "xlsx", "html"])
def test_what_is_printed_is_read_back(to: str, sheets: list[ReviewSheet], tmp_path: Path) -> None:
    path = tmp_path / f"审核表.{to}"
    path.write_bytes(write_sheet(record_form(sheets, FORM), to))
    assert list(read_reviews(path)) == sheets


def test_a_pdf_is_read_back_but_for_its_blanks(sheets: list[ReviewSheet], tmp_path: Path) -> None:
    path = tmp_path / "审核表.pdf"
    path.write_bytes(write_sheet(record_form(sheets, FORM), "pdf"))
    assert [unbroken(each) for each in read_reviews(path)] == list(map(unbroken, sheets))


def unbroken(sheet: ReviewSheet | Exception) -> str:
    return "".join(repr(sheet).replace("\\n", "").split())


def test_what_a_person_changes_is_read(sheets: list[ReviewSheet], tmp_path: Path) -> None:
    path = tmp_path / "审核表.xlsx"
    path.write_bytes(write_sheet(record_form(sheets[:1], FORM), "xlsx"))
    book = load_workbook(path)
    cells = [cell for row in book.worksheets[0].iter_rows() for cell in row]
    at = next(cell for cell in cells if cell.value == "确认等级")
    book.worksheets[0].cell(at.row, at.column + 1).value = "中"
    book.save(path)
    (read,) = read_reviews(path)
    assert read == replace(sheets[0], confirmed_grade="中")


def test_another_document_holds_no_review(tmp_path: Path) -> None:
    path = tmp_path / "表.txt"
    path.write_bytes((SAMPLES / "huangyuan_2024_approval.txt").read_bytes())
    assert list(read_reviews(path)) == []
