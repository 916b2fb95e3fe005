"""Paid in two counties."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.safety.check import PENSIONS, Window, check

if TYPE_CHECKING:
    from jixiao.measurement.ask import Ask
    from jixiao.measurement.expression import Table


@check(
    title="两地重复领取",
    why="同一人在同一月份由两个区划发放同一种养老待遇。",
    source="social-insurance-law#end",
    window=Window.MONTH,
    among=("person", 2),
)
def two_counties(payments: Table, _ask: Ask) -> Table:
    """Return pensions that another division pays as well.

    Source: social-insurance-law#end
    """
    keys = ("person", "benefit", "pay_month")
    paid = payments.filter((payments.paid > 0) & payments.benefit.isin(PENSIONS))
    drawn = paid.group_by(keys).aggregate(one=paid.division.min(), other=paid.division.max())
    return paid.semi_join(drawn.filter(drawn.one != drawn.other), keys)
