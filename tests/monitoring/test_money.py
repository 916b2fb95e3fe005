"""Treasury exports: what is taken, what is set aside and why, and how months are closed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jixiao.monitoring.money import (
    Known,
    MonthClosed,
    TreasuryRow,
    after,
    day_of,
    reconcile,
    refuse_closing,
)
from jixiao.monitoring.refunds import Payment

KNOWN = Known(2026, frozenset({"P1", "P2"}), frozenset({"Z-9"}), frozenset({1}))


def row(number: int = 2, **told: str) -> TreasuryRow:
    usual = {"code": "P1", "voucher": f"Z-{number}", "day": "2026-03-05", "amount": "1,200.50"}
    return TreasuryRow(number, **(usual | told))


def test_a_good_row_is_a_voucher_in_yuan() -> None:
    found = reconcile([row(source="一般公共预算")], KNOWN, "元")
    (one,) = found.vouchers
    assert (one.row, one.code, one.number, one.day) == (2, "P1", "Z-2", date(2026, 3, 5))
    assert one.amount == Decimal("1200.50")
    assert one.source == "一般公共预算"
    assert found.total == Decimal("1200.50")
    assert reconcile([row(amount="0.12")], KNOWN, "万元").total == Decimal(1200)


@pytest.mark.parametrize(
    ("told", "why"),
    [
        pytest.param({"code": "P7"}, "项目编码“P7”不在", id="unknown code"),
        pytest.param({"code": ""}, "没有项目编码", id="no code"),
        pytest.param({"voucher": ""}, "没有凭证号", id="no voucher number"),
        pytest.param({"voucher": "9" * 81}, "超过80个字", id="no voucher number can be so long"),
        pytest.param({"voucher": "Z-9"}, "以前导入过", id="taken before"),
        pytest.param({"amount": "-2000"}, "没有可冲抵的支付", id="refund of more than was paid"),
        pytest.param({"amount": "-5", "day": "2026-03-04"}, "没有可冲抵", id="refund before"),
        pytest.param({"amount": "-5", "code": "P2"}, "没有可冲抵", id="refund of another project"),
        pytest.param({"amount": "0.00"}, "金额是0", id="nothing"),
        pytest.param({"amount": "1.234"}, "不足一分", id="below a cent"),
        pytest.param({"amount": "若干"}, "不是数字", id="words"),
        pytest.param({"day": "2025-03-05"}, "不在2026年", id="another year"),
        pytest.param({"day": "2026-02-30"}, "不是日期", id="no such day"),
        pytest.param({"day": "2026-01-31"}, "1月已结账", id="closed month"),
    ],
)
def test_doubtful_rows_are_set_aside_with_the_reason(told: dict[str, str], why: str) -> None:
    found = reconcile([row(), row(3, **told)], KNOWN, "元")
    assert [one.row for one in found.vouchers] == [2]
    (aside,) = found.aside
    assert aside.row.number == 3
    assert why in str(aside.why)


def test_a_voucher_counts_once_and_totals_are_left_out() -> None:
    total = TreasuryRow(9, code="合计", amount="3601.5")
    found = reconcile([row(), row(3, voucher="Z-2"), total], KNOWN, "元")
    assert len(found.vouchers) == 1
    assert "第2行重复" in str(found.aside[0].why)
    assert found.sums == 1


def test_only_rows_that_say_so_are_sums_and_a_payment_without_number_is_told() -> None:
    rows = [
        TreasuryRow(2, name="路灯改造", amount="5"), TreasuryRow(3, amount="5"),
        TreasuryRow(4, amount="5", marked=True), TreasuryRow(5, name="本月合计", amount="5"),
        TreasuryRow(6, source="合计", amount="5"), TreasuryRow(7, name="经办人：", source="甲"),
    ]  # fmt: skip
    found = reconcile(rows, KNOWN, "元")
    assert ([one.row.number for one in found.aside], found.sums) == ([2, 3], 4)
    assert "没有凭证号" in str(found.aside[0].why)


@pytest.mark.parametrize(
    "text", ["2026-07-31", "2026/7/31", "20260731", "2026年7月31日", "2026-07-31 00:00:00"]
)
def test_days_as_exports_write_them(text: str) -> None:
    assert day_of(text) == date(2026, 7, 31)


def test_a_month_is_closed_once_and_in_order() -> None:
    refuse_closing(2, {1})
    for month, why in ((1, "已经结账"), (3, "2月还没有结账"), (13, "没有13月")):
        with pytest.raises(MonthClosed, match=why):
            refuse_closing(month, {1})


def test_refunds_are_netted_wherever_they_stand_in_the_file() -> None:
    rows = [
        row(2, voucher="R-1", amount="-200.50", day="2026-04-01"),
        row(3, amount="1,200.50"),
        row(4, amount="200.50", day="2026-03-01"),
        row(5, voucher="Z-3", amount="-1000", day="2026-04-02"),
        row(6, voucher="R-2", amount="-200.50", day="2026-04-03"),
        row(7, voucher="R-3", amount="-0.01", day="2026-04-04"),
    ]
    found = reconcile(rows, KNOWN, "元")
    told = [(one.refund.number, one.payment.number, one.left) for one in found.netted]
    # the same sum first, the same number by its number, then what is left of the last payment
    assert told == [
        ("R-1", "Z-4", 0), ("Z-3（退）", "Z-3", Decimal("200.50")), ("R-2", "Z-3", 0),
    ]  # fmt: skip
    assert [one.row for one in found.vouchers] == [2, 3, 4, 5, 6]
    assert found.total == 0
    assert [one.row.number for one in found.aside] == [7]


def test_a_refund_takes_what_an_earlier_file_paid_and_comes_once() -> None:
    paid = Payment("Z-9", "P1", date(2026, 2, 1), Decimal(100), Decimal(60))
    known = replace(KNOWN, payments=(paid,))
    (one,) = reconcile([row(voucher="Z-9", amount="-60")], known, "元").netted
    assert (one.refund.number, one.left, one.payment.amount) == ("Z-9（退）", 0, 100)
    again = replace(known, vouchers=known.vouchers | {"Z-9（退）"})
    (aside,) = reconcile([row(voucher="Z-9", amount="-60")], again, "元").aside
    assert "以前导入过" in str(aside.why)


def test_a_refund_with_a_number_of_its_own_counts_once_however_often_it_is_exported() -> None:
    rows = [row(), *(row(number, voucher="R-1", amount="-200.50") for number in (3, 4))]
    found = reconcile(rows, KNOWN, "元")
    assert [one.row for one in found.vouchers] == [2, 3]
    assert ["第3行重复" in str(one.why) for one in found.aside] == [True]
    again = reconcile(rows[:2], after(KNOWN, found), "元")
    assert again.vouchers == ()
    assert ["以前导入过" in str(one.why) for one in again.aside] == [True, True]


def test_a_payment_counts_also_where_a_refund_of_its_number_came_first() -> None:
    first = row(2, voucher="A", amount="1000", day="2026-03-01")
    refund = row(3, voucher="B", amount="-200", day="2026-03-09")
    payment = row(4, voucher="B", amount="300", day="2026-03-05")
    known, total = KNOWN, Decimal(0)
    told = []
    for rows in ([first], [refund], [payment, refund], [refund, payment], [payment], [refund]):
        found = reconcile(rows, known, "元")
        known, total = after(known, found), total + found.total
        told.append(([one.number for one in found.vouchers], len(found.aside), total))
    assert told == [
        (["A"], 0, 1000), (["B"], 0, 800), (["B（付）"], 1, 1100),
        ([], 2, 1100), ([], 1, 1100), ([], 1, 1100),
    ]  # fmt: skip


@given(st.lists(st.lists(st.tuples(st.sampled_from("ABC"), st.booleans()), max_size=6), max_size=5))
def test_of_each_number_one_payment_and_one_refund_count_over_all_files(
    files: list[list[tuple[str, bool]]],
) -> None:
    known, taken = KNOWN, []
    for told in files:
        rows = [
            row(number, voucher=voucher, amount="-1" if is_refund else "100")
            for number, (voucher, is_refund) in enumerate(told, 2)
        ]
        found = reconcile(rows, known, "元")
        known = after(known, found)
        taken += found.vouchers
        assert len({one.number for one in taken}) == len(taken), "each is kept by its own number"
    paid = {one.number.removesuffix("（付）") for one in taken if one.amount > 0}
    back = {one.number.removesuffix("（退）") for one in taken if one.amount < 0}
    assert paid == {voucher for told in files for voucher, is_refund in told if not is_refund}
    assert len(paid) + len(back) == len(taken), "no number counts twice with the same sign"


@given(st.lists(st.integers(-500, 500).filter(bool), max_size=12))
def test_no_project_gets_back_more_than_it_was_paid(amounts: list[int]) -> None:
    rows = [row(number, amount=str(amount)) for number, amount in enumerate(amounts, 2)]
    found = reconcile(rows, KNOWN, "元")
    assert found.total >= 0
    assert len(found.vouchers) + len(found.aside) == len(rows)
    assert all(one.left >= 0 for one in found.netted)
    assert sum(one.amount < 0 for one in found.vouchers) == len(found.netted)
