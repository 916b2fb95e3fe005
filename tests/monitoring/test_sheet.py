"""Monitoring sheets: what must be typed follows from the lamps."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from jixiao.flow import monitor
from jixiao.model.progress import Lamp
from jixiao.monitoring.sheet import Sheet, SheetRow, asks_why, filled, lacking
from jixiao.notation.plan_text import read_plan_text

if TYPE_CHECKING:
    from jixiao.model.progress import Progress

PLAN = """
name: 城区路灯节能改造
year: 2026
budget: {total: 100}
plan: {6: 50, 12: 100}
indicators:
  - 产出指标 / 数量指标 / 更换灯具数量 / =800盏 / 50 / 方案
  - 满意度指标 / 服务对象满意度指标 / 居民满意度 / ≥88% / 10 / 方案
"""
DOCUMENT = read_plan_text(PLAN)


def watched(sheet: Sheet) -> Progress:
    plan = filled(DOCUMENT.projects[0], sheet)
    (found,) = monitor(replace(DOCUMENT, projects=(plan,)), 6)
    return found


def test_only_what_lags_asks_for_causes() -> None:
    rows = {1: SheetRow("390盏"), 2: SheetRow("60%")}
    sheet = Sheet(Decimal(100), Decimal(100), Decimal(20), rows)
    found = watched(sheet)
    assert found.money.lamp is Lamp.RED
    assert [one.lamp for one in found.rows] == [Lamp.GREEN, Lamp.YELLOW]
    assert [row for row, _ in lacking(found, sheet)] == [0, 2]
    why = SheetRow("", causes=frozenset({"funding"}), reason="资金晚到", likelihood="有可能")
    told = replace(sheet, rows={**rows, 0: why, 2: replace(why, actual="60%")})
    assert lacking(watched(told), told) == ()
    row = filled(DOCUMENT.projects[0], told).indicators[1]
    assert (row.actual, row.likelihood, row.deviation_reason) == ("60%", "有可能", "资金晚到")
    assert row.causes is not None
    assert row.causes.funding
    assert not row.causes.staff


def test_blanks_are_told_with_their_row() -> None:
    sheet = Sheet(Decimal(100), Decimal(100))
    found = watched(sheet)
    assert [row for row, _ in lacking(found, sheet)] == [0, 1, 2]
    assert not asks_why(found.money)
    assert asks_why(found.rows[0])
