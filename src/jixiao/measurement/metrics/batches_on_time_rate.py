"""Batches returned on time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.measurement.expression import count, ratio
from jixiao.measurement.metric import metric

if TYPE_CHECKING:
    from jixiao.measurement.ask import Ask
    from jixiao.measurement.expression import Measure, Table


@metric(
    title="批次按时回盘率",
    definition="在应发放日期以前回盘的批次除以批次数。",
    unit="%",
    filters=("benefit",),
)
def batches_on_time_rate(batches: Table, ask: Ask) -> Measure:
    """Compare batches returned by their day with all."""
    meant = ask.selects(batches)
    return ratio(
        count(batches, meant & (batches.returned_on <= batches.due_on)), count(batches, meant)
    )
