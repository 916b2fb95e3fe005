"""New retirees transferred."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.measurement.expression import distinct, ratio
from jixiao.measurement.metric import metric

if TYPE_CHECKING:
    from jixiao.measurement.ask import Ask
    from jixiao.measurement.expression import Measure, Table


@metric(
    title="新退休人员移交比例",
    definition="期间内退休、应移交的人中，期末前已移交的比例。",
    unit="%",
    filters=("project",),
)
def new_retirees_transferred_rate(transfers: Table, ask: Ask) -> Measure:
    """Compare new retirees transferred with those listed."""
    listed = (
        ask.selects(transfers) & ask.by_end(transfers.listed_on) & ask.within(transfers.retired_on)
    )
    return ratio(
        distinct(transfers, transfers.person, listed & ask.by_end(transfers.transferred_on)),
        distinct(transfers, transfers.person, listed),
    )
