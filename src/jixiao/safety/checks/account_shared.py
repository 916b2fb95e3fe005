"""Account shared by many."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from jixiao.safety.check import Window, check

if TYPE_CHECKING:
    from jixiao.measurement.ask import Ask
    from jixiao.measurement.expression import Table

FAMILY: Final = 3
"""So many may draw into one account: parents and a child who cares for them."""


@check(
    title="多人共用账户",
    why="同一银行账户在当月收到三人以上的待遇。",
    source="social-insurance-law#article-88",
    window=Window.MONTH,
    among=("account", FAMILY + 1),
)
def account_shared(payments: Table, _ask: Ask) -> Table:
    """Return payments into an account that more than three persons use.

    Source: social-insurance-law#article-88
    """
    keys = ("account", "pay_month")
    paid = payments.filter((payments.paid > 0) & payments.account.notnull())
    used = paid.group_by(keys).aggregate(many=paid.person.nunique())
    return paid.semi_join(used.filter(used.many > FAMILY), keys)
