"""Paid twice in a month."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.safety.check import Window, check

if TYPE_CHECKING:
    from jixiao.measurement.ask import Ask
    from jixiao.measurement.expression import Table


@check(
    title="同一月份重复发放",
    why="同一人同一待遇在同一月份为同一所属月份发放两笔以上。",
    source="social-insurance-law#article-88",
    window=Window.MONTH,
    among=("person", 2),
)
def paid_twice(payments: Table, _ask: Ask) -> Table:
    """Return payments that have a twin in their month.

    Source: social-insurance-law#article-88
    """
    keys = ("division", "person", "benefit", "pay_month", "due_month")
    paid = payments.filter(payments.paid > 0)
    several = paid.group_by(keys).aggregate(many=paid.count())
    return paid.semi_join(several.filter(several.many > 1), keys)
