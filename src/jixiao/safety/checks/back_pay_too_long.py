"""Back pay for too long."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from jixiao.safety.check import Window, check
from jixiao.safety.months import later

if TYPE_CHECKING:
    from jixiao.measurement.ask import Ask
    from jixiao.measurement.expression import Column, Table

LONGEST: Final = 24
"""Months: whole years."""


@check(
    title="补发期限过长",
    why="一次补发超过24个月，或补发的月份早于24个月以前。",
    source="social-insurance-law#article-88",
    window=Window.MONTH,
    by_row=True,
)
def back_pay_too_long(payments: Table, _ask: Ask) -> Column:
    """Tell back payments for more than two years.

    Source: social-insurance-law#article-88
    """
    long_ago = later(payments.due_month, years=LONGEST // 12) < payments.pay_month
    return (payments.paid > 0) & ((payments.months > LONGEST) | long_ago)
