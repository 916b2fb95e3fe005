"""Paid in detention."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from jixiao.safety.check import PENSIONS, Window, check
from jixiao.safety.months import month_of, open_until

if TYPE_CHECKING:
    from jixiao.measurement.ask import Ask
    from jixiao.measurement.expression import Table

STOPPED: Final = (*PENSIONS, "unemployment")
"""Benefits that rest in detention."""


@check(
    title="服刑或羁押期间领取",
    why="所属月份整月处于服刑或羁押期间。",
    source="social-insurance-law#article-88",
    window=Window.MONTH,
)
def paid_in_detention(payments: Table, identities: Table, _ask: Ask) -> Table:
    """Return pensions for months wholly in detention.

    Source: social-insurance-law#article-88
    """
    held = identities.filter(identities.kind == "detained")
    first = month_of(held.valid_from) + (held.valid_from.day() > 1).ifelse(1, 0)
    kept = held.select("person", first=first, after=open_until(held.valid_to))
    paid = payments.filter((payments.paid > 0) & payments.benefit.isin(STOPPED))
    inside = (paid.due_month >= kept.first) & (paid.due_month < kept.after)
    return paid.semi_join(kept, [paid.person == kept.person, inside])
