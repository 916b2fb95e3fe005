"""Unemployment benefit at work."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.safety.check import Window, check
from jixiao.safety.months import month_of, open_until

if TYPE_CHECKING:
    from jixiao.measurement.ask import Ask
    from jixiao.measurement.expression import Table


@check(
    title="在职领取失业金",
    why="领取失业保险金的月份已在单位就业。",
    source="social-insurance-law#article-88",
    window=Window.MONTH,
)
def unemployed_at_work(payments: Table, identities: Table, _ask: Ask) -> Table:
    """Return unemployment benefit for months of employment.

    Source: social-insurance-law#article-88
    """
    hired = identities.filter(identities.kind == "employed")
    busy = hired.select("person", first=month_of(hired.valid_from), last=open_until(hired.valid_to))
    paid = payments.filter((payments.paid > 0) & (payments.benefit == "unemployment"))
    during = (paid.due_month > busy.first) & (paid.due_month < busy.last)
    return paid.semi_join(busy, [paid.person == busy.person, during])
