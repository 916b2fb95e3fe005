"""Treasury exports beside a year's projects: budgets by source, payments, doubtful rows."""

from __future__ import annotations

from decimal import Decimal
from io import BytesIO

import openpyxl
import pytest

from jixiao.grids.list_table import UnusableList
from jixiao.model.funding import ExecutionRow
from jixiao.monitoring.budget_rows import BudgetRow, read_budgets
from jixiao.monitoring.coding import codes_of
from jixiao.monitoring.learned_columns import ExportKind, SourceColumns, export_in
from jixiao.monitoring.listed import Listed
from jixiao.monitoring.project_money import (
    CARRIED,
    FISCAL,
    OTHER,
    SourceMoney,
    form_rows,
    project_money,
)
from jixiao.monitoring.treasury import treasury

NAMES = {"P1": "路灯改造", "P2": "垃圾清运", "": "无编码项目", "P3": "垃圾 清运"}
CODES = codes_of(Listed(code, name) for code, name in NAMES.items())
GENERAL = "一般公共预算资金"


def d(text: str) -> Decimal:
    return Decimal(text)


def row(**told: str) -> BudgetRow:
    return BudgetRow(2, **({"code": "P1", "source": GENERAL, "initial": "30"} | told))


@pytest.mark.parametrize(
    ("told", "year"),
    [
        pytest.param({}, "300000", id="the first budget alone"),
        pytest.param({"change": "-5"}, "250000", id="taken back"),
        pytest.param({"change": "2", "carried": "4"}, "360000", id="changed and carried over"),
        pytest.param({"change": "2", "carried": "4", "year": "36"}, "360000", id="adds up"),
        pytest.param({"change": "2", "carried": "4", "year": "32"}, "320000", id="carried within"),
        pytest.param({"year": "41"}, "410000", id="adjusted, how is not told"),
        pytest.param({"initial": "—", "year": "41"}, "410000", id="only the adjusted one"),
        pytest.param({"code": "", "name": "路灯 改造"}, "300000", id="told by its name"),
        pytest.param({"code": "9", "name": "无编码项目"}, "300000", id="a plan without a code"),
    ],
)
def test_the_years_budget_is_the_adjusted_one(told: dict[str, str], year: str) -> None:
    (line,) = read_budgets([row(**told)], CODES, "万元").lines
    assert line.year == d(year)


@pytest.mark.parametrize(
    ("told", "why"),
    [
        pytest.param({"code": "P9"}, "项目编码“P9”不在", id="unknown code"),
        pytest.param({"code": "P9", "name": "路灯改造"}, "项目编码“P9”不在", id="a wrong code"),
        pytest.param({"code": "", "name": "垃圾清运"}, "没有项目编码", id="two bear the name"),
        pytest.param({"initial": "-1"}, "年初预算数是负数", id="negative"),
        pytest.param({"spent": "若干"}, "不是数字", id="words"),
        pytest.param({"change": "-31"}, "小于0", id="more taken back than there was"),
        pytest.param({"change": "2", "year": "33"}, "合起来不是全年预算数", id="no sum"),
        pytest.param({"carried": "5", "year": "4"}, "大于全年预算数", id="carried more"),
        pytest.param({"initial": ""}, "没有年初预算数", id="nothing told"),
    ],
)
def test_doubtful_budgets_are_set_aside(told: dict[str, str], why: str) -> None:
    found = read_budgets([row(**told)], CODES, "万元")
    assert not found.lines
    assert why in found.aside[0].why.render()


@pytest.mark.parametrize(
    "heading",
    [
        "7月支出数", "7月份支出数", "７月支出数", "七月执行数", "2026年12月支出数", "支出数/7月",
        "2026-7月支出数", "7月支出数（元）", "二季度支出数", "第2季度支出数",
        "２０２６－７月支出数", "2026\u20117月支出数", "11、12月支出数", "三、四季度支出数",
        "支出数（7月）", "支出数/二季度", "7月末未支出数", "截至7月尚未支出数", "1-7月计划支出数",
    ],
)  # fmt: skip
def test_what_was_spent_in_one_month_is_not_what_was_spent_so_far(heading: str) -> None:
    text = f"单位：元\n\n项目编码,年初预算数,{heading}\nP1,100,10\n".encode()
    ((_, money),) = treasury([export_in("x.csv", text, [])], [Listed("P1", "")], year=2026).projects
    assert money.spent is None
    both = f"单位：元\n\n项目编码,年初预算数,{heading},1-7月支出数\nP1,100,10,60\n".encode()
    ((_, money),) = treasury([export_in("x.csv", both, [])], [Listed("P1", "")], year=2026).projects
    assert money.spent == d("60"), "only one of the two is the sum so far"


@pytest.mark.parametrize(
    "heading",
    [
        "截至7月支出数", "1-7月支出数", "1—7月支出数", "1月-7月支出数", "1至7月执行数",
        "1～7月支出数", "一至七月支出数", "7月累计支出数", "7月末支出数", "7月底支出数",
        "7月31日支出数", "前7个月支出数", "前三季度支出数", "1-3季度支出数", "支出数/1-7月",
        "支出数", "1－7月支出数", "支出数（1－7月）", "１－７月支出数", "1月－7月支出数",
        "1〜7月支出数", "1\u20117月支出数", "1–7月支出数", "1−7月支出数", "1、2季度支出数",
        "一、二季度支出数", "一季度和二季度支出数", "1、2月支出数", "二季度末支出数",
        "二季度底支出数", "第2季度末支出数", "7月止支出数", "7月份止支出数", "前三个季度支出数",
    ],
)  # fmt: skip
def test_what_was_spent_until_a_month_is_what_was_spent_so_far(heading: str) -> None:
    text = f"单位：元\n\n项目编码,年初预算数,{heading}\nP1,100,60\n".encode()
    ((_, money),) = treasury([export_in("x.csv", text, [])], [Listed("P1", "")], year=2026).projects
    assert money.spent == d("60")


def test_a_projects_source_stands_once_and_sums_are_left_out() -> None:
    rows = [row(), row(), BudgetRow(4, name="合计", initial="60")]
    found = read_budgets(rows, CODES, "元")
    assert (len(found.lines), len(found.aside), found.sums) == (1, 1, 1)
    again = read_budgets([row()], CODES, "元", {("P1", GENERAL)})
    assert "前面的文件中已有" in again.aside[0].why.render()


def test_only_rows_that_say_so_are_sums() -> None:
    rows = [
        row(), row(source="单位资金"), row(source="合计", initial="60"),
        BudgetRow(5, source="政府性基金", initial="8"), BudgetRow(6, source="合计", initial="68"),
        BudgetRow(7, initial="68", marked=True), BudgetRow(8, source="备注"),
        BudgetRow(9, code="P2", source="小计", initial="9"),
    ]  # fmt: skip
    found = read_budgets(rows, CODES, "元")
    assert ([one.initial for one in found.lines], found.sums) == ([d("30"), d("30")], 3)
    assert [(one.row.number, one.why.render()[:6]) for one in found.aside] == [
        (5, "没有项目编码"), (9, "项目“P2”"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("headings", "year", "spent"),
    [
        pytest.param("年初预算数,调增,调减,执行数", "90", "5", id="raised and cut"),
        pytest.param("年初预算数,预算调整/合计,预算调整/调增,预算调整/调减", "110", None, id="net"),
        pytest.param(
            "年初预算数,上年执行数,本月支出数,累计支出数", "100", "5", id="of other times"
        ),
        pytest.param("年初预算数,以前年度支出数,上年结转支出数,支出数", "100", "5", id="carried"),
        pytest.param("年初预算数,上年年初预算数,x,y", "100", None, id="the year before"),
    ],
)
def test_changes_have_their_sign_and_other_years_money_is_none(
    headings: str, year: str, spent: str | None
) -> None:
    text = f"单位：元\n\n项目编码,{headings}\nP1,100,10,20,5\n".encode()
    ((_, money),) = treasury([export_in("x.csv", text, [])], [Listed("P1", "")], year=2026).projects
    assert (money.year, money.spent) == (d(year), d(spent) if spent else None)


@pytest.mark.parametrize("told", ["预算调整数,调减", "第一次调整数,第二次调整数", "执行数,支出数"])
def test_two_columns_of_which_either_could_be_meant_are_refused(told: str) -> None:
    text = f"单位：元\n\n项目编码,年初预算数,{told}\nP1,100,10,20\n".encode()
    with pytest.raises(UnusableList, match="都像是"):
        export_in("x.csv", text, [])


def merged_book(*merges: str) -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for cells in (
        ("单位：万元",), (), ("项目编码", "项目名称", "资金性质", "年初预算数", "支出数"),
        ("P1", "路灯改造", GENERAL, 30, 1), (None, None, "单位资金", 20, None),
    ):  # fmt: skip
        sheet.append(cells)
    for one in merges:
        sheet.merge_cells(one)
    content = BytesIO()
    book.save(content)
    return content.getvalue()


def test_a_project_merged_over_its_sources_counts_with_each() -> None:
    def counted(*merges: str) -> tuple[Decimal | None, list[int]]:
        export = export_in("x.xlsx", merged_book(*merges), [])
        found = treasury([export], [Listed("P1", "路灯改造")], year=2026)
        return found.projects[0][1].initial, [one.row for one in found.doubts]

    assert counted("A4:A5", "B4:B5") == (d("500000"), [])
    assert counted() == (d("300000"), [5])
    merged_money = export_in("x.xlsx", merged_book("A4:A5", "B4:B5", "E4:E5"), [])
    assert merged_money.table.rows[1] == (5, ("P1", "路灯改造", "单位资金", "20", ""))


def test_the_rate_is_over_the_adjusted_budget() -> None:
    budgets = [SourceMoney(GENERAL, d("30"), d("36"), d("4"))]
    found = project_money(budgets, [(GENERAL, d("14")), ("上年结转资金", d("1"))])
    assert (found.initial, found.year, found.carried) == (d("30"), d("36"), d("4"))
    assert (found.spent, found.rate) == (d("15"), d("41.67"))
    assert project_money([], [(GENERAL, d("3"))], approved=d("6")).rate == d("50.00")
    assert project_money([], [], approved=d("6")).rate is None


def test_payments_that_name_no_source_leave_it_open_what_each_source_spent() -> None:
    budgets = [SourceMoney(GENERAL, d("30"), d("36")), SourceMoney("单位资金", d("5"), d("5"))]
    found = project_money(budgets, [("", d("14"))])
    assert (found.spent, [one.spent for one in found.sources]) == (d("14"), [None, None, d("14")])
    found = project_money(budgets, [(GENERAL, d("14"))])
    assert [one.spent for one in found.sources] == [d("14"), d("0")]
    found = project_money([SourceMoney("", d("30"))], [(GENERAL, d("14"))])
    assert [one.spent for one in found.sources] == [None, d("14")]


def test_the_forms_lines_agree_with_the_total_and_nothing_is_divided_by_guessing() -> None:
    budgets = [
        SourceMoney(GENERAL, d("30"), d("36"), d("4")),
        SourceMoney("单位资金", d("5"), d("5")),
    ]
    paid = [(GENERAL, d("14")), ("上年结转资金", d("1")), ("单位资金", d("5"))]
    assert form_rows(project_money(budgets, paid)) == (
        ExecutionRow(FISCAL, d("30"), d("32"), d("14"), d("43.75")),
        ExecutionRow(CARRIED, None, d("4"), d("1"), d("25.00")),
        ExecutionRow(OTHER, d("5"), d("5"), d("5"), d("100.00")),
    )
    whole = form_rows(project_money(budgets, [paid[0], paid[2]]))
    assert [one.spent for one in whole] == [None, None, d("5")]  # 14 may hold what was carried
    assert form_rows(project_money(budgets, [("专项", d("1"))])) == ()


PAYMENTS = (
    "单位：元\n\n项目编码,凭证号,支付日期,支付金额,资金性质\n"
    "P1,A1,2026-03-01,10,一般公共预算\nP1,A2,2026-08-01,5,一般公共预算\n"
)


def test_a_voucher_counts_once_over_all_files_and_refunds_see_earlier_files() -> None:
    head = PAYMENTS.split("P1", maxsplit=1)[0]
    second = head + "P1,A1,2026-03-01,10,一般公共预算\nP1,A3,2026-05-01,-4,一般公共预算\n"
    third = head + "P1,A4,2026-06-01,-7,一般公共预算\n"
    files = zip("abc", (PAYMENTS, second, third), strict=True)
    exports = [export_in(f"{name}.csv", text.encode(), []) for name, text in files]
    found = treasury(exports, [Listed("P1", "路灯", d("20"))], year=2026, month=7)
    ((_, money),) = found.projects
    assert (money.spent, money.rate, found.refunds) == (d("6"), d("30.00"), 1)
    assert [(one.document, one.why.render()[:9]) for one in found.doubts] == [
        ("a.csv", "支付日期2026-"), ("b.csv", "凭证号以前导入过，"), ("c.csv", "退款7元没有可冲抵"),
    ]  # fmt: skip


def test_a_source_is_known_again_by_the_headings_it_was_told_with() -> None:
    text = "码,序号,令号,哪天,多少\nP1,1,A1,2026-03-01,10\n".encode()
    with pytest.raises(UnusableList, match="没有找到"):
        export_in("x.csv", text, [], unit="元")
    fields = {"码": "code", "令号": "voucher", "哪天": "day", "多少": "amount"}
    own = SourceColumns("本县", ExportKind.PAYMENTS, "万元", fields)
    found = export_in("x.csv", text, [own])
    assert (found.learned, found.source.unit) == (False, "万元")
    assert found.places == {"code": [0], "voucher": [2], "day": [3], "amount": [4]}


def test_a_unit_that_nobody_tells_is_asked_for() -> None:
    bare = PAYMENTS.partition("\n\n")[2].encode()
    with pytest.raises(UnusableList, match="没有写明金额单位"):
        export_in("x.csv", bare, [])
    assert export_in("x.csv", bare, [], unit="元").source.unit == "元"
