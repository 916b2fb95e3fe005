"""Standard unlike the group's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.safety.check import Window, check

if TYPE_CHECKING:
    from jixiao.measurement.ask import Ask
    from jixiao.measurement.expression import Table


@check(
    title="标准与同一人群不同",
    why="同一区划、待遇、人群在当月九成以上执行同一标准，而该笔执行另一标准。",
    source="social-insurance-law#article-88",
    window=Window.MONTH,
)
def wrong_standard(payments: Table, _ask: Ask) -> Table:
    """Return payments whose standard hardly anybody of the group has.

    Source: social-insurance-law#article-88
    """
    whose = ("division", "benefit", "group", "pay_month")
    regular = payments.filter(payments.due_month == payments.pay_month)
    each = regular.group_by((*whose, "standard")).aggregate(many=regular.count())
    all_of = each.group_by(whose).aggregate(most=each.many.max(), whole=each.many.sum())
    held = each.inner_join(all_of, whose)
    rare = held.filter((held.many < held.most) & (held.most * 10 >= held.whole * 9))
    return regular.semi_join(rare, (*whose, "standard"))
