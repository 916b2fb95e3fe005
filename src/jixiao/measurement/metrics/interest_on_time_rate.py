"""Interest subsidies on time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.measurement.expression import count, ratio
from jixiao.measurement.metric import metric

if TYPE_CHECKING:
    from jixiao.measurement.ask import Ask
    from jixiao.measurement.expression import Measure, Table


@metric(
    title="贴息按时拨付率",
    definition="在应拨付日期以前足额拨付的笔数除以期末前应拨付笔数。",
    unit="%",
    filters=("project", "level"),
)
def interest_on_time_rate(loan_interest: Table, ask: Ask) -> Measure:
    """Compare interest paid by its day with that due."""
    due = ask.selects(loan_interest) & (loan_interest.due > 0) & ask.by_end(loan_interest.due_on)
    timely = (loan_interest.paid_on <= loan_interest.due_on) & (
        loan_interest.paid >= loan_interest.due
    )
    return ratio(count(loan_interest, due & timely), count(loan_interest, due))
