"""Qualified persons paid for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from jixiao.measurement.expression import distinct, ratio
from jixiao.measurement.metric import metric

if TYPE_CHECKING:
    from jixiao.measurement.ask import Ask
    from jixiao.measurement.expression import Measure, Table

KINDS: Final = ("disabled", "low_income", "destitute", "monitored")
"""Who is paid for."""


@metric(
    title="应代尽代率",
    definition="期末具有困难身份的人中，期间内由政府代缴的比例。",
    unit="%",
    filters=("scheme",),
)
def ought_be_paid_for_rate(contributions: Table, identities: Table, ask: Ask) -> Measure:
    """Compare the qualified who were paid for with the qualified."""
    held = ask.by_end(identities.valid_from) & (
        identities.valid_to.isnull() | (identities.valid_to >= ask.last_day)
    )
    qualified = identities.kind.isin(KINDS) & held
    served = identities.filter(qualified).semi_join(
        contributions.filter(ask.selects(contributions) & (contributions.behalf_paid > 0)), "person"
    )
    return ratio(
        distinct(served, served.person, served.kind.notnull()),
        distinct(identities, identities.person, qualified),
    )
