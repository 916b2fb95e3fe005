"""Post held by a dead person."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.safety.check import check
from jixiao.safety.months import month_of

if TYPE_CHECKING:
    from jixiao.measurement.ask import Ask
    from jixiao.measurement.expression import Table


@check(
    title="公益岗人员已死亡",
    why="死亡次月起仍发放公益性岗位补贴。",
    source="caishe-2023-181#subsidies",
)
def post_of_dead(subsidies: Table, deaths: Table, _ask: Ask) -> Table:
    """Return post subsidies for months after the death.

    Source: caishe-2023-181#subsidies
    """
    gone = deaths.select("person", last=month_of(deaths.death_date))
    paid = subsidies.filter((subsidies.paid > 0) & (subsidies.kind == "post"))
    return paid.semi_join(gone, [paid.person == gone.person, paid.period_to > gone.last])
