"""Contributions paid of those due."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.measurement.expression import ratio, total
from jixiao.measurement.metric import metric

if TYPE_CHECKING:
    from jixiao.measurement.ask import Ask
    from jixiao.measurement.expression import Measure, Table


@metric(
    title="缴费率",
    definition="个人和单位实缴之和除以应缴之和。",
    unit="%",
    filters=("scheme", "group", "project"),
)
def contribution_rate(contributions: Table, ask: Ask) -> Measure:
    """Compare what was paid with what was due."""
    meant = ask.selects(contributions)
    paid = contributions.personal_paid + contributions.unit_paid.fill_null(0)
    due = contributions.personal_due + contributions.unit_due.fill_null(0)
    return ratio(total(contributions, paid, meant), total(contributions, due, meant))
