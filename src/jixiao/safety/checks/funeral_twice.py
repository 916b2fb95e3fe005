"""Funeral grant twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.safety.check import check

if TYPE_CHECKING:
    from jixiao.measurement.ask import Ask
    from jixiao.measurement.expression import Table


@check(
    title="重复领取丧葬补助",
    why="同一死亡人员发放两笔以上丧葬补助。",
    source="social-insurance-law#article-88",
)
def funeral_twice(payments: Table, _ask: Ask) -> Table:
    """Return funeral grants of persons who have several.

    Source: social-insurance-law#article-88
    """
    paid = payments.filter((payments.paid > 0) & (payments.benefit == "funeral"))
    several = paid.group_by("person").aggregate(many=paid.count())
    return paid.semi_join(several.filter(several.many > 1), "person")
