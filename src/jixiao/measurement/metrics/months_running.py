"""Months of running as it should."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.measurement.expression import value, whole_months
from jixiao.measurement.metric import metric

if TYPE_CHECKING:
    from jixiao.measurement.ask import Ask
    from jixiao.measurement.expression import Measure, Table


@metric(
    title="正常运行月数",
    definition="期间内每一台都每日正常运行的月份数。",
    unit="月",
    filters=("project", "asset"),
)
def months_running(asset_running: Table, ask: Ask) -> Measure:
    """Count the months without a day lost."""
    due = ask.selects(asset_running) & (asset_running.due_days > 0)
    good = asset_running.ran_days >= asset_running.due_days
    months = (asset_running.run_month, ask.months)
    return value(whole_months(asset_running, months, where=due, good=good))
