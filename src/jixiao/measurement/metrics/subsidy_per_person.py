"""Subsidy a person."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.measurement.expression import distinct, ratio, total
from jixiao.measurement.metric import metric

if TYPE_CHECKING:
    from jixiao.measurement.ask import Ask
    from jixiao.measurement.expression import Measure, Table


@metric(
    title="人均补贴标准",
    definition="实补金额之和除以享受人数，同一人只计一次。",
    unit="元/人",
    filters=("kind", "project"),
)
def subsidy_per_person(subsidies: Table, ask: Ask) -> Measure:
    """Divide the subsidies by the persons."""
    got = ask.selects(subsidies) & (subsidies.paid > 0)
    return ratio(total(subsidies, subsidies.paid, got), distinct(subsidies, subsidies.person, got))
