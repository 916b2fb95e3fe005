"""Persons paid for who qualify."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.measurement.expression import count, ratio
from jixiao.measurement.metric import metric

if TYPE_CHECKING:
    from jixiao.measurement.ask import Ask
    from jixiao.measurement.expression import Measure, Table


@metric(
    title="代缴对象符合度",
    definition="代缴之日确有相应困难身份的代缴笔数除以代缴笔数。",
    unit="%",
    filters=("scheme", "group", "project", "behalf_kind"),
)
def paid_for_valid_rate(contributions: Table, identities: Table, ask: Ask) -> Measure:
    """Compare contributions paid for the qualified with all paid for."""
    helped = ask.selects(contributions) & (contributions.behalf_paid > 0)
    given = contributions.filter(helped)
    day = given.paid_on.coalesce(given.due_on)
    valid = given.semi_join(
        identities,
        [
            given.person == identities.person,
            given.behalf_kind == identities.kind,
            identities.valid_from <= day,
            identities.valid_to.isnull() | (identities.valid_to >= day),
        ],
    )
    return ratio(count(valid, valid.behalf_paid > 0), count(contributions, helped))
