"""Paid for without the status."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.safety.check import check

if TYPE_CHECKING:
    from jixiao.measurement.ask import Ask
    from jixiao.measurement.expression import Table


@check(
    title="代缴对象无困难身份",
    why="政府代缴之日没有相应的困难身份记录。",
    source="social-insurance-law#article-88",
)
def behalf_without_identity(contributions: Table, identities: Table, _ask: Ask) -> Table:
    """Return contributions paid for persons without the status.

    Source: social-insurance-law#article-88
    """
    paid = contributions.filter(contributions.behalf_paid > 0)
    day = paid.paid_on.coalesce(paid.due_on)
    return paid.anti_join(
        identities,
        [
            paid.person == identities.person,
            paid.behalf_kind == identities.kind,
            identities.valid_from <= day,
            identities.valid_to.isnull() | (identities.valid_to >= day),
        ],
    )
