"""Two pensions at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.safety.check import PENSIONS, Window, check

if TYPE_CHECKING:
    from jixiao.measurement.ask import Ask
    from jixiao.measurement.expression import Table


@check(
    title="同时领取两种养老待遇",
    why="同一人在同一月份领取两种基本养老待遇。",
    source="social-insurance-law#end",
    window=Window.MONTH,
    among=("person", 2),
)
def two_programmes(payments: Table, _ask: Ask) -> Table:
    """Return pensions of persons who draw two in the month.

    Source: social-insurance-law#end
    """
    keys = ("person", "pay_month")
    paid = payments.filter((payments.paid > 0) & payments.benefit.isin(PENSIONS))
    drawn = paid.group_by(keys).aggregate(one=paid.benefit.min(), other=paid.benefit.max())
    return paid.semi_join(drawn.filter(drawn.one != drawn.other), keys)
