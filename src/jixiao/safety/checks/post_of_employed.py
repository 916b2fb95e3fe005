"""Post held by an employed person."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.safety.check import check
from jixiao.safety.months import month_of, open_until

if TYPE_CHECKING:
    from jixiao.measurement.ask import Ask
    from jixiao.measurement.expression import Table


@check(
    title="公益岗人员已在单位就业",
    why="享受公益性岗位补贴期间已在其他单位就业。",
    source="caishe-2023-181#subsidies",
)
def post_of_employed(subsidies: Table, identities: Table, _ask: Ask) -> Table:
    """Post held by an employed person: return such subsidies.

    Source: caishe-2023-181#subsidies
    """
    known = identities.filter(identities.kind == "employed")
    was = known.select("person", first=month_of(known.valid_from), last=open_until(known.valid_to))
    paid = subsidies.filter((subsidies.paid > 0) & (subsidies.kind == "post"))
    during = (was.first <= paid.period_to) & (was.last >= paid.period_from)
    return paid.semi_join(was, [paid.person == was.person, during])
