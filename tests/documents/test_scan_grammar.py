"""What is put right after recognition, what is left alone, what is blank."""

from __future__ import annotations

from dataclasses import replace

import pytest

from jixiao.documents.scan import can_scan

if can_scan():
    from jixiao.documents.scan_grammar import put_right
    from jixiao.documents.scan_letters import Reading, as_wide
    from jixiao.documents.scan_lines import LineBox, Room
    from jixiao.documents.scan_model import Letter

pytestmark = pytest.mark.needs("scan")


def reading(
    text: str, *, row: int = 0, likely: float = 0.99, others: tuple[tuple[str, float], ...] = ()
) -> Reading:
    """A line in a cell of its own; `others` are what its first letter may be instead."""
    room = Room(100, 40 * row, 300, 40 * row + 40)
    line = LineBox(150, 40 * row + 5, 250, 40 * row + 35, 30.0, room, is_cell=True)
    letters = [Letter(char, likely, 0.5, ()) for char in text]
    letters[0] = letters[0]._replace(others=others)
    return Reading(tuple(letters), line)


@pytest.mark.parametrize(
    ("read", "right"),
    [
        pytest.param("1O0%", "100%", id="O in a number"),
        pytest.param("≥9口%", "≥90%", id="口 in a number"),
        pytest.param("2l人", "2l人", id="l before a word is left"),
        pytest.param("≥l2次", "≥12次", id="l after a sign"),
        pytest.param("二100%", "=100%", id="二 before a number"),
        pytest.param("二期工程", "二期工程", id="二 in words"),
        pytest.param("1月一12月", "1月—12月", id="一 from month to month"),
        pytest.param("一年期", "一年期", id="一 in words"),
        pytest.param("-2一", "-2—", id="一 beside the number of a page"),
        pytest.param("63012300024T000O", "63012300024T000O", id="a code keeps its letters"),
        pytest.param("名称.", "名称", id="dirt after a word"),
        pytest.param(".社会效益", "社会效益", id="dirt before a word"),
        pytest.param("=.", "=", id="dirt after a sign"),
        pytest.param("10.月底", "10月底", id="dirt between a number and its unit"),
        pytest.param("≤30·万元", "≤30万元", id="dirt in the middle of a line"),
        pytest.param("≥.95%", "≥95%", id="dirt behind a sign"),
        pytest.param("1.年内完成", "1.年内完成", id="the number of a sentence"),
        pytest.param("保障1.2.万元落实", "保障1.2万元落实", id="dirt behind a fraction of money"),
        pytest.param("1.1.人员经费", "1.1.人员经费", id="the number of a part"),
        pytest.param("6.月底", "6月底", id="dirt in a cell of a number and its unit"),
        pytest.param("6.月底前完成", "6.月底前完成", id="the number of a sentence on months"),
        pytest.param("2021.1一", "2021.1—", id="一 at the end of a line"),
        pytest.param("0101一一年期项目", "0101—一年期项目", id="一 behind a code"),
        pytest.param("2024一", "2024—", id="一 behind a year"),
        pytest.param("元/人.月", "元/人.月", id="a stop between units"),
        pytest.param("元/人·月", "元/人·月", id="a dot between units"),
        pytest.param("1.", "1.", id="a number of a list"),
        pytest.param("流动人口", "流动人口", id="口 that ends a word"),
        pytest.param("人口150人", "人口150人", id="口 in words"),
    ],
)
def test_numbers_are_made_of_digits(read: str, right: str) -> None:
    (found,) = put_right([reading(read)])
    assert found.text == right
    assert found.was == (None if read == right else read)


def test_the_2_of_more_than_two_hundred_per_cent_is_a_sign_where_it_may_be_one() -> None:
    (found,) = put_right([reading("295%", others=(("≥", 0.02),))])
    assert (found.text, found.was) == ("≥95%", "295%")
    (kept,) = put_right([reading("295%")])
    assert (kept.text, kept.was) == ("295%", None)


def test_a_doubtful_letter_is_read_as_a_word_of_its_column() -> None:
    column = [reading("≥", row=row) for row in range(4)]
    odd = reading("V", row=4, likely=0.7, others=(("≥", 0.04),))
    found = put_right([*column, odd])
    assert [one.text for one in found] == ["≥"] * 5
    assert found[-1].was == "V"


def test_a_sure_letter_stays_in_a_column_that_says_much() -> None:
    column = [reading(text, row=row) for row, text in enumerate("人次户台≥≥≥")]
    odd = reading("年", row=8, others=(("≥", 0.04),))
    assert put_right([*column, odd])[-1].text == "年"


def test_a_cell_in_which_a_line_cannot_be_read_is_blank() -> None:
    found = put_right([reading("效益", row=1), reading("瞖蘱", row=1, likely=0.2)])
    assert [(one.text, one.is_unreadable) for one in found] == [("", True)] * 2
    assert put_right([reading("效益", row=1)])[0].text == "效益"


def test_ink_without_a_letter_is_told_and_blanks_no_words_beside_it() -> None:
    tick = replace(reading("√"), letters=())
    found = put_right([reading("效益"), tick])
    assert [(one.text, one.is_unreadable) for one in found] == [("效益", False), ("", True)]


def test_a_small_ring_at_the_end_is_a_stop_where_it_may_be_one() -> None:
    line = reading("逐年提升口")
    letters = (*line.letters[:-1], line.letters[-1]._replace(others=(("。", 0.01),)))
    (found,) = put_right([replace(line, letters=letters)])
    assert (found.text, found.was) == ("逐年提升。", "逐年提升口")


def test_a_sign_of_its_own_is_not_made_its_columns_word() -> None:
    column = [reading("≥", row=row) for row in range(9)]
    odd = reading("≤", row=9, likely=0.7, others=(("≥", 0.2),))
    assert put_right([*column, odd])[-1].text == "≤"


def test_a_column_of_signs_holds_nothing_else() -> None:
    signs = [reading("=", row=row) for row in range(4)]
    odd = [reading("N", row=row, likely=0.4, others=(("≥", 0.2),)) for row in range(4, 7)]
    found = put_right([*signs, *odd])
    assert [one.text for one in found[4:]] == ["≥"] * 3
    assert all(one.was == "N" and one.least < 0.9 for one in found[4:])


def test_what_a_column_never_says_takes_nothing_from_its_words() -> None:
    column = [reading("=", row=row) for row in range(4)]
    (*_, found) = put_right([*column, reading("=", row=4, likely=0.6, others=(("二", 0.39),))])
    assert found.least > 0.95


def mark(text: str, *, top: int, likely: float, others: tuple[tuple[str, float], ...]) -> Reading:
    """A mark a fifth as large as a letter, at the left of the first row's cell."""
    line = reading(text, likely=likely, others=others)
    small = line.line._replace(left=150, right=157, top=top, bottom=top + 7)
    return replace(line, line=small)


def test_a_stop_that_wrapped_is_a_stop_and_other_marks_are_dirt() -> None:
    text = reading("逐年提升")
    stop = mark("口", top=50, likely=0.4, others=(("。", 0.2),))
    found = put_right([text, stop])
    assert [one.text for one in found] == ["逐年提升", "。"]
    assert found[1].was == "口"
    assert [(one.text, one.is_unreadable) for one in put_right([stop])] == [("", True)]
    assert put_right([text, mark("à", top=50, likely=0.4, others=())]) == [text]


def test_a_dash_fills_a_cell_and_is_dirt_beside_words() -> None:
    dash = mark("-", top=2, likely=0.7, others=())
    assert [one.text for one in put_right([dash])] == ["-"]
    assert [one.text for one in put_right([reading("绩效"), dash])] == ["绩效"]


def test_a_mark_below_a_full_line_is_a_doubtful_stop_whatever_it_is_read_as() -> None:
    full = reading("逐年提升")
    full = replace(full, line=full.line._replace(right=290))
    found = put_right([full, mark("”", top=50, likely=0.2, others=(("’", 0.1),))])
    assert [one.text for one in found] == ["逐年提升", "。"]
    assert found[1].was == "”"
    assert found[1].least < 0.9


@pytest.mark.parametrize(
    ("read", "right"),
    [
        pytest.param("预算数(万元）", "预算数（万元）", id="brackets in Chinese"),
        pytest.param("预算数（万元)", "预算数（万元）", id="the other one"),
        pytest.param("1，234．5", "1,234.5", id="figures"),
        pytest.param("支出1,234元,其中:", "支出1,234元，其中：", id="a sentence"),
        pytest.param("≥95％", "≥95%", id="per cent"),
    ],
)
def test_a_text_is_as_wide_on_all_pages(read: str, right: str) -> None:
    assert as_wide(read) == right


def test_a_word_of_its_column_is_kept_however_faint() -> None:
    column = [reading("≥", row=row) for row in range(4)]
    faint = put_right([*column, reading("≥", row=4, likely=0.3)])[-1]
    assert (faint.text, faint.is_unreadable, faint.least) == ("≥", False, 0.5)
