"""Running as it should."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.measurement.expression import ratio, total
from jixiao.measurement.metric import metric

if TYPE_CHECKING:
    from jixiao.measurement.ask import Ask
    from jixiao.measurement.expression import Measure, Table


@metric(
    title="正常运行率",
    definition="正常运行天数之和除以应运行天数之和。",
    unit="%",
    filters=("project", "asset"),
)
def running_rate(asset_running: Table, ask: Ask) -> Measure:
    """Compare days run with days due."""
    meant = ask.selects(asset_running)
    return ratio(
        total(asset_running, asset_running.ran_days, meant),
        total(asset_running, asset_running.due_days, meant),
    )
