"""Insurance subsidies by formula."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.measurement.expression import portion, smaller, total, value
from jixiao.measurement.metric import metric

if TYPE_CHECKING:
    from jixiao.measurement.ask import Ask
    from jixiao.measurement.expression import Measure, Table


@metric(
    title="社会保险补贴应补额",
    definition="各笔实缴额乘补贴比例，不超过限额，再求和。",
    unit="元",
    filters=("project",),
    source="caishe-2023-181#subsidies",
)
def insurance_subsidy_formula(subsidies: Table, ask: Ask) -> Measure:
    """Add bases times ratios within their caps.

    Source: caishe-2023-181#subsidies
    """
    meant = ask.selects(subsidies) & (subsidies.kind == "social_insurance")
    return value(
        total(subsidies, smaller(portion(subsidies.base, subsidies.ratio), subsidies.cap), meant)
    )
