"""Amount paid on behalf."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.measurement.expression import total, value
from jixiao.measurement.metric import metric

if TYPE_CHECKING:
    from jixiao.measurement.ask import Ask
    from jixiao.measurement.expression import Measure, Table


@metric(
    title="政府代缴金额",
    definition="政府代缴金额之和。",
    unit="元",
    filters=("scheme", "group", "project", "behalf_kind"),
)
def paid_for_amount(contributions: Table, ask: Ask) -> Measure:
    """Add what the government paid for persons."""
    return value(
        total(
            contributions,
            contributions.behalf_paid,
            ask.selects(contributions) & (contributions.behalf_paid > 0),
        )
    )
