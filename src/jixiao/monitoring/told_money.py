"""What was told of a project's money by a day, as a sheet that was signed keeps it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from jixiao.monitoring.project_money import ProjectMoney, SourceMoney, project_money

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class ToldMoney:
    """A project's budgets by source, and (source, amount) of what was paid, all in one unit.

    There are no `lines` where nobody told a budget, and nothing `paid` without any payment.
    """

    lines: tuple[SourceMoney, ...] = ()
    paid: tuple[tuple[str, Decimal], ...] = ()

    @property
    def spent(self) -> Decimal | None:
        """What was paid in all, without zeros behind it; None without any payment."""
        total = sum((amount for _, amount in self.paid), Decimal(0))
        return Decimal(f"{total.normalize():f}") if self.paid else None

    @property
    def money(self) -> ProjectMoney | None:
        """The budgets beside the payments; None where nobody told a budget."""
        return project_money(self.lines, self.paid) if self.lines else None


NOTHING_TOLD = ToldMoney()


def record_of(told: ToldMoney) -> dict[str, Any]:
    """Return it as plain values: `lines` of source, initial, adjusted and carried; `paid`."""
    return {
        "lines": [
            [one.source, *map(_text, (one.initial, one.year, one.carried))] for one in told.lines
        ],
        "paid": [[source, _text(amount)] for source, amount in told.paid],
    }


def told_in(record: Mapping[str, Any]) -> ToldMoney:
    """Return what `record_of` wrote."""
    return ToldMoney(
        tuple(SourceMoney(source, *map(_amount, told)) for source, *told in record["lines"]),
        tuple((source, Decimal(amount)) for source, amount in record["paid"]),
    )


def _text(amount: Decimal | None) -> str | None:
    return None if amount is None else f"{amount:f}"


def _amount(text: str | None) -> Decimal | None:
    return None if text is None else Decimal(text)
