"""Contributors subsidised."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.measurement.expression import distinct, value
from jixiao.measurement.metric import metric

if TYPE_CHECKING:
    from jixiao.measurement.ask import Ask
    from jixiao.measurement.expression import Measure, Table


@metric(
    title="享受缴费补贴人数",
    definition="期间内缴费补贴大于零的人数，同一人只计一次。",
    unit="人",
    filters=("scheme", "group", "project"),
)
def subsidised_contributors(contributions: Table, ask: Ask) -> Measure:
    """Count the persons whose contributions were subsidised."""
    helped = ask.selects(contributions) & (contributions.subsidy_paid > 0)
    return value(distinct(contributions, contributions.person, helped))
