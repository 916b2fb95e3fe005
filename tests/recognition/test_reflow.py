"""Cells on lines of their own become rows again, and a long run of labels stays cheap."""

from __future__ import annotations

from jixiao.documents.document import Line
from jixiao.grids.grid import Grid
from jixiao.model.source import SourceSpan
from jixiao.recognition.reflow import reflowed

HEADS = ["一级指标", "二级指标", "三级指标", "指标值"]
CELLS = ["产出指标", "数量指标", "养护里程", "≥20公里", "质量指标", "合格率", "≥95%"]
PLACE = SourceSpan(document="表.txt")


def lines(texts: list[str]) -> list[Line]:
    return [Line(text, number) for number, text in enumerate(texts, 1)]


def test_cells_on_lines_become_rows() -> None:
    (grid,) = reflowed(lines([*HEADS, *CELLS]), PLACE)
    assert isinstance(grid, Grid)
    assert [list(row) for row in grid.rows] == [
        HEADS,
        ["产出指标", "数量指标", "养护里程", "≥20公里"],
        ["", "质量指标", "合格率", "≥95%"],
    ]
    assert grid.span(1, 3).line == 8


def test_prose_stays_prose() -> None:
    prose = lines(["一级指标说明如下。", "产出指标要量化。", "满意度指标要写明调查方法。"])
    assert list(reflowed(prose, PLACE)) == prose


def test_a_run_of_labels_longer_than_any_form_is_no_header() -> None:
    many = lines(["项目名称"] * 500)
    assert list(reflowed(many, PLACE)) == many


def test_a_forecast_in_bare_figures_begins_no_row() -> None:
    heads = [*HEADS[:3], "计量单位", "指标值", "1-7月执行情况", "全年预计完成情况", "偏差原因分析"]
    first = ["产出指标", "数量指标", "保障行政村数", "个", "218", "219", "220"]
    second = ["质量指标", "发放准确率", "%", "100", "99", "98"]
    (grid,) = reflowed(lines([*heads, *first, *second]), PLACE)
    assert isinstance(grid, Grid)
    assert [list(row) for row in grid.rows[1:]] == [[*first, ""], ["", *second, ""]]
