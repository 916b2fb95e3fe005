"""Subsidies without fault."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.measurement.expression import count, ratio
from jixiao.measurement.metric import metric

if TYPE_CHECKING:
    from jixiao.measurement.ask import Ask
    from jixiao.measurement.expression import Measure, Table


@metric(
    title="补贴发放准确率",
    definition=(
        "实补等于应补、且未被核实为违规的笔数除以实补笔数；违规以疑点核查中“属实”的人、补贴"
        "种类和月份为准。"
    ),
    unit="%",
    filters=("kind", "project"),
)
def subsidy_accuracy_rate(subsidies: Table, suspicions: Table, ask: Ask) -> Measure:
    """Take from the exact subsidies those that a confirmed suspicion is about."""
    made = ask.selects(subsidies) & (subsidies.paid > 0)
    exact = subsidies.filter(made & (subsidies.paid == subsidies.due))
    found = suspicions.filter(
        (suspicions.result == "confirmed") & (suspicions.ledger == "subsidies")
    )
    wrong = exact.semi_join(
        found,
        [
            exact.person == found.person,
            found.benefit.isnull() | (exact.kind == found.benefit),
            found.month_from.isnull() | (exact.paid_month >= found.month_from),
            found.month_to.isnull() | (exact.paid_month <= found.month_to),
        ],
    )
    right = count(subsidies, made & (subsidies.paid == subsidies.due))
    return ratio(right, count(subsidies, made), less=(count(wrong, wrong.paid > 0),))
