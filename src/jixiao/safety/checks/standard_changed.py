"""Standard changed without cause."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.safety.check import PENSIONS, check

if TYPE_CHECKING:
    from jixiao.measurement.ask import Ask
    from jixiao.measurement.expression import Table


@check(
    title="标准无故变动",
    why="同一人同一待遇的标准与上一笔不同，而没有写明变动原因。",
    source="social-insurance-law#article-88",
)
def standard_changed(payments: Table, _ask: Ask) -> Table:
    """Return payments with another standard than the one before, and no reason.

    Source: social-insurance-law#article-88
    """
    regular = payments.filter(payments.due_month == payments.pay_month)
    own = ("division", "person", "benefit")
    before = regular.standard.lag().over(group_by=own, order_by=("pay_month", "payment"))
    seen = regular.mutate(before=before)
    changed = (seen.standard != seen.before) & seen.change_reason.isnull()
    return seen.filter(changed & seen.benefit.isin(PENSIONS))
