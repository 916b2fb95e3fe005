"""Jobs created."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.measurement.expression import total, value
from jixiao.measurement.metric import metric

if TYPE_CHECKING:
    from jixiao.measurement.ask import Ask
    from jixiao.measurement.expression import Measure, Table


@metric(
    title="带动就业人数",
    definition="期间内放款的贷款所带动就业人数之和。",
    unit="人",
    filters=("kind", "group", "bank"),
)
def jobs_created(loans: Table, ask: Ask) -> Measure:
    """Add the jobs of loans granted in the period."""
    return value(total(loans, loans.jobs, ask.selects(loans) & ask.within(loans.granted_on)))
