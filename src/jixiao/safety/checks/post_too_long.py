"""Post subsidised too long."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from jixiao.safety.check import check
from jixiao.safety.months import month_of

if TYPE_CHECKING:
    from jixiao.measurement.ask import Ask
    from jixiao.measurement.expression import Table

LONGEST: Final = 36
"""Months."""
OLDER: Final = 50
"""Years from which a post may last until the pension."""


@check(
    title="公益岗补贴超期",
    why="公益性岗位补贴累计超过36个月，而开始时距退休年龄还有五年以上。",
    source="caishe-2023-181#subsidies",
)
def post_too_long(subsidies: Table, _ask: Ask) -> Table:
    """Return post subsidies of persons who had more than 36 months.

    Source: caishe-2023-181#subsidies
    """
    paid = subsidies.filter((subsidies.paid > 0) & (subsidies.kind == "post"))
    held = paid.group_by("person").aggregate(
        months=paid.months.sum(), first=paid.period_from.min(), birth=paid.id_birth.min()
    )
    young = month_of(held.birth, years=OLDER) > held.first
    return paid.semi_join(held.filter((held.months > LONGEST) & young), "person")
