"""One rounding, and never up to a round number that is not reached."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jixiao.measurement.conversion import Conversion

HUNDRED = Decimal(100)


@pytest.mark.parametrize(
    ("unit", "above", "below", "own", "told"),
    [
        ("%", "25139", "25140", "%", "99.996"),
        ("%", "25140", "25140", "%", "100.00"),
        ("%", "999999999", "1000000000", "%", "99.9999999"),
        ("%", "1", "1000000", "%", "0.0001"),
        ("%", "2", "3", "%", "66.67"),
        ("%", "1", "2", "%", "50.00"),
        ("%", "94996", "100000", "%", "94.996"),
        ("万元", "30400.00", None, "元", "3.0400"),
        ("万元", "30400.01", None, "元", "3.040001"),
        ("万元", "12345678.91", None, "元", "1234.5679"),
        ("元", "554988", "3000", "元", "184.996"),
        ("人", "604", None, "人", "604"),
        ("人", "100", "3", "人", "33.33"),
        ("年", "36", None, "月", "3.00"),
        ("年", "10", None, "月", "0.83"),
    ],
)
def test_a_value_is_written(unit: str, above: str, below: str | None, own: str, told: str) -> None:
    divisor = None if below is None else Decimal(below)
    assert str(Conversion(unit).value(Decimal(above), divisor, own)) == told


@given(st.integers(0, 10**9), st.integers(1, 10**9), st.integers(0, 1000))
def test_no_rate_crosses_a_target_of_one_place(above: int, below: int, target: int) -> None:
    held = Decimal(target) / 10
    written = Conversion("%").value(Decimal(above), Decimal(below), "%")
    exactly = HUNDRED * above - held * below
    assert (written >= held) == (exactly >= 0)
    assert (written <= held) == (exactly <= 0)
