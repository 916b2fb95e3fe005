"""A metric is held against a target of its own measure, and asked with filters that can be met."""

from __future__ import annotations

import pytest

from jixiao.measurement.binding import suggestions
from jixiao.measurement.filter_values import refuse_filters
from jixiao.measurement.fitting import UnfitBinding, fits, refuse_unfit
from jixiao.measurement.ledger import ledger_named
from jixiao.measurement.metric import UnknownFilter
from jixiao.model.binding import Binding, Evidence
from jixiao.model.message import message
from jixiao.notation.plan_text import read_plan_text
from jixiao.wording.targets import parse_target


@pytest.mark.parametrize(
    ("unit", "target", "can"),
    [
        pytest.param("%", "≥95%", True, id="a share against a share"),
        pytest.param("%", "2026年8月31日前", False, id="a share tells no day"),
        pytest.param("%", "1月—12月", False, id="nor a span of months"),
        pytest.param("%", "每月1次", False, id="nor how often"),
        pytest.param("%", "≤12个月", False, id="nor how long"),
        pytest.param("%", "≥860盏", False, id="nor how many"),
        pytest.param("%", "明显提高", True, id="words are held against by people"),
        pytest.param("元", "≤129万元", True, id="money in whatever unit"),
        pytest.param("元", "≥95%", False, id="money is no share"),
        pytest.param("元", "185元/人·月", False, id="a sum is no standard"),
        pytest.param("元/人·月", "185元/人·月", True, id="a standard"),
        pytest.param("元/人", "1300元/人·年", True, id="by head, over the year"),
        pytest.param("元/人", "1300元/人·月", False, id="by head, but not by the month"),
        pytest.param("元/人", "≤666.67元", True, id="by head, printed as money"),
        pytest.param("人", "≥140人", True, id="persons"),
        pytest.param("人", "≥140户", False, id="persons are no households"),
        pytest.param("次", "每月1次", True, id="so many a month, over the year"),
        pytest.param("月", "≤1年", True, id="months as a year"),
        pytest.param("月", "1月—12月", True, id="months of a span"),
        pytest.param("月", "2026年12月31日前", False, id="months are no day"),
    ],
)
def test_what_can_be_held_against_what(unit: str, target: str, *, can: bool) -> None:
    assert fits(unit, parse_target(target).quantity) is can


PLAN = """
name: 养老金发放
code: 53082500026T000000901
year: 2026
budget: {total: 2, fiscal: 2, other: 0}
indicators:
  - 产出指标 / 时效指标 / 养老金按时发放 / 2026年12月31日前 / 10 / 发放台账
  - 产出指标 / 时效指标 / 养老金按时发放率 / =100% / 10 / 发放台账
"""


def test_no_share_is_suggested_for_a_day_nor_taken_from_a_file() -> None:
    (plan,) = read_plan_text(PLAN).projects
    day, share = suggestions(plan, 2026)
    assert (share.evidence, share.metric) == (Evidence.RECORDS, "paid_on_time_rate")
    assert day.evidence is Evidence.NONE
    assert "目标值“2026年12月31日前”是日期，“按时发放率”得出的是比率" in str(day.reason)
    refuse_unfit(share, plan.indicators[1])
    with pytest.raises(UnfitBinding, match="单位或种类不同，不能换算"):
        refuse_unfit(share, plan.indicators[0])
    nothing = Binding("p", 1, "n", Evidence.NONE, message("{reason}", reason="无"))
    refuse_unfit(nothing, plan.indicators[0])


@pytest.mark.parametrize(
    ("ledger", "filters", "why"),
    [
        ("payments", {"colour": ("red",)}, "没有可供筛选的列“colour”；可用的有：.*benefit"),
        ("payments", {"paid": ("185",)}, "没有可供筛选的列“paid”"),
        ("payments", {"benefit": ("养老金",)}, "没有值“养老金”；可用的有：resident_pension"),
        ("payments", {"level": ("village",)}, "没有值“village”；可用的有：central"),
        ("deaths", {"level": ("county",)}, "没有可供筛选的列“level”"),
        ("answers", {"question": ("一",)}, "应是整数"),
    ],
)
def test_filters_in_vain_are_told(
    ledger: str, filters: dict[str, tuple[str, ...]], why: str
) -> None:
    with pytest.raises(UnknownFilter, match=why):
        refuse_filters([ledger_named(ledger)], filters)


def test_filters_that_can_be_met_pass() -> None:
    met = {"benefit": ("heating", "other"), "level": ("county",), "group": ("村干部",)}
    refuse_filters([ledger_named("payments")], met)
    refuse_filters([ledger_named("answers")], {"question": ("1",)})
