"""Frequency of subsidies."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.measurement.expression import few, value
from jixiao.measurement.metric import metric

if TYPE_CHECKING:
    from jixiao.measurement.ask import Ask
    from jixiao.measurement.expression import Measure, Table


@metric(
    title="补贴发放频率",
    definition="期间内发放过补贴的月份数。",
    unit="次",
    filters=("kind", "project"),
)
def subsidy_frequency(subsidies: Table, ask: Ask) -> Measure:
    """Count the months of payment."""
    got = ask.selects(subsidies) & (subsidies.paid > 0)
    return value(few(subsidies, subsidies.paid_month, got))
