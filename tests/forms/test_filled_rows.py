"""Filled rows become indicators: levels go down, fillers go out, what is unsure is noted."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from jixiao.forms.filled_form import Doubt, FilledForm, FilledRow
from jixiao.forms.filled_rows import interpret_rows
from jixiao.grids.grid import Grid
from jixiao.model.message import message
from jixiao.model.source import SourceSpan

if TYPE_CHECKING:
    from jixiao.model.indicator import Indicator

GRID = Grid([[""] * 5] * 9, SourceSpan(document="a"))
COLUMNS = {"level1": 0, "level2": 1, "name": 2, "target": 3}
FIRST = {"level1": "产出指标", "level2": "数量指标", "name": "里程", "target": "≥5公里"}


def form(*rows: dict[str, str], columns: tuple[str, ...] = ()) -> FilledForm:
    own = [FilledRow(dict(texts), COLUMNS, number, GRID) for number, texts in enumerate(rows)]
    return FilledForm(rows=own, columns=columns)


def names(found: tuple[Indicator, ...]) -> list[tuple[str | None, str | None, str | None]]:
    return [(each.level1, each.level2, each.name) for each in found]


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        pytest.param(
            {"name": "桥梁", "target": "1座"}, ("产出指标", "数量指标", "桥梁"), id="both"
        ),
        pytest.param(
            {"level2": "质量指标（必填）", "name": "合格率", "target": "5"},
            ("产出指标", "质量指标", "合格率"),
            id="level 1 goes down, a remark goes off",
        ),
        pytest.param(
            {"level1": "效益指标", "name": "作用", "target": "5"},
            ("效益指标", None, "作用"),
            id="a new level 1 ends level 2",
        ),
        pytest.param(
            {"name": "指标1：桥梁", "target": "1座"},
            ("产出指标", "数量指标", "桥梁"),
            id="numbered",
        ),
    ],
)
def test_levels_go_down(texts: dict[str, str], expected: tuple[str | None, ...]) -> None:
    found, doubts = interpret_rows(form(FIRST, texts))
    assert names(found)[1:] == [expected]
    assert doubts == []
    assert found[1].spans["name"].row == 2
    assert found[1].spans["level1"].row == (2 if "level1" in texts else 1)


@pytest.mark.parametrize("name", ["指标2", "……", "无", ""])
def test_a_filler_without_a_target_is_no_indicator(name: str) -> None:
    assert len(interpret_rows(form(FIRST, {"name": name}))[0]) == 1


def test_one_name_over_two_targets_is_noted() -> None:
    found, doubts = interpret_rows(form(FIRST, {"target": "≥6公里"}))
    assert [each.name for each in found] == ["里程", "里程"]
    assert [(doubt.code, doubt.indicator) for doubt, _ in doubts] == [("JX-D006", 2)]


def test_points_are_weight_or_full_score() -> None:
    row = FIRST | {"weight": "10分"}
    assert interpret_rows(form(row))[0][0].weight == 10
    (scored,) = interpret_rows(form(row, columns=("actual",)))[0]
    assert (scored.weight, scored.full_score) == (None, 10)


def test_a_doubt_gets_its_row_and_its_place() -> None:
    filled = form(FIRST, FIRST | {"name": "桥梁"})
    elsewhere = SourceSpan(line=7)
    filled.rows[1].doubts = (
        Doubt("JX-D003", message("错列"), column=3),
        Doubt("JX-D004", message("断开"), span=elsewhere),
    )
    (here, place), (there, other) = interpret_rows(filled)[1]
    assert (here.indicator, place.row, place.column) == (2, 2, 4)
    assert (there.indicator, other) == (2, elsewhere)
