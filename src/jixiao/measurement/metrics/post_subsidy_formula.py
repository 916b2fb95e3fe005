"""Post subsidies by formula."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.measurement.expression import exact, smaller, total, value
from jixiao.measurement.metric import metric

if TYPE_CHECKING:
    from jixiao.measurement.ask import Ask
    from jixiao.measurement.expression import Measure, Table


@metric(
    title="公益性岗位补贴应补额",
    definition="各笔补贴月数乘标准与限额中较低者，再求和。",
    unit="元",
    filters=("project",),
    source="caishe-2023-181#subsidies",
)
def post_subsidy_formula(subsidies: Table, ask: Ask) -> Measure:
    """Add months times the lower of standard and cap.

    Source: caishe-2023-181#subsidies
    """
    meant = ask.selects(subsidies) & (subsidies.kind == "post")
    monthly = smaller(subsidies.standard, subsidies.cap)
    return value(total(subsidies, monthly * exact(subsidies.months, 4), meant))
