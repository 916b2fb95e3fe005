"""Wage arrears recovered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.measurement.expression import total, value
from jixiao.measurement.metric import metric

if TYPE_CHECKING:
    from jixiao.measurement.ask import Ask
    from jixiao.measurement.expression import Measure, Table


@metric(
    title="追回欠薪金额",
    definition="追回金额之和。",
    unit="元",
    filters=("project", "kind", "origin"),
)
def arrears_recovered(cases: Table, ask: Ask) -> Measure:
    """Add the amounts recovered."""
    return value(total(cases, cases.recovered, ask.selects(cases)))
