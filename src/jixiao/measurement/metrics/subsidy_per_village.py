"""Subsidy a village."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.measurement.expression import distinct, ratio, total
from jixiao.measurement.metric import metric

if TYPE_CHECKING:
    from jixiao.measurement.ask import Ask
    from jixiao.measurement.expression import Measure, Table


@metric(
    title="村均补贴标准",
    definition="实补金额之和除以服务的村数，同一村只计一次。",
    unit="元/村",
    filters=("kind", "project"),
)
def subsidy_per_village(subsidies: Table, ask: Ask) -> Measure:
    """Divide the subsidies by the villages."""
    got = ask.selects(subsidies) & (subsidies.paid > 0) & subsidies.village.notnull()
    return ratio(total(subsidies, subsidies.paid, got), distinct(subsidies, subsidies.village, got))
