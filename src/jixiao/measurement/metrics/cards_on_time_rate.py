"""Cards made on time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.measurement.expression import count, ratio
from jixiao.measurement.metric import metric

if TYPE_CHECKING:
    from jixiao.measurement.ask import Ask
    from jixiao.measurement.expression import Measure, Table


@metric(
    title="制卡及时率",
    definition="期末前应制成的申请中，按时制成的比例。",
    unit="%",
    filters=("project", "kind"),
)
def cards_on_time_rate(cards: Table, ask: Ask) -> Measure:
    """Compare the cards made by their day with those due."""
    due = ask.selects(cards) & ask.by_end(cards.due_on)
    return ratio(count(cards, due & (cards.made_on <= cards.due_on)), count(cards, due))
