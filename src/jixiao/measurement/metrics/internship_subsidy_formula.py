"""Internship subsidies by formula."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.measurement.expression import exact, portion, total, value
from jixiao.measurement.metric import metric

if TYPE_CHECKING:
    from jixiao.measurement.ask import Ask
    from jixiao.measurement.expression import Measure, Table


@metric(
    title="见习补贴应补额",
    definition="各笔补贴月数乘最低工资乘比例，再求和。",
    unit="元",
    filters=("project",),
    source="caishe-2023-181#subsidies",
)
def internship_subsidy_formula(subsidies: Table, ask: Ask) -> Measure:
    """Add months times bases times ratios.

    Source: caishe-2023-181#subsidies
    """
    meant = ask.selects(subsidies) & (subsidies.kind == "internship")
    amount = portion(subsidies.base, subsidies.ratio * exact(subsidies.months, 4))
    return value(total(subsidies, amount, meant))
