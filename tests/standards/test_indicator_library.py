"""The indicators to choose from: sourced, measurable, and without a fault the rules would find."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from jixiao.flow import review
from jixiao.model.indicator import Indicator
from jixiao.model.plan import PerformancePlan, PlanDocument
from jixiao.standards.indicator_classes import Tree, level1_of
from jixiao.standards.indicator_library import (
    COMMON,
    LibraryIndicator,
    find_indicators,
    library_indicator,
    library_indicators,
    sectors,
)
from jixiao.standards.policy import clause
from jixiao.wording.targets import parse_target
from jixiao.wording.units import parse_unit

DAY = date(2026, 6, 1)
OF_THE_ROW = ("JX-R", "JX-N", "JX-C012", "JX-C014", "JX-C027", "JX-C033")
"""Rules that speak of a row's name, class and unit."""
OF_THE_WHOLE = {
    "JX-R026",
    "JX-R047",
    "JX-R066",
    "JX-N048",
    "JX-N046",
    "JX-N051",
    "JX-N039",
    "JX-N055",
}
"""Rules that ask for what stands beside the row."""


def test_ids_are_used_once_and_sources_are_clauses() -> None:
    found = library_indicators()
    assert len({one.id for one in found}) == len(found) > 60
    assert len({(one.sector, one.level2, one.name) for one in found}) == len(found)
    for one in found:
        assert clause(one.source).clause_id == one.source
        assert one.about
        assert one.about_en
        assert not one.unit or parse_unit(one.unit) is not None, one.unit
    assert sectors() == ("社会保险", "就业创业", "劳动关系")


@pytest.mark.parametrize("one", library_indicators(), ids=lambda one: one.id)
def test_an_indicator_filled_in_has_no_fault_of_its_own(one: LibraryIndicator) -> None:
    number = {"%": "92", "": "2026年10月31日前"}.get(one.unit, "24")
    if one.operator == "≤" or one.name.endswith("下降率"):
        number = "5"
    row = Indicator(
        level1=one.level1(Tree.OF_2021),
        level2=one.level2.name,
        name=one.name,
        target=parse_target(f"{one.operator}{number}{one.unit}"),
    )
    plan = PerformancePlan(1, name=f"{one.sector}{one.name}项目", year=2026, indicators=(row,))
    found = review([PlanDocument("甲", fiscal_year=2026, projects=(plan,))])
    told = [
        each
        for each in found
        if each.outcome == "found"
        and each.rule.startswith(OF_THE_ROW)
        and each.rule not in OF_THE_WHOLE
        and each.locus.indicators
    ]
    assert [(each.rule, each.message.render()) for each in told] == []


def test_level_1_follows_the_tree() -> None:
    cost = library_indicator("item-cost")
    assert cost is not None
    assert level1_of(cost.level1(Tree.OF_2021)) != level1_of(cost.level1(Tree.OF_2015))


def test_an_indicator_is_in_force_from_its_first_day() -> None:
    one = library_indicators()[0]
    assert one.in_force(one.start)
    assert not one.in_force(one.start - timedelta(days=1))
    assert library_indicator("nothing") is None


@pytest.mark.parametrize(
    ("words", "name"),
    [
        pytest.param("取暖费 人数", "企业退休人员取暖费发放人数", id="words of the name"),
        pytest.param("时效 社会保障卡", "社会保障卡按时制发率", id="a class and a word"),
        pytest.param(
            "元/人·月 基础养老金", "城乡居民基础养老金县级补助标准", id="a unit and a word"
        ),
        pytest.param("劳动关系 数量", "受理劳动监察案件数量", id="a sector and a class"),
    ],
)
def test_words_find_name_class_sector_and_unit(words: str, name: str) -> None:
    assert [one.name for one in find_indicators(words, DAY)] == [name]


def test_no_words_find_all_in_force_and_unknown_ones_none() -> None:
    assert len(find_indicators("", DAY)) == len(library_indicators())
    assert find_indicators("航天器", DAY) == []
    assert all(
        one.sector == COMMON for one in find_indicators("", date(2022, 1, 1)) if "101" in one.source
    )
    assert not find_indicators("见习", date(2022, 1, 1))
