"""Too many loans."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from jixiao.safety.check import check

if TYPE_CHECKING:
    from jixiao.measurement.ask import Ask
    from jixiao.measurement.expression import Column, Table

MOST: Final = 3


@check(
    title="贷款次数超限",
    why="创业担保贷款累计超过3次。",
    source="caijin-2023-75#limits",
    by_row=True,
)
def loan_too_often(loans: Table, _ask: Ask) -> Column:
    """Tell loans after the third.

    Source: caijin-2023-75#limits
    """
    return loans.granted_on.notnull() & (loans.times > MOST)
