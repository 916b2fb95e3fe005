"""Spaces, numbering, numerals, amounts, dates, units and operators."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jixiao.model.amount import YUAN_PER_UNIT, Amount
from jixiao.wording.amounts import parse_amount, render_amount, unit_of_money
from jixiao.wording.dates import parse_date, render_date
from jixiao.wording.numbering import split_numbered, without_numbering
from jixiao.wording.numerals import parse_number
from jixiao.wording.operators import operator_of
from jixiao.wording.spaces import without_layout_spaces
from jixiao.wording.units import parse_unit


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        pytest.param(
            "63012300 024T0000 00213-业 务经费", "63012300024T000000213-业务经费", id="code"
        ),
        pytest.param("保障 6.64 万元", "保障6.64万元", id="around figures"),
        pytest.param("手机 My  APP 推广", "手机My APP推广", id="Latin words keep one"),
        pytest.param("可持续影\n响　指标", "可持续影响指标", id="line break, full-width space"),
        pytest.param("工作, 保障", "工作,保障", id="after punctuation"),
    ],
)
def test_layout_spaces(printed: str, expected: str) -> None:
    assert without_layout_spaces(printed) == expected


@given(st.text(alphabet="甲乙1 AB\n　.", max_size=20))
def test_removing_layout_spaces_twice_changes_nothing(text: str) -> None:
    once = without_layout_spaces(text)
    assert without_layout_spaces(once) == once


@pytest.mark.parametrize(
    ("text", "items"),
    [
        pytest.param("1. 甲。 2. 乙。", ("甲。", "乙。"), id="arabic"),
        pytest.param("3. 甲。 4. 乙。 3. 丙。", ("甲。", "乙。", "丙。"), id="wrong numbers"),
        pytest.param("1.甲 2.保障 6.64 万元到位", ("甲", "保障6.64万元到位"), id="decimals"),
        pytest.param("1.甲2.保障6.64万元3.丙", ("甲", "保障6.64万元", "丙"), id="run together"),
        pytest.param("1.1、甲 2.2、乙", ("甲", "乙"), id="numbered twice"),
        pytest.param("（一）甲。1.子项（二）乙", ("甲。1.子项", "乙"), id="outer level only"),
        pytest.param("①甲②乙", ("甲", "乙"), id="circled"),
        pytest.param("目标1：甲\n目标2：乙", ("甲", "乙"), id="named"),
        pytest.param("2024年完成1、2号楼", ("2024年完成1、2号楼",), id="figures are no numbers"),
        pytest.param("做实2018年、2021.1-8", ("做实2018年、2021.1-8",), id="dates"),
        pytest.param("1. 2024年底完成。2. 100%到位", ("2024年底完成。", "100%到位"), id="years"),
        pytest.param("单项目标。", ("单项目标。",), id="no numbering"),
        pytest.param(" ", (), id="blank"),
    ],
)
def test_split_numbered(text: str, items: tuple[str, ...]) -> None:
    assert split_numbered(text) == items


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("14.2023 年补助", "2023年补助"),
        ("（一）绩效目标：甲", "绩效目标：甲"),
        ("3.5万元", "3.5万元"),
        ("一次性补助", "一次性补助"),
    ],
)
def test_without_numbering(text: str, expected: str) -> None:
    assert without_numbering(text) == expected


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("1,200", 1200),
        ("１２．５", "12.5"),
        ("一百二十", 120),
        ("两千", 2000),
        ("十二万", 120_000),
        ("一千零五", 1005),
        ("三亿二千万", 320_000_000),
        ("4.5万", 45_000),
        ("5,135.98", "5135.98"),
        ("一致", None),
        ("12人", None),
        ("", None),
    ],
)
def test_numbers(text: str, number: int | str | None) -> None:
    assert parse_number(text) == (None if number is None else Decimal(number))


@pytest.mark.parametrize(
    ("text", "number", "unit"),
    [
        ("120万元", "120", "万元"),
        ("5,135.98", "5135.98", "万元"),
        ("3.43 亿元", "3.43", "亿元"),
        ("￥150000元", "150000", "元"),
        ("120万", "120", "万元"),
        ("3.50", "3.50", "万元"),
    ],
)
def test_amounts(text: str, number: str, unit: str) -> None:
    amount = parse_amount(text)
    assert amount is not None
    assert (str(amount.number), amount.unit) == (number, unit)


@pytest.mark.parametrize("text", ["", "若干", "3人", "1.2.3元", "-"])
def test_other_texts_are_no_amounts(text: str) -> None:
    assert parse_amount(text) is None


@given(
    st.decimals(0, 10**9, places=2, allow_nan=False, allow_infinity=False),
    st.sampled_from(sorted(YUAN_PER_UNIT)),
)
def test_amounts_render_and_parse(number: Decimal, unit: str) -> None:
    amount = Amount(number, unit)
    again = parse_amount(render_amount(amount))
    assert again is not None
    assert (again.number, again.unit) == (number, unit)


def test_a_label_names_its_unit_of_money() -> None:
    assert unit_of_money("预算数 （万元）") == "万元"
    assert unit_of_money("金额单位：元") == "元"
    assert unit_of_money("项目名称") is None


DATES = [
    ("2024年底前", "2024-12-31"),
    ("2024年12月31日前", "2024-12-31"),
    ("12月底", "--12-31"),
    ("2月底", "--02-29"),
    ("2023年2月底前完成", "2023-02-28"),
    ("2024-06-30", "2024-06-30"),
    ("2024年6月", "2024-06"),
    ("每月15日前", "---15"),
    ("1月—12月", ("--01", "--12")),
    ("1-12月", ("--01", "--12")),
    ("2024年1月-12月", ("2024-01", "2024-12")),
    ("2024.1-2024.12", ("2024-01", "2024-12")),
    ("2021.1-8", ("2021-01", "2021-08")),
    ("2023年12月—2024年11月", ("2023-12", "2024-11")),
    ("全年", ("--01", "--12")),
    ("2024年度", ("2024-01", "2024-12")),
    ("第三季度", ("--07", "--09")),
    ("上半年", ("--01", "--06")),
]


@pytest.mark.parametrize(("text", "value"), DATES)
def test_dates(text: str, value: str | tuple[str, str]) -> None:
    quantity = parse_date(text)
    assert quantity is not None
    assert quantity.value == value
    assert parse_date(render_date(quantity)) == quantity


@pytest.mark.parametrize(
    "text", ["13月", "2月30日", "95-98%", "2024.12", "12个月", "按月发放", "5天"]
)
def test_other_texts_are_no_dates(text: str) -> None:
    assert parse_date(text) is None


@pytest.mark.parametrize(
    ("text", "meaning"),
    [
        ("元/人·月", "元/(人·月)"),
        ("元/人.月", "元/(人·月)"),
        ("元/人/月", "元/(人·月)"),
        ("元/(人·月)", "元/(人·月)"),
        ("元每人每月", "元/(人·月)"),
        ("元/人月", "元/(人·月)"),
        ("人/元/月", "元/(人·月)"),
        ("万人次", "人次"),
        ("％", "1"),
        ("次/年", "次/年"),
        ("台/套", "台套"),
        ("个标识牌", "个"),
    ],
)
def test_units(text: str, meaning: str) -> None:
    assert str(parse_unit(text)) == meaning


def test_only_the_turned_unit_is_doubted() -> None:
    turned, right = parse_unit("人/元/月"), parse_unit("元/人/月")
    assert turned is not None
    assert right is not None
    assert len(turned.doubts) == 1
    assert right.doubts == ()


def test_persons_visits_and_households_differ() -> None:
    assert len({str(parse_unit(unit)) for unit in ("人", "人次", "户")}) == 3


@pytest.mark.parametrize("text", ["甲乙丙", "人/次", "", "元/甲", "/"])
def test_unknown_units(text: str) -> None:
    assert parse_unit(text) is None


@pytest.mark.parametrize(
    ("text", "operator"),
    [
        *[(way, "≥") for way in ("≥", "≧", ">=", "＞＝", "大于等于", "不低于", "至少", "以上")],
        *[(way, "≤") for way in ("≤", "≦", "<=", "小于等于", "不超过", "以内")],
        *[(way, "=") for way in ("=", "＝", "═", "等于")],
        (">", ">"),
        ("高于", ">"),
        ("低于", "<"),
        ("定性", "qualitative"),
        ("定量", None),
        ("正向", None),
        ("≥95%", None),
    ],
)
def test_operators(text: str, operator: str | None) -> None:
    assert operator_of(text) == operator
