"""Eligible persons paid."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.measurement.expression import distinct, ratio
from jixiao.measurement.metric import metric

if TYPE_CHECKING:
    from jixiao.measurement.ask import Ask
    from jixiao.measurement.expression import Measure, Table


@metric(
    title="应发尽发率",
    definition="期末符合领取条件的人中，期末月份实际领取的人数所占比例。",
    unit="%",
    filters=("benefit", "group", "scheme"),
)
def eligible_paid_rate(payments: Table, enrolments: Table, ask: Ask) -> Measure:
    """Compare the eligible who were paid with the eligible."""
    meant = ask.selects(enrolments) & (enrolments.pension_from <= ask.last)
    eligible = meant & (enrolments.pension_ended.isnull() | (enrolments.pension_ended >= ask.last))
    served = payments.semi_join(enrolments.filter(eligible), "person")
    got = ask.selects(served) & (served.paid > 0) & (served.pay_month == ask.last)
    return ratio(
        distinct(served, served.person, got), distinct(enrolments, enrolments.person, eligible)
    )
