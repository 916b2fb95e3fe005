"""What changed since an earlier plan: targets, wording, money, rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from jixiao.forms.typed_form import TypedForm, TypedRow, typed_of
from jixiao.notation.plan_text import read_plan_text
from jixiao.review.differing import Aspect, differences, year_pieces, years_before

if TYPE_CHECKING:
    from jixiao.model.message import Message

EARLIER = """
name: 2025年村级协办员补助
year: 2025
budget: {total: 6, fiscal: 6}
purpose: 2025年村级协办员补助
objectives: [发放村级协办员补助，稳定队伍。]
indicators:
  - 成本指标 / 经济成本指标 / 协办员补助标准 / 600元/人 / 20 / 县政府纪要
  - 产出指标 / 数量指标 / 2025年协办员补助人数 / 100人 / 20 / 花名册
  - 产出指标 / 质量指标 / 补助发放准确率 / ≥95% / 10 / 历史标准
  - 产出指标 / 时效指标 / 补助按时发放率 / ≥95% / 10 / 历史标准
  - 满意度指标 / 服务对象满意度指标 / 协办员满意度 / ≥90% / 10 / 调查
"""
NOW = """
name: 2026年村级协办员补助
year: 2026
budget: {total: 6.6, fiscal: 6.6}
purpose: 2026年村级协办员补助
objectives: [发放村级协办员补助，稳定队伍。]
indicators:
  - 产出指标 / 数量指标 / 2026年协办员补助人数 / 110人 / 20 / 花名册
  - 成本指标 / 经济成本指标 / 协办员补助标准 / 600元/人 / 20 / 县政府纪要
  - 产出指标 / 质量指标 / 补助发放准确率 / 不低于95% / 10 / 历史标准
  - 满意度指标 / 服务对象满意度指标 / 村级协办员满意度 / ≥92% / 12 / 调查
  - 效益指标 / 社会效益指标 / 协办员在岗率 / ≥98% / 10 / 花名册
"""


def typed(text: str) -> TypedForm:
    return typed_of(read_plan_text(text).projects[0])


def told(change: Message | None) -> str:
    return change.render() if change else ""


def test_each_row_finds_its_partner_and_says_what_changed() -> None:
    found = differences(typed(EARLIER), typed(NOW))
    pairs = {(pair.before or pair.now).cells["name"]: pair for pair in found.rows}
    assert not pairs["协办员补助标准"].differences
    assert found.kept == 1
    heads = {one.name: one for one in pairs["2025年协办员补助人数"].differences}
    assert heads["target"].aspect is Aspect.TARGET
    assert told(heads["target"].change) == "+10%"
    assert heads["name"].words == (("2025", "2026"),)
    (wording,) = pairs["补助发放准确率"].differences
    assert (wording.aspect, wording.before, wording.now) == (Aspect.WORDING, "≥95%", "不低于95%")
    near = {one.name: one for one in pairs["协办员满意度"].differences}
    assert told(near["target"].change) == "+2个百分点"
    assert near["weight"].aspect is Aspect.WEIGHT
    assert pairs["补助按时发放率"].now is None
    assert pairs["协办员在岗率"].before is None


def test_the_head_tells_money_and_wording_apart() -> None:
    head = {one.name: one for one in differences(typed(EARLIER), typed(NOW)).head}
    assert set(head) == {"name", "budget.total", "budget.fiscal", "purpose"}
    assert head["budget.total"].aspect is Aspect.MONEY
    assert told(head["budget.total"].change) == "+10%"


@pytest.mark.parametrize("text", [EARLIER, NOW])
def test_a_plan_does_not_differ_from_itself(text: str) -> None:
    found = differences(typed(text), typed(text))
    assert not found.head
    assert found.kept == len(found.rows)


def test_the_order_of_rows_makes_no_difference() -> None:
    now = typed(NOW)
    turned = TypedForm(now.fields, tuple(reversed(now.rows)))
    names = [
        {(pair.before and pair.before.id, pair.now and pair.now.id) for pair in each.rows}
        for each in (differences(typed(EARLIER), now), differences(typed(EARLIER), turned))
    ]
    assert names[0] == names[1]


def test_against_an_empty_draft_every_row_is_there_to_take() -> None:
    found = differences(typed(EARLIER), TypedForm({}, (TypedRow("n1"),)))
    assert [pair.now for pair in found.rows] == [None] * 5
    assert len(found.head) == 5


@pytest.mark.parametrize(
    ("text", "years"),
    [
        pytest.param("2025年村级协办员补助", ("2025",), id="a year before"),
        pytest.param("2025—2026年", ("2025",), id="of a span the first"),
        pytest.param("2026年10月31日前", (), id="the year itself"),
        pytest.param("财预〔2021〕101号", (), id="of a document number"),
        pytest.param("2018年、2021.1-2021.8", ("2018", "2021"), id="each once"),
        pytest.param("编号12025", (), id="part of a number"),
    ],
)
def test_years_before(text: str, years: tuple[str, ...]) -> None:
    assert years_before(text, 2026) == years


def test_pieces_are_the_text_with_its_years_told_apart() -> None:
    text = "2024年、2023年和2026年，2024年起"
    found = year_pieces(text, 2026)
    assert "".join(piece for piece, _ in found) == text
    assert [piece for piece, is_year in found if is_year] == ["2024", "2023", "2024"]
