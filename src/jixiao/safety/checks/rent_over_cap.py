"""Rent subsidy over its cap."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.safety.check import check

if TYPE_CHECKING:
    from jixiao.measurement.ask import Ask
    from jixiao.measurement.expression import Table


@check(
    title="房租物业补贴超限额",
    why="一户在一年内的房租物业补贴超过限额。",
    source="caishe-2023-181#subsidies",
)
def rent_over_cap(subsidies: Table, _ask: Ask) -> Table:
    """Return rent subsidies of recipients who had more than the cap in a year.

    Source: caishe-2023-181#subsidies
    """
    paid = subsidies.filter((subsidies.paid > 0) & (subsidies.kind == "rent"))
    yearly = paid.mutate(year=paid.paid_month // 100)
    sums = yearly.group_by(("person", "year")).aggregate(
        paid=yearly.paid.sum(), cap=yearly.cap.max()
    )
    return yearly.semi_join(sums.filter(sums.paid > sums.cap), ("person", "year")).drop("year")
