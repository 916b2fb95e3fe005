"""Charts as SVG: every figure of the table is drawn, nothing leaves the paper, words are safe."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest

from jixiao.model.evaluation_report import ClassScore, CurvePoint
from jixiao.model.message import untranslated
from jixiao.publishing.charts.attainment import Bar, attainment
from jixiao.publishing.charts.class_scores import class_chart
from jixiao.publishing.charts.drawing import shortened, wrapped
from jixiao.publishing.charts.execution_curve import execution_curve
from jixiao.publishing.charts.two_years import Pair, two_years
from jixiao.publishing.writers.picture import png_of

if TYPE_CHECKING:
    from jixiao.publishing.sheet import Figure

SVG = "{http://www.w3.org/2000/svg}"
WIDTH = 156.0
CURVE = (
    CurvePoint(3, Decimal("0.25"), Decimal(20)),
    CurvePoint(6, Decimal("0.5")),
    CurvePoint(12, Decimal(1), Decimal(130)),
)


def words(figure: Figure) -> list[str]:
    return [one.text or "" for one in ET.fromstring(figure.svg).iter(f"{SVG}text")]  # noqa: S314 - our own


def assert_on_paper(figure: Figure) -> None:
    """Fail where a mark begins outside the paper."""
    for one in ET.fromstring(figure.svg).iter():  # noqa: S314 - our own
        pairs = [pair.split(",") for pair in one.get("points", "").split()]
        spots = [(float(x), float(y)) for x, y in pairs]
        for x, y in (("x", "y"), ("cx", "cy")):
            if one.get(x):
                spots.append((float(one.get(x, 0)), float(one.get(y, 0))))
        if one.tag == f"{SVG}rect" and one.get("x"):
            spots.append((float(one.get("x", 0)) + float(one.get("width", 0)),
                          float(one.get("y", 0)) + float(one.get("height", 0))))  # fmt: skip
        for x_at, y_at in spots:
            assert -0.01 <= x_at <= figure.width + 0.01
            assert -0.01 <= y_at <= figure.height + 0.01


def test_the_curve_shows_what_was_spent_even_over_the_budget() -> None:
    found = execution_curve(CURVE, Decimal(100), width=WIDTH, translate=untranslated)
    assert {"20.0%", "130.0%", "140%", "12月"} <= set(words(found))
    assert "12月底实际累计支出进度130.00%，计划100.00%" in found.alt
    assert found.svg.count("<circle") == 5 + 2  # three due, two spent, two in the legend
    assert_on_paper(found)


def test_bars_are_cut_with_their_figure_and_open_ones_told() -> None:
    bars = (Bar("1 甲<乙>&丙", Decimal("5.5"), by_points=False), Bar("2 丁", None, by_points=True),
            Bar("3 戊", Decimal("0.4"), by_points=False))  # fmt: skip
    found = attainment(bars, width=WIDTH, translate=untranslated)
    assert {"1 甲<乙>&丙", "550.0%»", "未评定", "40.0%"} <= set(words(found))
    assert "3项指标中1项达到目标值，1项没有达到" in found.alt
    assert_on_paper(found)


def test_classes_and_years_carry_their_figures() -> None:
    classes = (ClassScore("预算执行率", Decimal(10), Decimal("9.70")),
               ClassScore("产出指标", Decimal(50), Decimal(50)))  # fmt: skip
    found = class_chart(classes, width=WIDTH, translate=untranslated)
    assert {"9.7/10", "50/50", "产出指标"} <= set(words(found))
    assert_on_paper(found)
    pairs = (Pair("产出指标", Decimal("0.8"), Decimal(1)), Pair("成本指标", None, Decimal("0.5")))
    both = two_years(pairs, ("2023年", "2024年"), width=WIDTH, translate=untranslated)
    assert {"80.0", "100.0", "50.0", "2023年"} <= set(words(both))
    assert "1类提高" in both.alt
    assert_on_paper(both)


@pytest.mark.parametrize(
    ("text", "room", "expected"),
    [
        pytest.param("满意度", 20.0, "满意度", id="fits"),
        pytest.param("服务对象满意度指标", 16.0, "服务对象…", id="cut"),
    ],
)
def test_labels_are_cut_to_their_room(text: str, room: float, expected: str) -> None:
    assert shortened(text, room) == expected
    assert "".join(wrapped("预算执行率", 10.0)).startswith("预算执")


def test_a_picture_is_the_same_each_time() -> None:
    found = execution_curve(CURVE, Decimal(100), width=WIDTH, translate=untranslated)
    picture = png_of(found)
    assert picture.startswith(b"\x89PNG")
    assert picture == png_of(found)
