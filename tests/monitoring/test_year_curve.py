"""The year's money month by month: planned months, known months, December always."""

from __future__ import annotations

from decimal import Decimal

from jixiao.model.funding import SpendingPlan
from jixiao.monitoring.year_curve import year_curve


def test_months_planned_and_known_are_points() -> None:
    plan = SpendingPlan(((6, Decimal(25)), (10, Decimal(88))))
    points, told = year_curve(plan, {7: Decimal(52), 12: Decimal(150)}, "c#linear")
    assert [(one.month, one.due, one.spent) for one in points] == [
        (6, Decimal("0.2500"), None),
        (7, Decimal("0.4075"), Decimal(52)),  # 25 + (88 − 25) / 4
        (10, Decimal("0.8800"), None),
        (12, Decimal("0.8800"), Decimal(150)),
    ]
    assert str(told) == "按项目自己的资金支出计划"


def test_without_a_plan_time_passes_evenly() -> None:
    points, told = year_curve(None, {3: Decimal(1)}, "c#linear")
    assert [(one.month, one.due) for one in points] == [(3, Decimal("0.25")), (12, Decimal(1))]
    assert "按月份平均" in str(told)
