"""Earlier retirees transferred."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.measurement.expression import distinct, ratio
from jixiao.measurement.metric import metric

if TYPE_CHECKING:
    from jixiao.measurement.ask import Ask
    from jixiao.measurement.expression import Measure, Table


@metric(
    title="已退休人员移交比例",
    definition="期初以前退休、应移交的人中，期末前已移交的比例。",
    unit="%",
    filters=("project",),
)
def retirees_transferred_rate(transfers: Table, ask: Ask) -> Measure:
    """Compare earlier retirees transferred with those listed."""
    listed = (
        ask.selects(transfers)
        & ask.by_end(transfers.listed_on)
        & (transfers.retired_on < ask.first_day)
    )
    return ratio(
        distinct(transfers, transfers.person, listed & ask.by_end(transfers.transferred_on)),
        distinct(transfers, transfers.person, listed),
    )
