from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jixiao.costing.sums import part_making

NONE = Decimal(0)


def numbers(*values: int) -> list[Decimal]:
    return [Decimal(value) for value in values]


@pytest.mark.parametrize(
    ("values", "total", "places"),
    [
        pytest.param((2053, 320, 820), 3193, (0, 1, 2), id="all"),
        pytest.param((100, 60, 41), 100, (0,), id="a total beside other things"),
        pytest.param((5, 60, 40), 100, (1, 2), id="all but one"),
        pytest.param((60, 35, 25, 40, 30, 10), 100, (0, 1, 2, 3, 4, 5), id="with subtotals"),
        pytest.param((60, 7, 40, 3, 9), 100, (0, 2), id="two"),
        pytest.param((60, 7, 33, 100, 400), 100, (3,), id="one stands before two"),
        pytest.param((60, 35, 25), 99, None, id="none"),
        pytest.param((), 0, None, id="nothing"),
    ],
)
def test_parts(values: tuple[int, ...], total: int, places: tuple[int, ...] | None) -> None:
    assert part_making(numbers(*values), Decimal(total), NONE) == places


def test_rounding_is_allowed_for() -> None:
    values = [Decimal("60.4"), Decimal("39.9")]
    assert part_making(values, Decimal(100), Decimal("0.5")) == (0, 1)
    assert part_making(values, Decimal(100), Decimal("0.2")) is None


@settings(deadline=None)
@given(st.lists(st.integers(1, 10_000), min_size=2, max_size=30), st.data())
def test_two_of_many_are_found(values: list[int], data: st.DataObject) -> None:
    one = data.draw(st.integers(0, len(values) - 1))
    other = data.draw(st.integers(0, len(values) - 1).filter(lambda place: place != one))
    total = Decimal(values[one] + values[other])
    assert part_making(numbers(*values), total, NONE) is not None
