"""Persons given cards."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.measurement.expression import distinct, value
from jixiao.measurement.metric import metric

if TYPE_CHECKING:
    from jixiao.measurement.ask import Ask
    from jixiao.measurement.expression import Measure, Table


@metric(
    title="制卡人数",
    definition="期间内制成卡的人数，同一人只计一次。",
    unit="人",
    filters=("project", "kind"),
)
def persons_with_cards(cards: Table, ask: Ask) -> Measure:
    """Count the persons for whom a card was made."""
    return value(distinct(cards, cards.person, ask.selects(cards) & ask.by_end(cards.made_on)))
