"""Paid after the register was closed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.safety.check import PENSIONS, Window, check
from jixiao.safety.months import month_of

if TYPE_CHECKING:
    from jixiao.measurement.ask import Ask
    from jixiao.measurement.expression import Table


@check(
    title="户籍注销后仍领取",
    why="户籍或国籍注销的次月起仍在领取。",
    source="social-insurance-law#end",
    window=Window.MONTH,
)
def register_cancelled(payments: Table, identities: Table, _ask: Ask) -> Table:
    """Return payments for months after a cancelled registration.

    Source: social-insurance-law#end
    """
    ended = identities.filter(identities.kind == "cancelled")
    gone = ended.select("person", last=month_of(ended.valid_from))
    paid = payments.filter((payments.paid > 0) & payments.benefit.isin(PENSIONS))
    return paid.semi_join(gone, [paid.person == gone.person, paid.due_month > gone.last])
