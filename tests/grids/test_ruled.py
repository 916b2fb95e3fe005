"""Rulings become cells: broken, doubled and missing lines, merged cells, wrapped text."""

from __future__ import annotations

import pytest

from jixiao.documents.document import Document, Line, Merge, Page
from jixiao.documents.drawing import Drawing, Run, Stroke
from jixiao.grids.finding import laid_out
from jixiao.grids.grid import Grid

SIZE = 10.0


def written(text: str, x: float, y: float) -> list[Run]:
    """The run of a text that begins at x on the base line y; nothing for no text."""
    end = x + len(text) * SIZE
    return [Run(text, x, y - SIZE * 0.9, end, y + 1, y, SIZE)] if text else []


def box(xs: list[float], ys: list[float]) -> tuple[list[Stroke], list[Stroke]]:
    return (
        [Stroke(y, xs[0], xs[-1]) for y in ys],
        [Stroke(x, ys[0], ys[-1]) for x in xs],
    )


def blocks(*drawings: Drawing) -> list[list[Line | Grid]]:
    pages = [Page((), number=n, drawing=one) for n, one in enumerate(drawings, 1)]
    return [list(found) for _, found in laid_out(Document("a.pdf", "", "pdf", pages))]


def page(glyphs: list[Run], across: list[Stroke], down: list[Stroke]) -> Drawing:
    return Drawing(595, 842, glyphs, across, down)


def only_grid(drawing: Drawing) -> Grid:
    ((grid,),) = blocks(drawing)
    assert isinstance(grid, Grid)
    return grid


def test_cells_hold_what_stands_in_them_and_know_their_boxes() -> None:
    across, down = box([50, 150, 300], [100, 130, 160])
    glyphs = written("名称", 55, 120) + written("道路", 155, 120) + written("预算", 55, 150)
    grid = only_grid(page(glyphs, across, down))
    assert grid.rows == [["名称", "道路"], ["预算", ""]]
    assert grid.span(0, 1).box == (150, 100, 300, 130)
    assert grid.span(0, 1).page == 1


def test_a_missing_ruling_makes_a_merged_cell() -> None:
    across, down = box([50, 150, 300], [100, 130, 160])
    across[1] = Stroke(130, 150, 300)
    grid = only_grid(page(written("绩效", 55, 140), across, down))
    assert grid.rows == [["绩效", ""], ["", ""]]
    assert grid.merges == [Merge(1, 1, 2, 1)]


@pytest.mark.parametrize(
    "broken",
    [
        pytest.param([Stroke(130, 50, 170), Stroke(130, 172, 300)], id="in pieces"),
        pytest.param([Stroke(129.4, 50, 300), Stroke(130.6, 50, 300)], id="drawn twice"),
        pytest.param([Stroke(130, 52, 298)], id="a little short"),
    ],
)
def test_a_ruling_may_be_drawn_badly(broken: list[Stroke]) -> None:
    across, down = box([50, 150, 300], [100, 130, 160])
    grid = only_grid(page(written("预算", 55, 150), [across[0], *broken, across[2]], down))
    assert grid.rows == [["", ""], ["预算", ""]]


def test_wrapped_lines_are_joined_and_ended_lines_are_not() -> None:
    across, down = box([50, 112, 300], [100, 160])
    wrapped = written("社会效益指", 55, 120) + written("标", 55, 132)
    ended = written("1.一项。", 120, 120) + written("2.二项。", 120, 132)
    grid = only_grid(page(wrapped + ended, across, down))
    assert grid.rows == [["社会效益指标", "1.一项。\n2.二项。"]]


def test_text_between_tables_keeps_its_place_and_wraps_into_paragraphs() -> None:
    first, second = box([50, 300], [100, 130]), box([50, 300], [300, 330])
    prose = written("很" * 24, 70, 200) + written("长的一段话。", 50, 214)
    prose += written("另起一段。", 70, 228)
    ((one, *lines, two),) = blocks(page(prose, first[0] + second[0], first[1] + second[1]))
    assert isinstance(one, Grid)
    assert isinstance(two, Grid)
    assert [line.text for line in lines if isinstance(line, Line)] == [
        "很" * 24 + "长的一段话。",
        "另起一段。",
    ]


def table_page(rows: list[list[str]], *, open_top: bool = False) -> Drawing:
    xs = [50.0, 150.0, 300.0, 450.0]
    ys = [100.0 + 30 * n for n in range(len(rows) + 1)]
    across, down = box(xs, ys)
    glyphs = [
        glyph
        for row, texts in enumerate(rows)
        for column, text in enumerate(texts)
        for glyph in written(text, xs[column] + 4, ys[row] + 20)
    ]
    return page(glyphs, across[1:] if open_top else across, down)


HEADER = ["一级", "名称", "目标"]


@pytest.mark.parametrize("header", [[HEADER], []], ids=["header repeated", "no header"])
@pytest.mark.parametrize("open_top", [False, True], ids=["closed", "open at the break"])
def test_a_table_that_runs_overleaf_is_one(header: list[list[str]], *, open_top: bool) -> None:
    first = [HEADER, ["产出", "里程", "三"], ["产出", "座数", "五"]]
    second = [*header, ["效益", "人数", "七"], ["满意", "群众", "九"]]
    (grid,), rest = blocks(table_page(first), table_page(second, open_top=open_top))
    assert isinstance(grid, Grid)
    assert rest == []
    assert grid.rows == [*first, ["效益", "人数", "七"], ["满意", "群众", "九"]]
    assert [grid.span(row, 1).page for row in range(5)] == [1, 1, 1, 2, 2]


def test_a_row_cut_by_the_page_is_joined() -> None:
    first = [HEADER, ["产出", "里程", "三"], ["产出", "今年内全部硬化路面的乡村道", "五"]]
    second = [["", "路的长度", ""], ["效益", "人数", "七"]]
    (grid,), _ = blocks(table_page(first), table_page(second))
    assert isinstance(grid, Grid)
    assert grid.rows == [
        HEADER,
        ["产出", "里程", "三"],
        ["产出", "今年内全部硬化路面的乡村道路的长度", "五"],
        ["效益", "人数", "七"],
    ]


def test_a_row_without_a_unit_at_the_head_of_a_page_is_its_own() -> None:
    first = [HEADER, ["里程", "三", "公里"], ["座数", "五", "座"]]
    second = [["群众满意", "高", ""], ["人数", "七", "人"]]
    (grid,), _ = blocks(table_page(first), table_page(second))
    assert isinstance(grid, Grid)
    assert grid.rows == [*first, *second]


def test_another_table_overleaf_stays_its_own() -> None:
    across, down = box([50, 200, 450], [100, 130])
    other = page(written("别的表", 55, 120), across, down)
    first, second = blocks(table_page([HEADER, ["产出", "里程", "三"]]), other)
    assert len(first) == len(second) == 1


def test_page_numbers_are_left_out() -> None:
    drawing = table_page([HEADER, ["产出", "里程", "三"]])
    numbered = Drawing(
        595, 842, [*drawing.runs, *written("—1—", 280, 800)], drawing.horizontal, drawing.vertical
    )
    assert len(blocks(numbered)[0]) == 1
