"""The review form holds every item, its points and reasons, on paper of every kind."""

from __future__ import annotations

from decimal import Decimal

import pytest

from jixiao.model.finding import Severity
from jixiao.model.message import message
from jixiao.model.opinion import OpinionItem, OpinionReason, ReviewOpinion
from jixiao.model.plan import PerformancePlan, PlanDocument
from jixiao.publishing.exports.review_form import review_form
from jixiao.publishing.publishing import write_sheet
from jixiao.publishing.sheet import Sheet, Table

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
    OpinionItem("适当性", "资金匹配性", "是否匹配？", Decimal(15), Decimal(9), (REASON,)),
)
PLAN = PerformancePlan(1, name="能力提升", implementing_unit="社保中心")
OPINION = ReviewOpinion(PLAN, ITEMS, "差", "不得进入下一步", message("须改正1处。"))


def sheet() -> Sheet:
    document = PlanDocument("目标.docx", fiscal_year=2024, projects=(PLAN,))
    return review_form(document, [OPINION])


def table() -> Table:
    return next(block for block in sheet().sections[0].blocks if isinstance(block, Table))


def test_every_place_is_covered_once() -> None:
    covered = [
        (row, column)
        for cell in table().cells
        for row in range(cell.row, cell.row + cell.rows)
        for column in range(cell.column, cell.column + cell.columns)
    ]
    places = [(r, c) for r in range(1, table().rows + 1) for c in range(1, 6)]
    assert sorted(covered) == places


def test_points_reasons_and_grade_are_printed() -> None:
    words = " ".join(cell.text for cell in table().cells)
    assert "1.成本指标之和与预算数不符（2处）：15+6+5 = 26 万元" in words
    assert "扣6分。〔JX-N013〕" in words
    assert "建议等级：差" in words
    assert "处理建议：不得进入下一步。" in words
    assert [cell.number for cell in table().cells if cell.number] == [10, 15, 9, 34]


def test_a_dimension_stands_over_its_items_with_their_points() -> None:
    tall = next(cell for cell in table().cells if cell.rows == 2)
    assert tall.text == "适当性\n（30分）"


@pytest.mark.parametrize("to", ["docx", "xlsx", "pdf", "html"])
def test_it_is_written_as_every_kind(to: str) -> None:
    assert len(write_sheet(sheet(), to)) > 1000
