"""Pages become lines of prose and grids, each cell with its place."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jixiao.documents.document import Line, Merge, Page, Table
from jixiao.grids.finding import find_grids
from jixiao.grids.grid import Grid


def page(*texts: str, level: int = 0) -> Page:
    return Page([Line(text, number, level) for number, text in enumerate(texts, 1)])


def shapes(found: list[Line | Grid]) -> list[object]:
    """Prose as its text, grids as their rows."""
    return [item.text if isinstance(item, Line) else [*map(list, item.rows)] for item in found]


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        pytest.param(["说明", "a\tb", "c\td"], ["说明", [["a", "b"], ["c", "d"]]], id="tabs"),
        pytest.param(["| a | b |", "|---|", "| c | d |"], [[["a", "b"], ["c", "d"]]], id="bars"),
        pytest.param(["村道    20", "农田    30"], [[["村道", "20"], ["农田", "30"]]], id="spaces"),
        pytest.param(["村道    20"], ["村道    20"], id="one aligned line is prose"),
        pytest.param(["a\tb", "", "c\td"], [[["a", "b"]], "", [["c", "d"]]], id="a gap parts"),
        pytest.param(["a\tb", "| c | d |"], [[["a", "b"]], [["c", "d"]]], id="other separator"),
        pytest.param(["村道绩效目标表.....\t5"], ["村道绩效目标表.....\t5"], id="a contents line"),
        pytest.param([], [], id="an empty page"),
    ],
)  # fmt: skip
def test_text_rows_that_touch_make_one_grid(texts: list[str], expected: list[object]) -> None:
    assert shapes([*find_grids(page(*texts), "a.txt")]) == expected


def test_a_heading_is_no_row() -> None:
    assert shapes([*find_grids(page("一\t二", level=1), "a.md")]) == ["一\t二"]


def test_cells_of_text_know_their_lines() -> None:
    _, grid = find_grids(page("说明", "a\tb", "c\td"), "a.txt")
    assert isinstance(grid, Grid)
    assert grid.is_text
    span = grid.span(1, 1, "d")
    assert (span.document, span.line, span.table, span.row, span.column, span.text) == (
        "a.txt", 3, 1, 2, 2, "d",
    )  # fmt: skip


def test_cells_of_a_sheet_know_their_sheet_and_row() -> None:
    table = Table([["a", ""], ["b", "c"]], [Merge(1, 1, 1, 2)], row_numbers=[3, 7])
    (grid,) = find_grids(Page([table], sheet="目标"), "a.xlsx")
    assert isinstance(grid, Grid)
    assert not grid.is_text
    assert list(grid.merges) == [Merge(1, 1, 1, 2)]
    span = grid.span(1, 1)
    assert (span.sheet, span.row, span.column, span.line) == ("目标", 7, 2, None)


@given(st.lists(st.sampled_from(["说明", "a\tb", "| c | d |", "", "村道    20"]), max_size=12))
def test_no_line_is_lost_and_order_is_kept(texts: list[str]) -> None:
    numbers: list[int] = []
    for item in find_grids(page(*texts), "a.txt"):
        numbers += [item.number] if isinstance(item, Line) else list(item.lines or ())
    assert numbers == list(range(1, len(texts) + 1))
