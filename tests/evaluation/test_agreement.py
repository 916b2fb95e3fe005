"""Kendall's W, worked out by hand."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jixiao.evaluation.agreement import concordance, mean_ranks

TENTHS = st.integers(0, 10).map(lambda number: Fraction(number, 10))


def shares(*rows: tuple[int, ...]) -> list[list[Fraction]]:
    return [[Fraction(number, 10) for number in row] for row in rows]


def test_equal_shares_share_their_ranks() -> None:
    assert mean_ranks(shares((5, 5, 8))[0]) == [Fraction(3, 2), Fraction(3, 2), Fraction(3)]


@pytest.mark.parametrize(
    ("rows", "coefficient"),
    [
        # Ranks 1 2 3 4 / 1 3 2 4 / 2 1 3 4: sums 4 6 8 12, mean 7.5,
        # S = 12.25 + 2.25 + 0.25 + 20.25 = 35; W = 12 × 35 ÷ (9 × 60) = 420 ÷ 540
        pytest.param([(1, 2, 3, 4), (1, 3, 2, 4), (2, 1, 3, 4)], "0.7778", id="no ties"),
        # Ranks 1.5 1.5 3 / 1 2 3: sums 2.5 3.5 6, mean 4, S = 2.25 + 0.25 + 4 = 6.5;
        # T = 2³ − 2 = 6 of the first; W = 78 ÷ (4 × 24 − 2 × 6) = 78 ÷ 84
        pytest.param([(5, 5, 8), (2, 6, 9)], "0.9286", id="corrected for ties"),
        pytest.param([(1, 2, 3), (2, 5, 9), (0, 1, 7)], "1.0000", id="all rank alike"),
        # Ranks 1 2 3 / 3 2 1: sums 4 4 4
        pytest.param([(1, 2, 3), (3, 2, 1)], "0.0000", id="opposite"),
    ],
)
def test_worked_examples(rows: list[tuple[int, ...]], coefficient: str) -> None:
    found = concordance(shares(*rows))
    assert found.coefficient == Decimal(coefficient)
    assert (found.experts, found.items) == (len(rows), len(rows[0]))


def test_where_nothing_is_ranked_there_is_no_coefficient() -> None:
    for rows in ([], [(1, 2, 3)], [(4, 4, 4), (7, 7, 7)], [(1,), (2,)]):
        assert concordance(shares(*rows)).coefficient is None
    with pytest.raises(ValueError, match="same items"):
        concordance(shares((1, 2), (1,)))


@given(
    st.integers(2, 6).flatmap(
        lambda items: st.lists(
            st.lists(TENTHS, min_size=items, max_size=items), min_size=2, max_size=7
        )
    ),
    st.randoms(use_true_random=False),
)
def test_bounds_and_order(rows: list[list[Fraction]], random: object) -> None:
    found = concordance(rows).coefficient
    assert found is None or 0 <= found <= 1
    mixed = list(rows)
    random.shuffle(mixed)
    assert concordance(mixed).coefficient == found
    columns = list(zip(*rows, strict=True))
    random.shuffle(columns)
    turned = [list(row) for row in zip(*columns, strict=True)]
    assert concordance(turned).coefficient == found
    halved = [[one / 2 for one in row] for row in rows]
    assert concordance(halved).coefficient == found, "only the order counts"
