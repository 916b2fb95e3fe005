"""A grid names the place of its cells."""

from __future__ import annotations

import pytest

from jixiao.grids.grid import Grid
from jixiao.model.source import SourceSpan

PLACE = SourceSpan(document="a", page=2, table=3)


@pytest.mark.parametrize(
    ("grid", "expected"),
    [
        pytest.param(Grid([["x"]] * 3, PLACE), (None, 3, 2), id="counted from 1"),
        pytest.param(Grid([["x"]] * 3, PLACE, offset=4), (None, 3, 6), id="right half of a table"),
        pytest.param(Grid([["x"]] * 3, PLACE, lines=[5, 6, 9]), (9, 3, 2), id="line of a text"),
        pytest.param(Grid([["x"]] * 3, PLACE, row_numbers=[1, 4, 8]), (None, 8, 2), id="sheet row"),
    ],
)
def test_the_place_of_a_cell(grid: Grid, expected: tuple[int | None, int, int]) -> None:
    span = grid.span(2, 1, "x")
    assert (span.line, span.row, span.column) == expected
    assert (span.document, span.page, span.table, span.text) == ("a", 2, 3, "x")
