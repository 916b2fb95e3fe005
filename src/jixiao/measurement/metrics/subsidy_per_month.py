"""Subsidy a person and month."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.measurement.expression import ratio, total
from jixiao.measurement.metric import metric

if TYPE_CHECKING:
    from jixiao.measurement.ask import Ask
    from jixiao.measurement.expression import Measure, Table


@metric(
    title="人均月补贴标准",
    definition="实补金额之和除以补贴月数之和。",
    unit="元/人·月",
    filters=("kind", "project"),
)
def subsidy_per_month(subsidies: Table, ask: Ask) -> Measure:
    """Divide the subsidies by their months."""
    got = ask.selects(subsidies) & (subsidies.paid > 0)
    return ratio(total(subsidies, subsidies.paid, got), total(subsidies, subsidies.months, got))
