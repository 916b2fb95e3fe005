"""Cards made of those applied for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.measurement.expression import count, ratio
from jixiao.measurement.metric import metric

if TYPE_CHECKING:
    from jixiao.measurement.ask import Ask
    from jixiao.measurement.expression import Measure, Table


@metric(
    title="制卡率",
    definition="制成的卡数除以期末前应制成的申请数。",
    unit="%",
    filters=("project", "kind"),
)
def cards_made_rate(cards: Table, ask: Ask) -> Measure:
    """Compare the cards made with those due."""
    due = ask.selects(cards) & ask.by_end(cards.due_on)
    return ratio(count(cards, due & ask.by_end(cards.made_on)), count(cards, due))
