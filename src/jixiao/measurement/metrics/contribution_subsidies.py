"""Contribution subsidies."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.measurement.expression import total, value
from jixiao.measurement.metric import metric

if TYPE_CHECKING:
    from jixiao.measurement.ask import Ask
    from jixiao.measurement.expression import Measure, Table


@metric(
    title="缴费补贴金额",
    definition="缴费补贴实补金额之和；指明级次时，为该级承担部分之和。",
    unit="元",
    filters=("scheme", "group", "project", "level"),
)
def contribution_subsidies(contributions: Table, ask: Ask) -> Measure:
    """Add the subsidies paid."""
    paid = ask.selects(contributions) & (contributions.subsidy_paid > 0)
    return value(total(contributions, ask.share(contributions, contributions.subsidy_paid), paid))
