"""Paid after death."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from jixiao.safety.check import Window, check
from jixiao.safety.months import month_of

if TYPE_CHECKING:
    from jixiao.measurement.ask import Ask
    from jixiao.measurement.expression import Table

OTHERS: Final = ("funeral", "survivor")
"""Benefits that are paid because somebody died."""


@check(
    title="死亡后仍领取",
    why="死亡次月起应停发；所属月份晚于死亡月份的发放需要核查。丧葬补助和遗属抚恤不在其内。",
    source="social-insurance-law#end",
    window=Window.MONTH,
)
def paid_after_death(payments: Table, deaths: Table, _ask: Ask) -> Table:
    """Return payments for months after that of the death.

    Source: social-insurance-law#end
    """
    gone = deaths.select("person", last=month_of(deaths.death_date))
    paid = payments.filter((payments.paid > 0) & payments.benefit.notin(OTHERS))
    return paid.semi_join(gone, [paid.person == gone.person, paid.due_month > gone.last])
