"""Wage arrears recovered of those confirmed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.measurement.expression import ratio, total
from jixiao.measurement.metric import metric

if TYPE_CHECKING:
    from jixiao.measurement.ask import Ask
    from jixiao.measurement.expression import Measure, Table


@metric(
    title="欠薪追发率",
    definition="追回金额除以核实金额。",
    unit="%",
    filters=("project", "kind", "origin"),
)
def recovery_rate(cases: Table, ask: Ask) -> Measure:
    """Compare what was recovered with what was confirmed."""
    meant = ask.selects(cases) & (cases.confirmed > 0)
    return ratio(total(cases, cases.recovered, meant), total(cases, cases.confirmed, meant))
