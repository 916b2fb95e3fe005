"""Cells of aligned lines find their common columns."""

from __future__ import annotations

import pytest

from jixiao.grids.aligned import columns_of, into_rows


@pytest.mark.parametrize(
    ("lines", "columns"),
    [
        pytest.param([[(0, "a"), (10, "b")], [(0, "c"), (10, "d")]], [0, 10], id="same starts"),
        pytest.param([[(0, "a"), (10, "b")], [(1, "c"), (11, "d")]], [0, 10], id="off by one"),
        pytest.param([[(0, "a"), (10, "b")], [(0, "c"), (14, "d")]], [0, 10, 14], id="three"),
        pytest.param([], [], id="no line"),
    ],
)
def test_starts_close_together_are_one_column(
    lines: list[list[tuple[int, str]]], columns: list[int]
) -> None:
    assert columns_of(lines) == columns


@pytest.mark.parametrize(
    ("lines", "rows"),
    [
        pytest.param(
            [[(0, "产出"), (10, "数量"), (20, "里程")], [(10, "质量"), (20, "合格")]],
            [["产出", "数量", "里程"], ["", "质量", "合格"]],
            id="a blank under a merged cell stays blank",
        ),
        pytest.param(
            [[(0, "a"), (10, "b")], [(0, "c"), (2, "d")]],
            [["a", "b"], ["c", "d"]],
            id="two cells at one start take two columns",
        ),
        pytest.param(
            [[(0, "a"), (10, "b")], [(10, "c"), (12, "d")]],
            [["a", "b"], ["", "c d"]],
            id="a cell beyond the last column joins it",
        ),
    ],
)
def test_rows(lines: list[list[tuple[int, str]]], rows: list[list[str]]) -> None:
    assert into_rows(lines) == rows
