"""Start-up subsidy twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.safety.check import check

if TYPE_CHECKING:
    from jixiao.measurement.ask import Ask
    from jixiao.measurement.expression import Table


@check(
    title="重复领取一次性创业补贴",
    why="一次性创业补贴每人只能享受一次。",
    source="caishe-2023-181#subsidies",
)
def start_up_twice(subsidies: Table, _ask: Ask) -> Table:
    """Return start-up subsidies of persons who had several.

    Source: caishe-2023-181#subsidies
    """
    paid = subsidies.filter((subsidies.paid > 0) & (subsidies.kind == "start_up"))
    several = paid.group_by("person").aggregate(many=paid.count())
    return paid.semi_join(several.filter(several.many > 1), "person")
