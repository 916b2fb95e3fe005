"""Tables without rulings: columns by white, wrapped lines joined, labels beside their rows."""

from __future__ import annotations

import itertools

import pytest

from jixiao.documents.document import Document, Line, Merge, Page
from jixiao.documents.drawing import Drawing, Run
from jixiao.grids.finding import laid_out
from jixiao.grids.grid import Grid
from jixiao.grids.run_parting import parted_at
from jixiao.grids.shaded_cells import rulings_between

SIZE = 10.0
XS = (50.0, 130.0, 260.0, 400.0)
HEAD = ["一级指标", "二级指标", "名称", "指标值"]


def written(text: str, x: float, y: float, size: float = SIZE) -> Run:
    """The run of a text that begins at x on the base line y."""
    wide = sum(1.0 if ord(char) > 0x2E80 else 0.5 for char in text) * size
    return Run(text, x, y - size * 0.88, x + wide, y + size * 0.12, y, size)


def blocks(*pages: list[Run], shades: tuple[tuple[float, float, float, float], ...] = ()):  # noqa: ANN201 - a list of blocks a page
    drawn = [Drawing(595, 842, runs, [], [], shades) for runs in pages]
    held = [Page((), number=n, drawing=one) for n, one in enumerate(drawn, 1)]
    return [list(found) for _, found in laid_out(Document("a.pdf", "", "pdf", held))]


def rows(texts: list[list[str]], top: float = 100, step: float = 20) -> list[Run]:
    return [
        written(text, XS[column], top + step * row)
        for row, line in enumerate(texts)
        for column, text in enumerate(line)
        if text
    ]


BODY = [
    ["产出指标", "数量指标", "里程", "≥30公里"],
    ["", "质量指标", "合格率", "100%"],
    ["效益指标", "社会效益", "人数", "800人"],
]


def test_white_parts_columns() -> None:
    ((grid,),) = blocks(rows([HEAD, *BODY]))
    assert isinstance(grid, Grid)
    assert grid.rows == [HEAD, *BODY]


def test_a_wrapped_cell_is_one() -> None:
    runs = rows([HEAD], 100)
    runs += [written("产出指标", 50, 126), written("数量指标", 130, 126)]
    runs += [written("硬化路面的乡村", 260, 120), written("道路里程", 260, 132)]
    runs += [written("≥30公里", 400, 126), *rows(BODY[1:], 160)]
    ((grid,),) = blocks(runs)
    assert grid.rows[1] == ["产出指标", "数量指标", "硬化路面的乡村道路里程", "≥30公里"]


def test_a_label_in_the_middle_holds_the_rows_around_it() -> None:
    body = [["", *line[1:]] for line in (BODY[0], BODY[1], BODY[2], BODY[1])]
    runs = rows([HEAD, *body])
    runs += [written("产出指标", 50, 130), written("效益指标", 50, 170)]
    ((grid,),) = blocks(runs)
    assert [row[0] for row in grid.rows] == ["一级指标", "产出指标", "", "效益指标", ""]
    assert {Merge(2, 1, 3, 1), Merge(4, 1, 5, 1)} <= set(grid.merges)


def test_lines_of_prose_and_headings_stay_lines() -> None:
    prose = [written("很长的一段话" * 8, 50, 60), written("下一段话。", 50, 75)]
    heading = [written("二、另一张表", 50, 200, 14)]
    found = blocks([*prose, *rows([HEAD, *BODY]), *heading, *rows([HEAD, *BODY], 230)])[0]
    assert [type(one) for one in found] == [Line, Grid, Line, Grid]


def test_a_table_runs_overleaf_with_its_columns() -> None:
    more = [["满意度指标", "服务对象", "群众满意度", "≥95%"], *BODY[1:]]
    first, second = blocks(rows([HEAD, *BODY], 720), rows([HEAD, *more], 60))
    (grid,) = first
    assert second == []
    assert [list(row) for row in grid.rows] == [HEAD, *BODY, *more]


def test_a_cell_cut_overleaf_without_rulings_is_one() -> None:
    first = rows([HEAD, *BODY], 700)
    first += [written("城乡居民健身", 260, 780), written("≥30公里", 400, 780)]
    first += [written("数量指标", 130, 780)]
    second = [written("里程", 260, 40), *rows(BODY, 60)]
    (grid,), nothing = blocks(first, second)
    assert nothing == []
    assert grid.rows[4] == ["", "数量指标", "城乡居民健身里程", "≥30公里"]


def test_a_title_overleaf_is_no_part_of_a_cell() -> None:
    title = [written("附件二", 220, 40)]
    (grid,), (line, other) = blocks(rows([HEAD, *BODY], 700), [*title, *rows(BODY, 60)])
    assert isinstance(line, Line)
    assert (len(grid.rows), len(other.rows)) == (4, 3)


def test_a_number_begins_a_row_below_a_heading() -> None:
    texts = [("1", "里程"), ("2", "合格率"), ("3", "人数"), ("4", "时限")]
    runs = [written("序号", 50, 100), written("名称", 130, 100), written("指标值", 260, 100)]
    runs += [written("一、产出指标", 50, 112)]
    for row, (number, name) in enumerate(texts):
        y = 124 + 12 * row
        runs += [written(number, 50, y), written(name, 130, y), written("≥30", 260, y)]
    ((grid,),) = blocks(runs)
    assert [row[:2] for row in grid.rows[2:]] == [list(one) for one in texts]


def test_rows_with_little_white_at_the_beginning_belong_to_the_table() -> None:
    texts = [("指标名称", "线路"), ("所属类别", "数量指标"), ("目标值", "12条"), ("分值", "15")]
    texts += [("名称", "车次"), ("类别", "数量指标"), ("目标值", "8班")]
    runs = [
        written(text, x, 100 + 18 * row)
        for row, pair in enumerate(texts)
        for text, x in zip(pair, (50, 94), strict=True)
    ]
    ((grid,),) = blocks(runs)
    assert grid.rows == [list(pair) for pair in texts]


def test_a_heading_in_two_words_is_no_row() -> None:
    heading = [written("物资采购项目卡片", 50, 80), written("绩效目标卡", 130.5, 80)]
    line, grid = blocks([*heading, *rows([HEAD, *BODY])])[0]
    assert line.text == "物资采购项目卡片绩效目标卡"
    assert grid.rows == [HEAD, *BODY]


def test_bullets_of_a_list_are_left_out() -> None:
    runs = [written("•实施单位：县文化馆", 60, 100), written("•年度目标：", 60, 120)]
    (lines,) = blocks(runs)
    assert [line.text for line in lines] == ["实施单位：县文化馆", "年度目标："]


def test_a_word_over_a_narrow_gutter_does_not_close_it() -> None:
    lines = [("甲", "100元"), ("天", "≤30天"), ("元/亩", "≤60元/亩"), ("万吨", ">18.5万吨")]
    runs = [written("二级指标", 50, 100), written("单位", 200, 100), written("指标值", 228, 100)]
    runs += [
        run
        for number, (unit, value) in enumerate(lines, 1)
        for run in (
            written("数量指标", 50, 100 + 20 * number),
            written(unit, 200, 100 + 20 * number),
            written(value, 228, 100 + 20 * number),
        )
    ]
    runs += [written("数量指标", 50, 200), written("1,320.0", 200, 200)]
    ((grid,),) = blocks(runs)
    assert [row[1:] for row in grid.rows[1:5]] == [list(line) for line in lines]


def test_coloured_cells_stand_for_rulings() -> None:
    xs, ys = (50.0, 150.0, 300.0), (100.0, 130.0, 160.0)
    shades = tuple(
        (x0 + 0.6, y0 + 0.6, x1 - 0.6, y1 - 0.6)
        for y0, y1 in itertools.pairwise(ys)
        for x0, x1 in itertools.pairwise(xs)
    )
    runs = [written("名称", 55, 120), written("道路", 155, 120), written("预算", 55, 150)]
    ((grid,),) = blocks(runs, shades=shades)
    assert grid.rows == [["名称", "道路"], ["预算", ""]]


def test_a_few_coloured_areas_are_no_table() -> None:
    assert rulings_between([(0, 0, 595, 842), (50, 50, 200, 90)]) == ([], [])


@pytest.mark.parametrize(
    ("wide", "ruling", "parts"),
    [
        pytest.param(82.0, 41.0, ["资金总额", "财政资金"], id="a gap where the ruling is"),
        pytest.param(80.0, 40.0, ["资金总额财政资金"], id="no gap: text over a ruling"),
        pytest.param(82.0, 45.0, ["资金总额财政资金"], id="through a character"),
    ],
)
def test_a_run_over_a_ruling(wide: float, ruling: float, parts: list[str]) -> None:
    run = Run("资金总额财政资金", 0, 0, wide, 10, 9, 10)
    assert [one.text for one in parted_at(run, [ruling])] == parts
