"""Bill paid twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.safety.check import Window, check

if TYPE_CHECKING:
    from jixiao.measurement.ask import Ask
    from jixiao.measurement.expression import Table


@check(
    title="重复支付凭证",
    why="同一项目、事项、收款方在同一天支付同一金额两次以上。",
    source="audit-practice#duplication",
    window=Window.MONTH,
)
def voucher_twice(vouchers: Table, _ask: Ask) -> Table:
    """Return vouchers that have a twin on their day.

    Source: audit-practice#duplication
    """
    keys = ("division", "project", "item", "payee", "paid_on", "amount")
    paid = vouchers.filter(vouchers.amount > 0)
    several = paid.group_by(keys).aggregate(many=paid.count())
    return paid.semi_join(several.filter(several.many > 1), keys)
