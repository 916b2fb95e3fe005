"""Refunds netted against payments: a negative voucher takes back what was paid before.

A refund lowers what was spent by its own day. It is taken only where a payment of the same
project, not later than it, has enough left: the one of the same number, else the last of the same
sum, else the last that suffices. Which of several it is changes no sum of the project.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from jixiao.evaluation.share import shown
from jixiao.model.message import Message, message

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date
    from decimal import Decimal

    from jixiao.monitoring.money import Voucher

RETURNED: Final = "（退）"
"""Stands behind the number of a refund that bears the number of its payment."""
PAID: Final = "（付）"
"""Stands behind the number of a payment whose number a refund bears that was taken before."""


@dataclass(frozen=True, slots=True)
class Payment:
    """A payment that refunds may be netted against; money in 元, `left` what was not refunded."""

    number: str
    code: str
    day: date
    amount: Decimal
    left: Decimal


@dataclass(frozen=True, slots=True)
class Netting:
    """A refund (its amount negative), the payment it takes back from, what is left of that."""

    refund: Voucher
    payment: Payment

    @property
    def left(self) -> Decimal:
        """What is left of the payment, in 元."""
        return self.payment.left


class Payments:
    """The payments by project, from which refunds take."""

    def __init__(self, payments: Iterable[Payment]) -> None:
        """Take the payments; those of an export stand after those taken before it."""
        self._by_code: dict[str, list[Payment]] = {}
        for one in payments:
            self._by_code.setdefault(one.code, []).append(one)

    def net(self, refund: Voucher) -> Netting | Message:
        """Return what a refund is netted against, or why it cannot be."""
        own = self._by_code.get(refund.code, [])
        able = [
            place
            for place, one in enumerate(own)
            if one.day <= refund.day and one.left >= -refund.amount
        ]
        if not able:
            return message(
                "退款{amount}元没有可冲抵的支付：同一项目没有不晚于{day}、余额足够的支付；请核对。",
                amount=shown(-refund.amount),
                day=refund.day.isoformat(),
            )
        place = max(able, key=lambda number: _likeness(own[number], refund))
        own[place] = replace(own[place], left=own[place].left + refund.amount)
        return Netting(refund, own[place])


def _likeness(payment: Payment, refund: Voucher) -> tuple[bool, bool, date]:
    same = payment.number == refund.number.removesuffix(RETURNED)
    return same, payment.left == -refund.amount, payment.day
