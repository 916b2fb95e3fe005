"""What an earlier count took, and where it belongs among the projects that plans list now."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import TYPE_CHECKING

from jixiao.monitoring.refunds import Payment

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from jixiao.monitoring.listed import Listed
    from jixiao.monitoring.money import Voucher
    from jixiao.monitoring.project_money import SourceMoney


@dataclass(frozen=True, slots=True)
class Before:
    """What an earlier count took: its payments, refunds in them, and budgets by project's key.

    `against` has the payment of each refund, by numbers. `closed` are months (1-12) of which no
    payment is taken any more. `document` names the count, `projects` are those it had, by key.
    """

    vouchers: tuple[Voucher, ...] = ()
    against: Mapping[str, str] = field(default_factory=dict)
    budgets: Mapping[str, Sequence[SourceMoney]] = field(default_factory=dict)
    closed: Collection[int] = frozenset()
    document: str = ""
    projects: Mapping[str, Listed] = field(default_factory=dict)

    def payments(self) -> tuple[Payment, ...]:
        """Return the payments with what refunds left of them."""
        back: dict[str, Decimal] = defaultdict(Decimal)
        for one in self.vouchers:
            if one.number in self.against:
                back[self.against[one.number]] += one.amount
        return tuple(
            Payment(one.number, one.code, one.day, one.amount, one.amount + back[one.number])
            for one in self.vouchers
            if one.number not in self.against
        )

    def among(self, listed: Mapping[str, Listed]) -> tuple[Before, list[Voucher]]:
        """Return the count by the keys of projects listed now, and vouchers of none of them.

        A project that has a code only now, or had one only then, is known by its name and unit.
        """
        keys = {one.code: self._now(one.code, listed) for one in self.vouchers}
        budgets: dict[str, Sequence[SourceMoney]] = {}
        for key, lines in self.budgets.items():
            now = self._now(key, listed)
            if now and lines:
                budgets.setdefault(now, lines)
        kept = tuple(
            replace(one, code=now) for one in self.vouchers if (now := keys[one.code]) is not None
        )
        numbers = {one.number for one in kept}
        against = {one: paid for one, paid in self.against.items() if one in numbers}
        lost = [one for one in self.vouchers if keys[one.code] is None]
        return replace(self, vouchers=kept, against=against, budgets=budgets), lost

    def _now(self, key: str, listed: Mapping[str, Listed]) -> str | None:
        """Return the key that a project goes by now; None where none or several may be it."""
        if key in listed:
            return key
        then = self.projects.get(key)
        same = [one.key for one in listed.values() if then is not None and then.may_be(one)]
        return same[0] if len(same) == 1 else None
