"""Payments without fault."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.measurement.expression import count, ratio
from jixiao.measurement.metric import metric

if TYPE_CHECKING:
    from jixiao.measurement.ask import Ask
    from jixiao.measurement.expression import Measure, Table


@metric(
    title="发放准确率",
    definition=(
        "实发等于应发（补发以前月份欠发的除外）、且未被核实为违规的笔数除以实发笔数；违规以疑"
        "点核查中“属实”的人、待遇和月份为准。"
    ),
    unit="%",
    filters=("benefit", "group", "project"),
)
def payment_accuracy_rate(payments: Table, suspicions: Table, ask: Ask) -> Measure:
    """Take from the exact payments those that a confirmed suspicion is about."""
    made = ask.selects(payments) & (payments.paid > 0)
    made_good = (payments.due == 0) & (payments.due_month < payments.pay_month)
    right = made & ((payments.paid == payments.due) | made_good)
    exact = payments.filter(right)
    found = suspicions.filter(
        (suspicions.result == "confirmed") & (suspicions.ledger == "payments")
    )
    wrong = exact.semi_join(
        found,
        [
            exact.person == found.person,
            found.benefit.isnull() | (exact.benefit == found.benefit),
            found.month_from.isnull() | (exact.pay_month >= found.month_from),
            found.month_to.isnull() | (exact.pay_month <= found.month_to),
        ],
    )
    faulty = count(wrong, wrong.paid > 0)
    return ratio(count(payments, right), count(payments, made), less=(faulty,))
