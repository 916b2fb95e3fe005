"""Paid before sixty."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from jixiao.safety.check import Window, check
from jixiao.safety.months import month_of

if TYPE_CHECKING:
    from jixiao.measurement.ask import Ask
    from jixiao.measurement.expression import Column, Table

AGE: Final = 60
"""Years at which the pension begins."""


@check(
    title="未满60周岁领取",
    why="按证件号码，所属月份尚未满60周岁而领取城乡居民养老金。",
    source="resident-pension#age",
    window=Window.MONTH,
    by_row=True,
)
def too_young(payments: Table, _ask: Ask) -> Column:
    """Tell residents' pensions for months before the sixtieth birthday.

    Source: resident-pension#age
    """
    reached = month_of(payments.id_birth, years=AGE)
    pension = (payments.paid > 0) & (payments.benefit == "resident_pension")
    return pension & (reached > payments.due_month)
