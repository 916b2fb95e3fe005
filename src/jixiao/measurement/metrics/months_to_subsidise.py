"""Months until interest was paid."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.measurement.expression import highest, value
from jixiao.measurement.metric import metric

if TYPE_CHECKING:
    from jixiao.measurement.ask import Ask
    from jixiao.measurement.expression import Measure, Table


@metric(
    title="贴息拨付完成月数",
    definition="从期初到最后一笔贴息拨付的月数；有未拨付的，按期末后一个月计。",
    unit="月",
    filters=("project", "level"),
)
def months_to_subsidise(loan_interest: Table, ask: Ask) -> Measure:
    """Find the month of the last payment."""
    due = ask.selects(loan_interest) & (loan_interest.due > 0)
    month = ask.month_of(loan_interest.paid_on).fill_null(len(ask.months) + 1)
    return value(highest(loan_interest, month, due))
