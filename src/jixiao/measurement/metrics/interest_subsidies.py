"""Interest subsidies."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.measurement.expression import total, value
from jixiao.measurement.metric import metric

if TYPE_CHECKING:
    from jixiao.measurement.ask import Ask
    from jixiao.measurement.expression import Measure, Table


@metric(
    title="贴息金额",
    definition="本级已贴息金额之和。",
    unit="元",
    filters=("project", "level"),
)
def interest_subsidies(loan_interest: Table, ask: Ask) -> Measure:
    """Add the interest paid."""
    return value(
        total(
            loan_interest, loan_interest.paid, ask.selects(loan_interest) & (loan_interest.paid > 0)
        )
    )
