"""Wrong payments recovered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.measurement.expression import ratio, total
from jixiao.measurement.metric import metric

if TYPE_CHECKING:
    from jixiao.measurement.ask import Ask
    from jixiao.measurement.expression import Measure, Table


@metric(
    title="违规金额追回率",
    definition="期间内下发、核实属实的疑点，已追回金额除以应追回金额。",
    unit="%",
    filters=("kind", "benefit", "project"),
    source="social-insurance-law#article-88",
)
def benefits_recovered_rate(suspicions: Table, ask: Ask) -> Measure:
    """Compare what was recovered with what is to be.

    Source: social-insurance-law#article-88
    """
    proved = (
        ask.selects(suspicions)
        & ask.within(suspicions.issued_on)
        & (suspicions.result == "confirmed")
    )
    return ratio(
        total(suspicions, suspicions.recovered, proved),
        total(suspicions, suspicions.recover_due, proved),
    )
