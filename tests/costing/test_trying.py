"""Other figures in a plan's own calculation: heads, standard, months, share."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jixiao.costing.explaining import explain
from jixiao.costing.forwards import FigureNotUnderstood
from jixiao.costing.trying import in_unit, shown, trial
from jixiao.notation.plan_text import read_plan_text

if TYPE_CHECKING:
    from jixiao.costing.explanation import Explanation

DAY = date(2026, 12, 31)
POST = """
name: 公益性岗位补贴
year: 2026
budget: 6.48
indicators:
  - 成本指标 / 经济成本指标 / 补贴标准 / 300元/人·月
  - 产出指标 / 数量指标 / 补贴人数 / 18人
"""
LAMPS = """
name: 路灯改造
year: 2026
budget: 172
indicators:
  - 成本指标 / 经济成本指标 / 灯具购置费 / ≤129万元
  - 成本指标 / 经济成本指标 / 灯杆加固费 / ≤43万元
"""


def explained(text: str) -> Explanation:
    found = explain(read_plan_text(text).projects[0], DAY).best
    assert found is not None
    return found


def test_the_figures_are_offered_as_people_write_them() -> None:
    (term,) = explained(POST).terms
    assert [shown(each) for each in term.factors] == ["300元/人·月", "18人", "12月"]


@pytest.mark.parametrize(
    ("place", "text", "total"),
    [
        pytest.param((0, 0), "320元/人·月", "69120", id="standard"),
        pytest.param((0, 0), "320", "69120", id="a bare number takes the unit"),
        pytest.param((0, 1), "20人", "72000", id="heads"),
        pytest.param((0, 2), "11个月", "59400", id="months"),
        pytest.param((0, 3), "50%", "32400", id="a share that was not there"),
        pytest.param((0, 3), "0.5", "32400", id="a share as a fraction"),
        pytest.param((0, 1), " ", "64800", id="a blank leaves the figure"),
    ],
)
def test_one_figure_changed(place: tuple[int, int], text: str, total: str) -> None:
    own = explained(POST)
    found = trial(own.terms, {place: text}, budget=own.budget, day=DAY)
    assert found.total == Decimal(total)
    assert found.residual == own.budget - found.total
    assert found.effect == found.total - Decimal(64800)
    assert found.changed == (() if total == "64800" else (place,))


@pytest.mark.parametrize(
    ("place", "text"),
    [
        pytest.param((0, 0), "18人", id="another kind of figure"),
        pytest.param((0, 1), "-3", id="negative"),
        pytest.param((0, 1), "许多", id="no figure"),
        pytest.param((0, 2), "13", id="more months than a year"),
        pytest.param((0, 3), "120%", id="more than the whole"),
        pytest.param((0, 1), "1" * 60, id="endless digits"),
    ],
)
def test_what_is_no_such_figure_is_refused(place: tuple[int, int], text: str) -> None:
    own = explained(POST)
    with pytest.raises(FigureNotUnderstood):
        trial(own.terms, {place: text}, budget=own.budget, day=DAY)


def test_sums_change_term_by_term() -> None:
    own = explained(LAMPS)
    found = trial(own.terms, {(1, 0): "40"}, budget=own.budget, day=DAY)
    assert (found.total, found.residual) == (Decimal(1690000), Decimal(30000))
    assert in_unit(found.total, "万元") == "169"
    assert in_unit(found.total, "元") == "1690000"


@given(heads=st.integers(1, 10**6), months=st.integers(1, 12))
def test_what_is_shown_is_read_back(heads: int, months: int) -> None:
    own = explained(POST)
    first = trial(own.terms, {(0, 1): str(heads), (0, 2): str(months)}, budget=own.budget, day=DAY)
    again = {(0, number): shown(each) for number, each in enumerate(first.terms[0].factors)}
    second = trial(own.terms, again, budget=own.budget, day=DAY)
    assert second.total == first.total == Decimal(300 * heads * months)
