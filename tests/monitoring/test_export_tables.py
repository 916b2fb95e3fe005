"""Tables of exports: the unit of their money, and sheets of a workbook."""

from __future__ import annotations

from io import BytesIO

import openpyxl
import pytest

from jixiao.grids.list_table import MOST_ROWS, UnusableList
from jixiao.monitoring.learned_columns import ExportKind, SourceColumns, export_in


@pytest.mark.parametrize(
    ("above", "budget", "amount", "unit"),
    [
        pytest.param("", "项目预算数（万元）", "支付金额（元）", "元", id="its own heading"),
        pytest.param(
            "单位：元", "预算数", "支付金额（万元）", "万元", id="its own before the table's"
        ),
        pytest.param("编制单位：元氏县财政局 金额单位：万元", "x", "支付金额", "万元", id="a name"),
        pytest.param(
            "编制单位：元氏县财政局 单位：千元", "x", "支付金额", "千元", id="a name, plain"
        ),
    ],
)
def test_the_unit_is_that_of_the_amounts(above: str, budget: str, amount: str, unit: str) -> None:
    text = f"{above}\n\n项目编码,凭证号,支付日期,{budget},{amount}\nP1,A1,2026-03-01,1,2\n"
    assert export_in("x.csv", text.encode(), [], unit="亿元").source.unit == unit


def test_amounts_in_two_units_are_refused() -> None:
    text = "单位：元\n\n项目编码,年初预算数（万元）,执行数\nP1,1,2\n"
    why = "x.csv：“年初预算数（万元）”的金额单位是万元，“执行数”的是元"
    with pytest.raises(UnusableList, match=why):
        export_in("x.csv", text.encode(), [])


def test_payments_with_two_amounts_are_refused_until_one_is_named() -> None:
    """What was ordered and what was settled differ by what failed: neither is taken in silence."""
    text = "项目编码,凭证号,支付日期,支付金额（元）,实付金额（元）\nP1,A1,2026-03-01,10,9\n"
    with pytest.raises(UnusableList, match="支付金额（元）、实付金额（元）都像是“支付金额”"):
        export_in("x.csv", text.encode(), [])
    fields = {
        "项目编码": "code",
        "凭证号": "voucher",
        "支付日期": "day",
        "实付金额（元）": "amount",
    }
    own = SourceColumns("本县", ExportKind.PAYMENTS, "元", fields)
    assert export_in("x.csv", text.encode(), [own]).places["amount"] == [4]


@pytest.mark.parametrize(
    "heading",
    [
        "累计执行数", "累计支出金额", "累计支付金额（元）", "1-7月执行数", "1－7月执行数",
        "截至7月支付金额", "二季度末执行数",
    ],
)  # fmt: skip
def test_what_was_paid_so_far_is_not_the_amount_of_a_payment(heading: str) -> None:
    text = f"项目编码,凭证号,支付日期,支付金额（元）,{heading}\nP1,A1,2026-03-01,10,90\n"
    assert export_in("x.csv", text.encode(), []).places["amount"] == [3]
    alone = f"项目编码,凭证号,支付日期,{heading}\nP1,A1,2026-03-01,90\n"
    with pytest.raises(UnusableList):
        export_in("x.csv", alone.encode(), [])


@pytest.mark.parametrize("heading", ["执行数", "支付金额", "7月支付金额", "2026-7月执行数"])
def test_the_amount_of_a_payment_may_name_its_month(heading: str) -> None:
    text = f"单位：元\n\n项目编码,凭证号,支付日期,{heading}\nP1,A1,2026-07-01,10\n"
    assert export_in("x.csv", text.encode(), []).places["amount"] == [3]


def test_a_list_too_long_is_refused_by_its_name() -> None:
    text = "项目编码,年初预算数（元）\n" + "P1,1\n" * (MOST_ROWS + 1)
    with pytest.raises(UnusableList, match=r"x\.csv：清单有20001行"):
        export_in("x.csv", text.encode(), [])


def test_a_unit_that_is_asked_for_goes_before_a_sources() -> None:
    fields = {"码": "code", "令号": "voucher", "哪天": "day", "多少": "amount"}
    own = SourceColumns("本县", ExportKind.PAYMENTS, "万元", fields)
    text = "码,令号,哪天,多少\nP1,A1,2026-03-01,10\n".encode()
    assert export_in("x.csv", text, [own], unit="元").source.unit == "元"
    assert export_in("x.csv", text, [own]).source.unit == "万元"


PAID = ("项目编码", "凭证号", "支付日期", "支付金额（元）")
PLANNED = ("项目编码", "资金性质", "年初预算数（元）", "执行数（元）")
ONE = ("P1", "A1", "2026-03-01", 10)


def book_of(**sheets: list[tuple[object, ...]]) -> bytes:
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for cells in rows:
            sheet.append(cells)
    content = BytesIO()
    book.save(content)
    return content.getvalue()


@pytest.mark.parametrize("other", [PAID, PLANNED], ids=["more payments", "budgets"])
@pytest.mark.parametrize("known", [False, True], ids=["by words", "as told"])
def test_lists_in_several_sheets_are_refused_by_name(
    other: tuple[object, ...], *, known: bool
) -> None:
    told = [export_in("x.xlsx", book_of(一月=[PAID, ONE]), []).source] if known else []
    two = book_of(一月=[PAID, ONE], 二月=[other, ("P1", "A2", "100", 20)])
    with pytest.raises(UnusableList, match="工作表一月、二月都像是清单"):
        export_in("x.xlsx", two, told)


def test_sheets_that_are_no_lists_do_not_hinder() -> None:
    content = book_of(
        说明=[("填报说明",)], 一月=[PAID, ONE], 空表=[PAID], 汇总=[("项目编码", "支付金额")]
    )
    assert export_in("x.xlsx", content, []).table.sheet == "一月"
