"""Cards made."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.measurement.expression import count, value
from jixiao.measurement.metric import metric

if TYPE_CHECKING:
    from jixiao.measurement.ask import Ask
    from jixiao.measurement.expression import Measure, Table


@metric(
    title="制卡数量",
    definition="期间内申请并在期末前制成的卡数。",
    unit="张",
    filters=("project", "kind"),
)
def cards_made(cards: Table, ask: Ask) -> Measure:
    """Count the cards made."""
    return value(count(cards, ask.selects(cards) & ask.by_end(cards.made_on)))
