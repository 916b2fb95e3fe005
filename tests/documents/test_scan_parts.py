"""The steps from a picture to lines and rulings, each on a picture drawn for it."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jixiao.documents.drawing import Drawing, turned_box
from jixiao.documents.scan import can_scan

if can_scan():
    import cv2
    import numpy as np

    from jixiao.documents.scan_ink import ink_of, without_dirt, without_stamps
    from jixiao.documents.scan_lines import lines_of
    from jixiao.documents.scan_regions import regions_of
    from jixiao.documents.scan_rulings import rulings_of
    from jixiao.documents.scan_shapes import has_dot_at_end, is_equals
    from jixiao.documents.scan_turning import askew, upright

pytestmark = pytest.mark.needs("scan")

DPI = 200
POINT = DPI / 72
Boxes = list[tuple[int, int, int, int]]


def paper(wide: int = 1200, high: int = 900) -> np.ndarray:
    return np.full((high, wide), 250, np.uint8)


def boxed(picture: np.ndarray, *boxes: tuple[int, int, int, int]) -> np.ndarray:
    """The picture with black boxes (left, top, right, bottom)."""
    for left, top, right, bottom in boxes:
        picture[top:bottom, left:right] = 10
    return picture


def table(picture: np.ndarray) -> np.ndarray:
    """The picture with a table of two columns and three rows, drawn two pixels wide."""
    for y in (100, 300, 500, 700):
        cv2.line(picture, (100, y), (1100, y), 10, 2)
    for x in (100, 600, 1100):
        cv2.line(picture, (x, 100), (x, 700), 10, 2)
    return picture


@pytest.mark.parametrize("degrees", [-2.0, -0.7, 0.0, 0.3, 1.3, 2.0])
def test_how_far_a_page_lies_askew_is_found_and_undone(degrees: float) -> None:
    tilted = upright(table(paper()), -degrees)
    found = askew(ink_of(tilted, DPI))
    assert found == pytest.approx(degrees, abs=0.06)
    level, plumb = rulings_of(ink_of(upright(tilted, found), DPI), DPI)
    assert [round(one.position, -1) for one in sorted(level)] == [100, 300, 500, 700]
    assert [round(one.position, -1) for one in sorted(plumb)] == [100, 600, 1100]


@given(
    st.tuples(st.floats(0, 600), st.floats(0, 800)),
    st.floats(-5, 5),
)
def test_a_point_turned_and_turned_back_is_where_it_was(
    point: tuple[float, float], degrees: float
) -> None:
    there = turned_box((*point, *point), degrees, (300, 400))
    assert turned_box(there, -degrees, (300, 400)) == pytest.approx((*point, *point), abs=1e-6)


def test_a_border_of_one_low_row_only_is_a_ruling() -> None:
    picture = table(paper())
    cv2.line(picture, (100, 340), (1100, 340), 10, 2)
    cv2.line(picture, (350, 300), (350, 340), 10, 2)
    _, plumb = rulings_of(ink_of(picture, DPI), DPI)
    assert [round(one.position, -1) for one in sorted(plumb)] == [100, 350, 600, 1100]


def test_cells_that_the_end_of_the_page_leaves_open_are_cells_of_their_own() -> None:
    picture = table(paper())
    for x in (100, 350, 600):
        cv2.line(picture, (x, 700), (x, 820), 10, 2)
    left, right = (150, 740, 250, 770), (400, 755, 500, 785)
    below = (300, 850, 330, 880)
    ink = ink_of(boxed(picture, left, right, below), DPI)
    regions = list(regions_of(ink, *rulings_of(ink, DPI), DPI))
    lines = lines_of(regions, POINT)
    places = sorted((one.left, one.top, one.right, one.bottom) for one in lines)
    assert places == pytest.approx(np.array(sorted([left, right, below])), abs=2)
    assert not any(one.is_cell for one in regions)


def test_nothing_is_closed_through_letters() -> None:
    picture = table(paper())
    cv2.line(picture, (100, 700), (100, 820), 10, 2)
    cv2.line(picture, (600, 700), (600, 820), 10, 2)
    word = (300, 780, 500, 830)  # lower than the rulings beside it
    ink = ink_of(boxed(picture, word), DPI)
    lines = lines_of(list(regions_of(ink, *rulings_of(ink, DPI), DPI)), POINT)
    assert [(one.top, one.bottom) for one in lines] == [pytest.approx((780, 830), abs=2)]


def test_dirt_beside_a_line_is_none_of_it() -> None:
    words = [(150 + 35 * at, 190, 180 + 35 * at, 220) for at in range(4)]
    before, after = (130, 205, 134, 209), (310, 205, 314, 209)
    ink = ink_of(boxed(table(paper()), *words, before, after), DPI)
    (line,) = lines_of(list(regions_of(ink, *rulings_of(ink, DPI), DPI)), POINT)
    assert (line.left, line.right) == pytest.approx((150, 285), abs=2)


@pytest.mark.parametrize("degrees", [0.0, 1.5, 90.0, 181.0, 269.0])
def test_a_place_of_a_turned_page_is_where_it_lies_on_the_paper(degrees: float) -> None:
    wide, high = 600.0, 800.0
    drawing = Drawing(wide, high, (), (), (), skew=degrees)
    paper_wide, paper_high = (high, wide) if round(degrees / 90) % 2 else (wide, high)
    radians = math.radians(degrees)
    x, y = 100.0 - wide / 2, 50.0 - high / 2
    there = (
        x * math.cos(radians) - y * math.sin(radians) + paper_wide / 2,
        x * math.sin(radians) + y * math.cos(radians) + paper_high / 2,
    )
    assert drawing.on_paper((100.0, 50.0, 100.0, 50.0)) == pytest.approx((*there, *there))


def test_strokes_of_letters_are_no_rulings() -> None:
    picture = boxed(table(paper()), (150, 200, 180, 203), (200, 180, 203, 212))
    level, plumb = rulings_of(ink_of(picture, DPI), DPI)
    assert (len(level), len(plumb)) == (4, 3)


def test_cells_are_told_apart_and_their_lines_found() -> None:
    words = [(150 + 35 * at, 190, 180 + 35 * at, 220) for at in range(8)]
    lower = [(left, top + 40, right, bottom + 40) for left, top, right, bottom in words]
    other = [(left + 500, top, right + 500, bottom) for left, top, right, bottom in words]
    ink = ink_of(boxed(table(paper()), *words, *lower, *other), DPI)
    regions = list(regions_of(ink, *rulings_of(ink, DPI), DPI))
    lines = lines_of(regions, POINT)
    places = sorted((one.left, one.top, one.right, one.bottom) for one in lines)
    assert places == pytest.approx(
        np.array([(150, 190, 425, 220), (150, 230, 425, 260), (650, 190, 925, 220)]), abs=2
    )
    assert all(one.is_cell for one in lines)


@pytest.mark.parametrize(
    "bars",
    [
        pytest.param([(310, 190, 330, 193), (305, 215, 335, 218)], id="二"),
        pytest.param([(310, 196, 330, 199), (310, 207, 330, 210)], id="="),
    ],
)
def test_a_letter_of_two_bars_is_one_line(bars: Boxes) -> None:
    words = [(150 + 35 * at, 390, 180 + 35 * at, 420) for at in range(8)]
    ink = ink_of(boxed(table(paper()), *bars, *words), DPI)
    lines = lines_of(list(regions_of(ink, *rulings_of(ink, DPI), DPI)), POINT)
    assert len(lines) == 2


@pytest.mark.parametrize(
    ("bars", "is_sign"),
    [
        pytest.param([(0, 0, 20, 3), (0, 9, 20, 12)], True, id="="),
        pytest.param([(6, 0, 22, 3), (0, 22, 30, 25)], False, id="二"),
        pytest.param([(0, 0, 20, 3), (2, 9, 18, 12), (0, 18, 20, 21)], False, id="三"),
        pytest.param([(0, 0, 20, 3)], False, id="一"),
        pytest.param([(0, 0, 12, 8), (0, 16, 12, 24)], False, id="two dots"),
    ],
)
def test_an_equals_sign_is_two_bars_of_one_length(bars: Boxes, is_sign: bool) -> None:  # noqa: FBT001 - a parameter of the table
    wide, high = max(one[2] for one in bars), max(one[3] for one in bars)
    ink = (boxed(paper(wide, high), *bars) < 100).astype(np.uint8) * 255
    assert is_equals(ink) is is_sign


@pytest.mark.parametrize(
    ("dot", "ends"),
    [
        pytest.param((0, 24, 4, 28), (True, False), id="before"),
        pytest.param((54, 24, 58, 28), (False, True), id="after"),
        pytest.param((0, 27, 4, 28), (False, False), id="a scratch"),
        pytest.param((0, 4, 8, 28), (False, False), id="a stroke"),
    ],
)
def test_a_dot_at_an_end_of_a_line_is_seen(
    dot: tuple[int, int, int, int], ends: tuple[bool, bool]
) -> None:
    line = boxed(paper(60, 30), (12, 2, 50, 28), dot) < 100
    assert has_dot_at_end(line.astype(np.uint8) * 255, 28.0) == ends


def test_a_stamp_is_taken_out_and_the_letters_under_it_stay() -> None:
    page = cv2.cvtColor(boxed(paper(), (500, 400, 700, 430)), cv2.COLOR_GRAY2BGR)
    ring = page.copy()
    cv2.circle(ring, (600, 415), 160, (50, 40, 215), 12)
    cv2.circle(ring, (600, 415), 30, (50, 40, 215), -1)
    grey, boxes = without_stamps(np.minimum(page, ring), DPI)
    assert len(boxes) == 1
    plain = ink_of(cv2.cvtColor(page, cv2.COLOR_BGR2GRAY), DPI)
    assert np.count_nonzero(ink_of(grey, DPI) != plain) < 20


def test_coloured_letters_are_no_stamp() -> None:
    page = cv2.cvtColor(paper(), cv2.COLOR_GRAY2BGR)
    page[400:440, 200:900] = (50, 40, 215)
    grey, boxes = without_stamps(page, DPI)
    assert not boxes
    assert ink_of(grey, DPI)[400:440].any()


def test_dirt_goes_and_stops_stay() -> None:
    word, stop, colon = (200, 200, 230, 230), (233, 226, 236, 229), (240, 205, 243, 208)
    dirt = [(600, 300, 603, 303), (400, 700, 403, 702)]
    grey = boxed(paper(), word, stop, colon, *dirt)
    clean, ink = without_dirt(grey, ink_of(grey, DPI), DPI)
    for left, top, right, bottom in (word, stop, colon):
        assert ink[top:bottom, left:right].all()
    for left, top, right, bottom in dirt:
        assert not ink[top:bottom, left:right].any()
        assert clean[top:bottom, left:right].min() > 200


def test_lines_that_touch_are_parted_and_a_large_line_is_not() -> None:
    small = [(150 + 35 * at, 190, 180 + 35 * at, 220) for at in range(12)]
    touching = [(left, top + 29, right, bottom + 32) for left, top, right, bottom in small]
    thin = [(155, 219, 158, 222)]
    title = [(300 + 70 * at, 20, 362 + 70 * at, 82) for at in range(9)]
    picture = boxed(table(paper()), *small, *title)
    for left, top, right, bottom in touching:
        picture[top + 4 : bottom, left:right] = 10
    ink = ink_of(boxed(picture, *thin), DPI)
    lines = lines_of(list(regions_of(ink, *rulings_of(ink, DPI), DPI)), POINT)
    tops = sorted((one.top, round(one.letter, -1)) for one in lines)
    assert [letter for _, letter in tops] == [60, 30, 30]


def test_a_row_of_bold_letters_that_touch_is_no_ruling() -> None:
    bold = [(150, 205, 330, 212), *((150 + 20 * at, 192, 160 + 20 * at, 226) for at in range(9))]
    level, _ = rulings_of(ink_of(boxed(table(paper()), *bold), DPI), DPI)
    assert [round(one.position, -1) for one in sorted(level)] == [100, 300, 500, 700]
