"""Targets and actuals held together: brought to one measure, or told why they cannot be."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from jixiao.evaluation.scoring_plans import score_plan
from jixiao.model.indicator import Indicator
from jixiao.model.plan import PerformancePlan
from jixiao.model.score import IndicatorScore, Standing
from jixiao.standards.scoring import scoring_schemes
from jixiao.wording.targets import parse_target

DAY = date(2025, 12, 31)


def scored(target: str, actual: str, level2: str = "数量指标") -> IndicatorScore:
    level1 = "成本指标" if level2 == "经济成本指标" else "产出指标"
    row = Indicator(level1, level2, "指标", parse_target(target), actual=actual, weight=Decimal(10))
    plan = PerformancePlan(1, year=2025, indicators=(row,))
    return score_plan(plan, scoring_schemes()["national"].on(DAY), DAY).rows[0]


@pytest.mark.parametrize(
    ("target", "actual", "score"),
    [
        # 11 of 12 months: 11 / 12 × 10 = 9.1666… → 9.17
        pytest.param("每月1次", "11次", "9.17", id="counted over the year, due every month"),
        pytest.param("1次/月", "11次", "9.17", id="the same with a bar"),
        pytest.param("每月1次", "每月1次", "10.00", id="every month"),
        pytest.param("≥1次/月", "12次/年", "10.00", id="a year's against a month's"),
        pytest.param("12次/年", "1次/月", "10.00", id="a month's against a year's"),
        pytest.param("每季度1次", "3次", "7.50", id="three of four quarters"),
        pytest.param("每月1次", "全年1次", "0.83", id="once in the year is a twelfth"),
        # 3500 / 3600 × 10 = 9.7222… → 9.72
        pytest.param("≥300元/人·月", "3500元/人·年", "9.72", id="money a year for money a month"),
        pytest.param("≤24小时", "1天", "10.00", id="a day is 24 hours"),
        # 1 − (48 − 24) / 24 × … = 0
        pytest.param("≤24小时", "2天", "0.00", id="two days are twice that"),
        pytest.param("≤3年", "30个月", "10.00", id="months in years"),
        # 1 − (40 − 36) / 36 = 0.888… → 8.89
        pytest.param("≤3年", "40个月", "8.89", id="four months over three years"),
        pytest.param("≥100亩", "6.6公顷", "9.90", id="15亩 are a hectare"),
        pytest.param("≥0.9", "81%", "9.00", id="a ratio without a unit"),
        pytest.param("≥1000人", "实际完成900人", "9.00", id="words in front of the number"),
    ],
)
def test_units_a_fixed_factor_leads_between_are_converted(
    target: str, actual: str, score: str
) -> None:
    assert str(scored(target, actual).score) == score


@pytest.mark.parametrize(
    ("target", "actual", "score"),
    [
        pytest.param("每月15日前", "每月10日前", "10.00", id="a day of every month"),
        pytest.param("每月15日前", "每月20日", "0.00", id="late every month"),
        pytest.param("每月20日", "25日", "0.00", id="a bare day of every month"),
        pytest.param("2025年12月31日前", "尚未完成", "0.00", id="not done"),
        pytest.param("2025年12月31日前", "未按时完成", "0.00", id="not done in time"),
        pytest.param("2024年12月31日前", "45657", "10.00", id="a spreadsheet's number of the day"),
        pytest.param("2024年12月30日前", "45657", "0.00", id="the same a day late"),
        pytest.param("2025年12月底前", "2025.12", "10.00", id="a month with a point"),
        pytest.param("2025年12月30日前", "20251231", "0.00", id="eight figures"),
        pytest.param("2025年6月30日前", "2025年3-5月", "10.00", id="months that end in time"),
        pytest.param("2025年1-12月", "2025年1-12月", "10.00", id="the months that were due"),
    ],
)
def test_days_however_written(target: str, actual: str, score: str) -> None:
    assert str(scored(target, actual, "时效指标").score) == score


@pytest.mark.parametrize(
    ("target", "actual", "said"),
    [
        pytest.param(
            "12月31日前", "每月10日前", "是每月的一天，目标值“12月31日前”要求日期", id="every month"
        ),
        pytest.param("每月15日前", "12月10日", "要求每月的一天", id="one day for every month"),
        pytest.param("12月31日前", "按时完成", "请填写完成日期，写法如“12月31日”", id="in time"),
        pytest.param("2025年12月31日前", "2025年2月30日", "不是一个存在的日期", id="30 February"),
        pytest.param("2025年6月15日前", "2025年6月", "没有写到日", id="a month around the due day"),
        pytest.param(
            "2025年1-12月", "2025年1-11月", "也可能只做到这时", id="months that end early"
        ),
        pytest.param(
            "≤15个工作日", "3周", "是时长（周），", id="working days have no fixed length"
        ),
        pytest.param("≤30天", "1个月", "请按目标值的单位“天”填写", id="nor have months"),
        pytest.param("每月1次", "1次", "没有写周期", id="once a month or once a year"),
        pytest.param("≤100人", "-5人", "是负数，不能判断", id="below nought"),
        pytest.param("≥100人", "9" * 200 + "人", "位数过多", id="too many figures"),
    ],
)
def test_what_does_not_tell_stays_open_and_says_what_to_write(
    target: str, actual: str, said: str
) -> None:
    found = scored(target, actual)
    assert found.standing is Standing.OPEN
    assert said in str(found.arithmetic)


@pytest.mark.parametrize("actual", ["≥96%", "约96%", "96%左右", "近96%", "96%以上"])
def test_a_rough_actual_is_taken_at_its_number_and_said_to_be_rough(actual: str) -> None:
    found = scored("≥95%", actual)
    assert found.score == Decimal("10.00")
    assert f"“{actual}”不是确切数" in str(found.arithmetic)


@pytest.mark.parametrize("actual", ["96%", "=96%", "96%（比上年节约左右）", "达到96%"])
def test_an_exact_actual_is_not_called_rough(actual: str) -> None:
    found = scored("≥95%", actual)
    assert found.score == Decimal("10.00")
    assert "确切数" not in str(found.arithmetic)


@pytest.mark.parametrize(
    ("target", "actual", "score", "said"),
    [
        pytest.param("＞100人", "100人", "10.00", "没有超过", id="on the line, all of the share"),
        pytest.param("＞100人", "101人", "10.00", "达到目标值", id="passed"),
        pytest.param("＜5%", "5%", "10.00", "没有低于", id="on the line of a limit"),
        pytest.param("＞0次", "0次", "0.00", "不能按比例", id="nought is not more than nought"),
    ],
)
def test_a_strict_target_is_not_met_by_its_own_number(
    target: str, actual: str, score: str, said: str
) -> None:
    found = scored(target, actual)
    assert (str(found.score), said in str(found.arithmetic)) == (score, True)
    assert (found.remark is not None) is (actual[:-1] == target[1:-1])


def test_a_loss_is_nothing_of_what_should_be_reached() -> None:
    assert scored("≥100人", "-5人").score == Decimal("0.00")
    assert scored("≤5%", "-3%").score == Decimal("10.00")  # a ratio may well fall


def test_numbers_far_apart_break_nothing() -> None:
    found = scored("≥0.000000000000000001人", "999999999999999人")
    assert found.score == Decimal("10.00")
