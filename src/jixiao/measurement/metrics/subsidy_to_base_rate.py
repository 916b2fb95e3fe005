"""Subsidies by what they are reckoned from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.measurement.expression import exact, ratio, total
from jixiao.measurement.metric import metric

if TYPE_CHECKING:
    from jixiao.measurement.ask import Ask
    from jixiao.measurement.expression import Measure, Table


@metric(
    title="补贴占基数比例",
    definition="实补金额除以计算基数；见习补贴的基数为最低工资乘补贴月数。",
    unit="%",
    filters=("kind", "project"),
)
def subsidy_to_base_rate(subsidies: Table, ask: Ask) -> Measure:
    """Compare the subsidies with their bases."""
    got = ask.selects(subsidies) & (subsidies.paid > 0) & (subsidies.base > 0)
    monthly = subsidies.base * exact(subsidies.months, 4)
    base = (subsidies.kind == "internship").ifelse(monthly, subsidies.base)
    return ratio(total(subsidies, subsidies.paid, got), total(subsidies, base, got))
