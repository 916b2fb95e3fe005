"""Months of interest subsidised."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.measurement.expression import few, value
from jixiao.measurement.metric import metric

if TYPE_CHECKING:
    from jixiao.measurement.ask import Ask
    from jixiao.measurement.expression import Measure, Table


@metric(
    title="贴息月数",
    definition="期间内已贴息的季度数乘3。",
    unit="月",
    filters=("project", "level"),
)
def interest_months(loan_interest: Table, ask: Ask) -> Measure:
    """Count the quarters subsidised, three months each."""
    paid = ask.selects(loan_interest) & (loan_interest.paid > 0)
    return value(few(loan_interest, loan_interest.quarter_to, paid, times=3))
