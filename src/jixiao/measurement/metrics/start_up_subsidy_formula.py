"""Start-up subsidies by formula."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.measurement.expression import total, value
from jixiao.measurement.metric import metric

if TYPE_CHECKING:
    from jixiao.measurement.ask import Ask
    from jixiao.measurement.expression import Measure, Table


@metric(
    title="一次性创业补贴应补额",
    definition="享受一次性创业补贴的各笔标准之和。",
    unit="元",
    filters=("project",),
    source="caishe-2023-181#subsidies",
)
def start_up_subsidy_formula(subsidies: Table, ask: Ask) -> Measure:
    """Add the standards of start-up subsidies.

    Source: caishe-2023-181#subsidies
    """
    meant = ask.selects(subsidies) & (subsidies.kind == "start_up")
    return value(total(subsidies, subsidies.standard, meant))
