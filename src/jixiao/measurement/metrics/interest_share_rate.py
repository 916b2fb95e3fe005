"""Share of interest subsidised."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.measurement.expression import ratio, total
from jixiao.measurement.metric import metric

if TYPE_CHECKING:
    from jixiao.measurement.ask import Ask
    from jixiao.measurement.expression import Measure, Table


@metric(
    title="贴息比例",
    definition="本级应贴息金额除以贴息总额。",
    unit="%",
    filters=("project", "level"),
    source="caijin-2023-75#rate",
)
def interest_share_rate(loan_interest: Table, ask: Ask) -> Measure:
    """Compare the level's share with the whole.

    Source: caijin-2023-75#rate
    """
    meant = ask.selects(loan_interest) & (loan_interest.subsidised > 0)
    return ratio(
        total(loan_interest, loan_interest.due, meant),
        total(loan_interest, loan_interest.subsidised, meant),
    )
