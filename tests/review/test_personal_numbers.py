import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jixiao.notation.plan_text import read_plan_text
from jixiao.review.personal_numbers import (
    covered_text,
    is_card_number,
    is_identity_number,
    personal_numbers,
)
from jixiao.review.reviewing import review

IDENTITY = "11010519491231002X"
FACTORS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        pytest.param(f"证号{IDENTITY}", ["身份证号"], id="identity number"),
        pytest.param("证号 110105 19491231 002x", ["身份证号"], id="blanks and small x"),
        pytest.param("证号110105194912310021", [], id="wrong check digit"),
        pytest.param("证号110105194902310020", [], id="no day of the calendar"),
        pytest.param("电话13800138000", ["手机号"], id="mobile"),
        pytest.param("电话138-0013-8000", ["手机号"], id="mobile with dashes"),
        pytest.param("电话0951-6012345", [], id="office telephone"),
        pytest.param("卡号6222 0212 3456 7890 128", ["银行卡号"], id="card"),
        pytest.param("卡号6222021234567890123", [], id="wrong Luhn digit"),
        pytest.param("编码13030624P00582510178X", [], id="project code"),
        pytest.param("编码63012300024T000000213", [], id="project code of Qinghai"),
        pytest.param("预算138001380000.00元", [], id="money"),
        pytest.param(f"{IDENTITY}、13800138000", ["身份证号", "手机号"], id="two in one text"),
    ],
)
def test_numbers_of_persons_are_told_from_others(text: str, kinds: list[str]) -> None:
    assert [str(one.kind) for one in personal_numbers(text)] == kinds


@settings(deadline=None)
@given(
    st.integers(110_000, 659_999),
    st.dates(),
    st.integers(0, 999),
)
def test_exactly_one_check_digit_of_eleven_is_right(place: int, born: object, serial: int) -> None:
    text = str(born).replace("-", "")
    head = f"{place}{text}{serial:03}"
    right = [digit for digit in "0123456789X" if is_identity_number(head + digit)]
    assert len(right) == (1 if text[:2] in ("19", "20") else 0)


@settings(deadline=None)
@given(st.from_regex(r"62[0-9]{14,17}", fullmatch=True))
def test_one_digit_changed_is_no_card(digits: str) -> None:
    changed = digits[:-1] + str((int(digits[-1]) + 1) % 10)
    assert not (is_card_number(digits) and is_card_number(changed))


@settings(deadline=None)
@given(st.integers(0, 999), st.sampled_from(["name", "purpose", "department", "objectives"]))
def test_no_clear_number_stands_in_any_finding(serial: int, where: str) -> None:
    head = f"11010519491231{serial:03}"
    digits = next(head + one for one in "0123456789X" if is_identity_number(head + one))
    value = f"[救助{digits}]" if where == "objectives" else f"救助{digits}的xxwg"
    row = f"{{level2: 数量指标, name: 救助{digits}, target: 有, spans: {{target: {digits}}}}}"
    text = f"{where}: {value}\nindicators: [{row}]\nspans: {{{where}: {digits}}}"
    told = review([read_plan_text(text)], all_outcomes=True)
    assert "DIRTY_DATA_CONTAINS_PII" in {one.fault for one in told}
    assert any("救助110*************" in str(one.message) for one in told)
    assert all(digits not in repr(one) and digits not in str(one.message) for one in told)


def test_covering_leaves_other_text_and_numbers_as_they_stand() -> None:
    text = f"张某 {IDENTITY}，编码13030624P00582510178X，金额138001380000元"
    expected = "张某 110*************2X，编码13030624P00582510178X，金额138001380000元"
    assert covered_text(text) == expected
