"""Internship subsidised too long."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from jixiao.safety.check import check

if TYPE_CHECKING:
    from jixiao.measurement.ask import Ask
    from jixiao.measurement.expression import Table

LONGEST: Final = 12
"""Months."""


@check(
    title="见习补贴超期",
    why="就业见习补贴累计超过12个月。",
    source="caishe-2023-181#subsidies",
)
def internship_too_long(subsidies: Table, _ask: Ask) -> Table:
    """Return internship subsidies of persons who had more than 12 months.

    Source: caishe-2023-181#subsidies
    """
    paid = subsidies.filter((subsidies.paid > 0) & (subsidies.kind == "internship"))
    held = paid.group_by("person").aggregate(months=paid.months.sum())
    return paid.semi_join(held.filter(held.months > LONGEST), "person")
