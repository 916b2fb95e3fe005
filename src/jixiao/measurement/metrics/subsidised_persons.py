"""Persons subsidised."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.measurement.expression import distinct, value
from jixiao.measurement.metric import metric

if TYPE_CHECKING:
    from jixiao.measurement.ask import Ask
    from jixiao.measurement.expression import Measure, Table


@metric(
    title="享受补贴人数",
    definition="期间内实补金额大于零的人数，同一人只计一次。",
    unit="人",
    filters=("kind", "project"),
)
def subsidised_persons(subsidies: Table, ask: Ask) -> Measure:
    """Count the persons paid."""
    got = ask.selects(subsidies) & (subsidies.paid > 0)
    return value(distinct(subsidies, subsidies.person, got))
