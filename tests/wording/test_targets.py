"""Targets as officials write them: split, understood, rendered."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jixiao.model.quantity import Comparison, Quantity, QuantityKind
from jixiao.standards.units import unit_table
from jixiao.wording.targets import doubts_of, parse_target, render_target, trailing_target

AT_LEAST, AT_MOST, EQUAL = Comparison.AT_LEAST, Comparison.AT_MOST, Comparison.EQUAL


@pytest.mark.parametrize(
    ("text", "operator", "value", "unit"),
    [
        pytest.param("≥95%", "≥", "95", "%", id="plain"),
        pytest.param("≧95百分比", "≥", "95", "百分比", id="unit in words stays"),
        pytest.param("不低于95％", "≥", "95", "%", id="operator in words, full width"),
        pytest.param("4670 人", None, "4670", "人", id="bare number"),
        pytest.param("3.43亿元", None, "3.43", "亿元", id="hundred millions"),
        pytest.param("≤666.67元", "≤", "666.67", "元", id="decimals"),
        pytest.param("1月—12月", None, "1月—12月", None, id="period"),
        pytest.param("2024 年底前", None, "2024年底前", None, id="deadline"),
        pytest.param("12 月", None, "12月", None, id="a bare month is a date"),
        pytest.param("12个月", None, "12", "个月", id="months as duration"),
        pytest.param("每人5000元", None, "5000", "元", id="per person"),
        pytest.param("单位实际缴费的50%", None, "单位实际缴费的50%", None, id="policy text"),
        pytest.param(
            "每人每月最高不超过当地最低工资标准或每人每月500元",
            None,
            "每人每月最高不超过当地最低工资标准或每人每月500元",
            None,
            id="policy of two rules",
        ),
        pytest.param("50%", None, "50", "%", id="bare ratio"),
        pytest.param("95%(计划标准)", None, "95", "%", id="remark"),
        pytest.param("3次/年", None, "3", "次/年", id="frequency"),
        pytest.param("约2.3万人次", None, "2.3", "万人次", id="about"),
        pytest.param("有效解决", "qualitative", "有效解决", None, id="words"),
        pytest.param("有", "qualitative", "有", None, id="one word"),
        pytest.param("定性 长期", "qualitative", "长期", None, id="said to be qualitative"),
        pytest.param(") 95%", None, "95", "%", id="stray bracket"),
        pytest.param("小于等于预算批复金额", "≤", "预算批复金额", None, id="cap in words"),
        pytest.param(
            "最低工资标准的70%", None, "最低工资标准的70%", None, id="最低 is no operator"
        ),
        pytest.param("最低5个", "≥", "5", "个", id="最低 before a number"),
        pytest.param("1,200元", None, "1200", "元", id="thousands separator"),
        pytest.param("=100%", "=", "100", "%", id="equal"),
        pytest.param("100", None, "100", None, id="no unit"),
        pytest.param("95-98%", None, "95-98", "%", id="range"),
        pytest.param("2次以上", "≥", "2", "次", id="suffix"),
        pytest.param("5个工作日内", "≤", "5", "个工作日", id="within"),
        pytest.param("300人、40人", None, "300人、40人", None, id="pair is no quantity"),
        pytest.param(">=15平方米", "≥", "15", "平方米", id="two signs"),
        pytest.param("<=300元/户", "≤", "300", "元/户", id="rate"),
        pytest.param("12月底到位", None, "12月底到位", None, id="date with a word behind"),
        pytest.param("≥95%以上", "≥", "95", "%", id="said twice"),
        pytest.param("达到95%以上", "≥", "95", "%", id="words around"),
        pytest.param("百分之九十五", None, "95", "%", id="percent in words"),
        pytest.param("一百二十户", None, "120", "户", id="Chinese numerals"),
        pytest.param("一次性", "qualitative", "一次性", None, id="numeral inside a word"),
        pytest.param("国内一流", "qualitative", "国内一流", None, id="numeral in a grade"),
        pytest.param("$\\geq 98\\%$", "≥", "98", "%", id="LaTeX left over"),
        pytest.param("120台（套）", None, "120", "台（套）", id="brackets of the unit"),
        pytest.param("≥90%（优良）", "≥", "90", "%", id="brackets of a remark"),
        pytest.param("运行天数=240天", "=", "240", "天", id="name before the sign"),
        pytest.param("覆盖3个乡镇", None, "覆盖3个乡镇", None, id="sentence with a number"),
        pytest.param("≥", "≥", None, None, id="operator alone"),
        pytest.param("—", None, None, None, id="dash is blank"),
        pytest.param("每季度", None, "每季度", None, id="cycle"),
    ],
)
def test_split(text: str, operator: str | None, value: str | None, unit: str | None) -> None:
    target = parse_target(text)
    assert (target.operator, target.value, target.unit) == (operator, value, unit)


@pytest.mark.parametrize(
    ("cells", "text", "operator", "value", "unit"),
    [
        pytest.param(("=", "185", "元/人.月"), "=185元/人.月", "=", "185", "元/人.月", id="three"),
        pytest.param(("定性", "长期", ""), "定性长期", "qualitative", "长期", None, id="words"),
        pytest.param(("≥", "12", "月"), "≥12月", "≥", "12", "月", id="a month is a duration here"),
        pytest.param((None, "≥95%", "%"), "≥95%", "≥", "95", "%", id="unit printed twice"),
        pytest.param(("≥", "≥95", "%"), "≥95%", "≥", "95", "%", id="operator printed twice"),
        pytest.param(
            ("", "有效提升", "/"), "有效提升/", "qualitative", "有效提升", None, id="no unit"
        ),
        pytest.param(("正向", "≥85", "%"), "正向≥85%", "≥", "85", "%", id="direction column"),
        pytest.param(("≥", "", "人"), "≥人", "≥", None, "人", id="value blank"),
        pytest.param((None, None, None), None, None, None, None, id="nothing printed"),
    ],
)
def test_columns(
    cells: tuple[str | None, str | None, str | None],
    text: str | None,
    operator: str | None,
    value: str | None,
    unit: str | None,
) -> None:
    target = parse_target(cells[1], operator=cells[0], unit=cells[2])
    found = (target.text, target.operator, target.value, target.unit)
    assert found == (text, operator, value, unit)


@pytest.mark.parametrize(
    ("text", "kind", "value", "comparison", "dimension"),
    [
        pytest.param("≥95%", "ratio", Decimal("0.95"), AT_LEAST, "1", id="ratio"),
        pytest.param("100 百分比", "ratio", Decimal(1), None, "1", id="bare ratio"),
        pytest.param("3.43亿元", "amount", Decimal(343_000_000), None, "元", id="yuan"),
        pytest.param("=300人/元/月", "rate", Decimal(300), EQUAL, "元/(人·月)", id="their mistake"),
        pytest.param("每人5000元", "rate", Decimal(5000), None, "元/人", id="per person"),
        pytest.param("约2.3万人次", "count", Decimal(23_000), None, "人次", id="scaled"),
        pytest.param("≤12 个月", "duration", Decimal(12), AT_MOST, "月", id="duration"),
        pytest.param("1—12月", "period", ("--01", "--12"), None, None, id="months"),
        pytest.param("2024年底前", "date", "2024-12-31", AT_MOST, None, id="deadline"),
        pytest.param(
            "95%-98%",
            "range",
            (Decimal("0.95"), Decimal("0.98")),
            Comparison.BETWEEN,
            "1",
            id="range",
        ),
        pytest.param("≤预算批复金额", "text", "预算批复金额", AT_MOST, None, id="words under ≤"),
        pytest.param("长期", "grade", "长期", None, None, id="grade"),
    ],
)
def test_understood(
    text: str,
    kind: str,
    value: object,
    comparison: Comparison | None,
    dimension: str | None,
) -> None:
    quantity = parse_target(text).quantity
    assert quantity is not None
    found = (quantity.kind, quantity.value, quantity.comparison, quantity.dimension)
    assert found == (QuantityKind(kind), value, comparison, dimension)


@pytest.mark.parametrize(
    "text", ["≥**人", "2024", "2024.12", "≥5甲乙丙", "500元（每人）", "", None]
)
def test_what_is_not_understood_has_no_quantity(text: str | None) -> None:
    assert parse_target(text).quantity is None


@given(
    operator=st.sampled_from(["", "≥", "≤", "=", ">", "<", "不低于", "≧", ">="]),
    number=st.decimals(0, 10**7, places=2, allow_nan=False, allow_infinity=False),
    unit=st.sampled_from(sorted(set(unit_table()) - {"月", "年", "日", "年度", "度电", "百分之"})),
    below=st.sampled_from(["", "/人", "/月", "/人·月"]),
)
def test_rendering_gives_the_same_quantity(
    operator: str, number: Decimal, unit: str, below: str
) -> None:
    target = parse_target(f"{operator}{number}{unit}{below}")
    again = parse_target(render_target(target))
    assert target.value == str(number)
    assert again.quantity == target.quantity


@given(st.text(alphabet="≥≤=每人月年底前1294.,%万元以上的或（）()约-—$/ 定性长期", max_size=14))
def test_any_text_parses_and_renders_to_its_quantity(text: str) -> None:
    target = parse_target(text)
    assert parse_target(render_target(target)).quantity == target.quantity


@pytest.mark.parametrize(
    ("text", "word"),
    [
        pytest.param("=300人/元/月", "元/(人·月)", id="unit turned round"),
        pytest.param(")95%", "括号", id="stray bracket"),
        pytest.param("≥95%以上", "两遍", id="operator twice"),
        pytest.param("≥5甲乙", "单位表", id="unknown unit"),
    ],
)
def test_doubts(text: str, word: str) -> None:
    assert any(word in str(doubt) for doubt in doubts_of(parse_target(text)))


@pytest.mark.parametrize("text", ["≥95%", "有效解决", "1月—12月", "≤30万", "每人5000元", None])
def test_plain_targets_raise_no_doubt(text: str | None) -> None:
    assert doubts_of(parse_target(text)) == ()


def test_name_and_target_in_one_cell_come_apart() -> None:
    assert trailing_target("单位覆盖率，调查达到 ≥98%") == ("单位覆盖率，调查达到", "≥98%")
    assert trailing_target("≥98%") is None


def test_a_sign_in_the_operator_column_wins() -> None:
    quantity = parse_target("12", operator="不少于", unit="次").quantity
    assert quantity == Quantity(QuantityKind.COUNT, Decimal(12), AT_LEAST, "次")
