"""Electronic cards."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.measurement.expression import distinct, ratio
from jixiao.measurement.metric import metric

if TYPE_CHECKING:
    from jixiao.measurement.ask import Ask
    from jixiao.measurement.expression import Measure, Table


@metric(
    title="电子社保卡签领率",
    definition="期间内制成卡的人中，期末前签领电子社保卡的比例。",
    unit="%",
    filters=("project",),
)
def electronic_card_rate(cards: Table, ask: Ask) -> Measure:
    """Compare the persons with an electronic card with those given cards."""
    made = ask.selects(cards) & ask.by_end(cards.made_on)
    signed = made & ask.by_end(cards.electronic_on)
    return ratio(distinct(cards, cards.person, signed), distinct(cards, cards.person, made))
