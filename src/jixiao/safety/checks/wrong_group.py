"""Age and group disagree."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from jixiao.safety.check import Window, check
from jixiao.safety.months import month_of

if TYPE_CHECKING:
    from jixiao.measurement.ask import Ask
    from jixiao.measurement.expression import Column, Table

AGE: Final = 65
"""Years from which places add to the pension."""
OVER: Final = "65岁以上"
UNDER: Final = "65岁以下"


@check(
    title="年龄与待遇人群不符",
    why="按65岁以上的标准发放，而所属月份尚未满65周岁；或已满而仍按65岁以下发放。",
    source="resident-pension#age",
    window=Window.MONTH,
    by_row=True,
)
def wrong_group(payments: Table, _ask: Ask) -> Column:
    """Tell payments in a group of another age.

    Source: resident-pension#age
    """
    reached = month_of(payments.id_birth, years=AGE)
    early = (payments.group == OVER) & (reached > payments.due_month)
    late = (payments.group == UNDER) & (reached < payments.due_month)
    return (payments.paid > 0) & (early | late)
