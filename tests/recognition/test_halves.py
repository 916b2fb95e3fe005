"""Which total a part of the money stands under: the medium term's or the year's."""

from __future__ import annotations

import pytest

from jixiao.recognition.halves import Halves
from jixiao.recognition.labels import Label

TOTALS = [(2, "midterm.budget.total"), (4, "budget.total")]


@pytest.mark.parametrize(
    ("column", "field", "expected"),
    [
        pytest.param(2, "budget.fiscal", "midterm.budget.fiscal", id="under the medium term"),
        pytest.param(4, "budget.fiscal", "budget.fiscal", id="under the year"),
        pytest.param(2, "department", "department", id="no money"),
        pytest.param(3, "budget.other", "budget.other", id="under neither"),
    ],
)
def test_a_part_belongs_to_the_total_over_it(column: int, field: str, expected: str) -> None:
    halves = Halves()
    for place, total in TOTALS:
        halves.placed(Label(total, None, total), place)
    assert halves.placed(Label(field, None, field), column).field == expected


def test_the_last_total_over_a_column_counts() -> None:
    halves = Halves()
    for _, total in TOTALS:
        halves.placed(Label(total, None, total), 2)
    assert halves.placed(Label("财政拨款", None, "budget.fiscal"), 2).field == "budget.fiscal"
