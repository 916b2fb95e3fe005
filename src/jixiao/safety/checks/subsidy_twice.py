"""Subsidised twice for the same time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from jixiao.safety.check import check

if TYPE_CHECKING:
    from jixiao.measurement.ask import Ask
    from jixiao.measurement.expression import Table

ONCE: Final = ("start_up", "rent")
"""Kinds that are not paid for months of one person's work."""


@check(
    title="同期重复补贴",
    why="同一人同一种补贴的期间重叠。",
    source="caishe-2023-181#subsidies",
)
def subsidy_twice(subsidies: Table, _ask: Ask) -> Table:
    """Return subsidies whose months overlap with another's.

    Source: caishe-2023-181#subsidies
    """
    paid = subsidies.filter((subsidies.paid > 0) & subsidies.kind.notin(ONCE))
    other = paid.view()
    return paid.semi_join(
        other,
        [
            paid.person == other.person,
            paid.kind == other.kind,
            paid.subsidy != other.subsidy,
            paid.period_from <= other.period_to,
            paid.period_to >= other.period_from,
        ],
    )
