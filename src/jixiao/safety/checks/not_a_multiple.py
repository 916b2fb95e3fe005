"""Amount no multiple of the standard."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.measurement.expression import exact
from jixiao.safety.check import Window, check

if TYPE_CHECKING:
    from jixiao.measurement.ask import Ask
    from jixiao.measurement.expression import Column, Table


@check(
    title="金额不是标准的整倍数",
    why="实发金额不等于标准乘发放月数。",
    source="social-insurance-law#article-88",
    window=Window.MONTH,
    by_row=True,
)
def not_a_multiple(payments: Table, _ask: Ask) -> Column:
    """Tell payments of another amount than standard times months.

    Source: social-insurance-law#article-88
    """
    whole = payments.standard * exact(payments.months, 4)
    return (payments.paid > 0) & (payments.paid != whole)
