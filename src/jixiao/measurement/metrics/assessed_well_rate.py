"""Assessed good or better."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.measurement.expression import count, ratio
from jixiao.measurement.metric import metric

if TYPE_CHECKING:
    from jixiao.measurement.ask import Ask
    from jixiao.measurement.expression import Measure, Table


@metric(
    title="考核优良率",
    definition="考核等次为优秀或良好的笔数除以有考核等次的笔数。",
    unit="%",
    filters=("kind", "project"),
)
def assessed_well_rate(subsidies: Table, ask: Ask) -> Measure:
    """Compare those assessed well with those assessed."""
    assessed = ask.selects(subsidies) & subsidies.assessment.notnull()
    well = assessed & subsidies.assessment.isin(("excellent", "good"))
    return ratio(count(subsidies, well), count(subsidies, assessed))
