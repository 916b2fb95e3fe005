"""Money keeps its printed digits and compares by worth."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jixiao.model.amount import YUAN_PER_UNIT, Amount

units = st.sampled_from(sorted(YUAN_PER_UNIT))
numbers = st.decimals(-(10**9), 10**9, places=4, allow_nan=False, allow_infinity=False)


@pytest.mark.parametrize(
    ("one", "two", "same"),
    [
        pytest.param(Amount(Decimal("3.50")), Amount(Decimal(35000), "元"), True, id="same worth"),
        pytest.param(Amount(Decimal("3.43"), "亿元"), Amount(Decimal(34300)), True, id="亿元"),
        pytest.param(Amount(Decimal(1)), Amount(Decimal(1), "元"), False, id="same digits"),
    ],
)
def test_worth_decides(one: Amount, two: Amount, *, same: bool) -> None:
    assert (one == two) is same
    assert (len({one, two}) == 1) is same


def test_printed_digits_stay() -> None:
    assert str(Amount(Decimal("3.50"))) == "3.50 万元"


def test_a_unit_that_is_no_money_is_refused() -> None:
    with pytest.raises(ValueError, match="公里"):
        Amount(Decimal(1), "公里")


@given(numbers, units, units)
def test_conversion_loses_nothing(number: Decimal, unit: str, other: str) -> None:
    amount = Amount(number, unit)
    assert amount.into(other) == amount
    assert amount.into(other).unit == other


@given(numbers, numbers, units, units)
def test_order_is_that_of_yuan(one: Decimal, two: Decimal, unit: str, other: str) -> None:
    first, second = Amount(one, unit), Amount(two, other)
    assert (first < second) == (first.yuan < second.yuan)
