from datetime import date

import pytest

from jixiao.costing.forwards import Calculation, FigureNotUnderstood, UnitsDoNotCancel

DAY = date(2024, 12, 31)


@pytest.mark.parametrize(
    ("given", "arithmetic", "yuan"),
    [
        pytest.param(
            {"standard": "300元/人·月", "heads": "18人", "months": "12", "share": "50%"},
            "300 元/人·月 × 18 人 × 12 月 × 50%",
            32_400,
            id="all of them",
        ),
        pytest.param(
            {"standard": "1300元/人·年", "heads": "5700人"},
            "1300 元/人·年 × 5700 人",
            7_410_000,
            id="one year is not said",
        ),
        pytest.param(
            {"standard": "600元/村", "heads": "146"},
            "600 元/村 × 146 村",
            87_600,
            id="a bare number takes the standard's unit",
        ),
        pytest.param(
            {"standard": "每人每月300元", "heads": "18名", "months": "6个月"},
            "300 元/人·月 × 18 名 × 6 个月",
            32_400,
            id="standard in words",
        ),
        pytest.param(
            {"standard": "300元/人·次", "heads": "18", "times": "2", "share": "0.5"},
            "300 元/人·次 × 18 人 × 2 次 × 50%",
            5_400,
            id="per time",
        ),
        pytest.param(
            {"standard": "300元/人·月", "heads": "18万人", "months": "2"},
            "300 元/人·月 × 180000 人 × 2 月",
            108_000_000,
            id="a scaled count is shown in the unit it is counted in",
        ),
    ],
)
def test_figures_make_a_budget(given: dict[str, str], arithmetic: str, yuan: int) -> None:
    term = Calculation(given, DAY).term()
    assert (term.text, term.value) == (arithmetic, yuan)


def test_twelve_months_are_supposed_aloud() -> None:
    term = Calculation({"standard": "300元/人·月", "heads": "18人"}, DAY).term()
    assert term.value == 64_800
    assert [str(each) for each in term.assumptions] == ["全年按12个月计"]
    said = Calculation({"standard": "300元/人·月", "heads": "18人", "months": "12"}, DAY).term()
    assert said.assumptions == ()


def test_a_change_leaves_the_rest() -> None:
    first = Calculation({"standard": "300元/人·月", "heads": "18人", "months": "12"}, DAY)
    assert first.changed("heads", "20人").term().value == 72_000
    assert first.term().value == 64_800


@pytest.mark.parametrize(
    ("given", "fault", "says"),
    [
        pytest.param({"standard": "300元/人·月"}, UnitsDoNotCancel, "元/人", id="no heads"),
        pytest.param(
            {"standard": "600元/村", "heads": "146人"},
            UnitsDoNotCancel,
            "元·人/村",
            id="no villages",
        ),
        pytest.param({"standard": "三百"}, FigureNotUnderstood, "300元/人·月", id="no unit"),
        pytest.param({"heads": "18人"}, FigureNotUnderstood, "标准", id="no standard"),
        pytest.param(
            {"standard": "300元/人", "heads": "18人", "share": "150%"},
            FigureNotUnderstood,
            "分担比例",
            id="more than the whole",
        ),
        pytest.param(
            {"standard": "300元/人·月", "heads": "18人", "months": "18人"},
            FigureNotUnderstood,
            "月数",
            id="heads are no months",
        ),
        pytest.param(
            {"standard": "300元/人/月/年", "heads": "18人"},
            FigureNotUnderstood,
            "月、年",
            id="two periods in one standard",
        ),
        pytest.param(
            {"standard": "300元/人·月", "heads": "18人", "months": "1200"},
            FigureNotUnderstood,
            "最多12个月",
            id="more months than a year has",
        ),
        pytest.param(
            {"standard": "300元/人·月", "heads": "18人", "months": "13个月"},
            FigureNotUnderstood,
            "最多12个月",
            id="one month too many, with its unit",
        ),
    ],
)
def test_what_does_not_fit_is_refused(
    given: dict[str, str], fault: type[Exception], says: str
) -> None:
    with pytest.raises(fault, match=says):
        Calculation(given, DAY).term()


def test_an_unknown_part_cannot_change() -> None:
    with pytest.raises(FigureNotUnderstood, match="heads"):
        Calculation({"standard": "300元/人"}, DAY).changed("人数", "3人")
