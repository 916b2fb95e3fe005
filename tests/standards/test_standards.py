"""Reference data: policies, dated values, classes, weights, codes, units, terms."""

from datetime import date
from importlib.resources import files
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jixiao.model.errors import NoValueInForce, UnknownClause
from jixiao.model.indicator import Level1
from jixiao.standards.code_schemes import check_character, read_code
from jixiao.standards.dated import Dated, DatedValue
from jixiao.standards.indicator_classes import (
    Tree,
    level1_of,
    level2_as_printed,
    level2_classes,
    level2_of,
)
from jixiao.standards.policy import citation, clause, clauses, policies
from jixiao.standards.reading import table
from jixiao.standards.terms import term
from jixiao.standards.weights import weight_split, weight_splits

DAY = date(2024, 1, 1)


def test_every_value_names_a_clause_that_exists() -> None:
    sources = [table(f"{name}.toml")["source"] for name in ("units", "indicator_classes")]
    sources += [value.source for split in weight_splits().values() for value in split.values]
    codes = table("code_schemes.toml")
    sources += [row["source"] for row in codes["scheme"]] + [codes["check"]["source"]]
    for source in sources:
        assert clause(source).clause_id == source


def test_every_document_tells_how_well_it_is_known() -> None:
    assert {document.read for document in policies()} <= {
        "public",
        "memory",
        "calculated",
        "practice",
    }
    assert all(found.title and found.title_en and found.text_en for found in clauses().values())


def test_file_names_are_document_ids() -> None:
    folder = files("jixiao.standards").joinpath("policies")
    names = {Path(item.name).stem for item in folder.iterdir()}
    assert names == {document.document_id for document in policies()}


def test_unknown_clause_names_those_of_the_document() -> None:
    with pytest.raises(UnknownClause, match="caiyu-2021-101#weights"):
        clause("caiyu-2021-101#nothing")


def test_dated_value_holds_from_its_day() -> None:
    dated = Dated(
        "标准", (DatedValue(date(2020, 1, 1), 1, "a"), DatedValue(date(2022, 1, 1), 2, "b"))
    )
    assert [dated.on(day) for day in (date(2020, 1, 1), date(2021, 12, 31), DAY)] == [1, 1, 2]
    with pytest.raises(NoValueInForce, match=r"标准.*2019-12-31.*2020-01-01.*2022-01-01"):
        dated.on(date(2019, 12, 31))


def test_dates_must_rise() -> None:
    with pytest.raises(ValueError, match="must rise"):
        Dated("标准", (DatedValue(DAY, 1, "a"), DatedValue(DAY, 2, "b")))


@pytest.mark.parametrize("case", sorted(weight_splits()))
def test_every_split_gives_ninety_on_a_target_form(case: str) -> None:
    split = weight_splits()[case].on(DAY)
    assert sum(points for _, points in split.points) == split.target_sum == 90


def test_split_with_cost() -> None:
    split = weight_split(cost=True, satisfaction=True).on(DAY)
    assert [split.of(level) for level in Level1] == [20, 40, 20, 10]


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("产出指标", Level1.OUTPUT),
        ("项目完成指标", Level1.OUTPUT),
        ("效果 指标", Level1.OUTCOME),
        ("满意度指标（10分）", Level1.SATISFACTION),
        ("成本指标(0-20)分", Level1.COST),
        ("产出", Level1.OUTPUT),
        ("预算执行率", None),
        ("绩效指标", None),
        ("数量指标", None),
        ("", None),
    ],
)
def test_level1(text: str, level: Level1 | None) -> None:
    assert level1_of(text) == level


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("数量指标（必填硬性指标）", "quantity"),
        ("可持续影 响\n指标", "sustained"),
        ("社会公众或服务对象满意度指标", "satisfaction"),
        ("环境效益指标", "ecological"),
        ("经济成本", "economic_cost"),
        ("成本指标：", "cost"),
        ("产出指标", None),
        ("预算执行率", None),
    ],
)
def test_level2(text: str, kind: str | None) -> None:
    found = level2_of(text)
    assert (found.kind if found else None) == kind


def test_cost_moves_between_the_trees() -> None:
    cost = next(found for found in level2_classes() if found.kind == "cost")
    assert cost.home(Tree.OF_2015) is Level1.OUTPUT
    assert cost.home(Tree.OF_2021) is Level1.COST


def test_printed_level2_loses_its_remark() -> None:
    assert level2_as_printed("数量指标 (必填硬性指标)") == "数量指标"
    assert level2_as_printed("质量指标（50分）") == "质量指标"


def test_codes_of_both_schemes() -> None:
    six, nine = read_code("13030624P0058251017 8X"), read_code("63012300 024T0000 00213")
    assert six is not None
    assert nine is not None
    assert (six.division, six.year, six.letter, six.check_ok) == ("130306", 2024, "P", True)
    assert (nine.division, nine.year, nine.letter, nine.check_ok) == (
        "630123000",
        2024,
        "T",
        None,
    )


@pytest.mark.parametrize("text", ["", "13030624P00582510178", "ABC", "13030624p00582510178X"])
def test_other_texts_are_no_codes(text: str) -> None:
    assert read_code(text) is None


@given(st.integers(0, 19), st.sampled_from("0123456789"))
def test_one_wrong_digit_breaks_the_check(place: int, digit: str) -> None:
    right = "13030624P00582510178X"
    wrong = right[:place] + digit + right[place + 1 :]
    assert (check_character(wrong) == right[-1]) == (wrong == right)


def test_terms() -> None:
    assert term("绩效目标") == "objective"
    assert term("没有的词") == "没有的词"


def test_a_citation_names_document_clause_and_id_in_both_languages() -> None:
    assert citation("caiyu-2015-88#integrity") == (
        "财预〔2015〕88号 完整性：规范完整性（caiyu-2015-88#integrity）"
    )
    assert citation("caiyu-2015-88#integrity", english=True).startswith("财预〔2015〕88号, ")


def test_an_unknown_clause_is_cited_by_its_id() -> None:
    assert citation("no#such") == "no#such"
