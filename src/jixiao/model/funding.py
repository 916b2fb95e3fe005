"""A project's money: the appropriation by source, the plan of spending, the disbursement."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from jixiao.model.amount import Amount

if TYPE_CHECKING:
    from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Funding:
    """The appropriation as printed: total, fiscal part, other part, all in `unit`."""

    total: Decimal | None = None
    fiscal: Decimal | None = None
    other: Decimal | None = None
    unit: str = "万元"

    @property
    def amount(self) -> Amount | None:
        """The total with its unit, or None when no total is printed."""
        return None if self.total is None else Amount(self.total, self.unit)


@dataclass(frozen=True, slots=True)
class SpendingPlan:
    """Cumulative spending in percent (0-100) by the end of a month (1-12), in printed order.

    Blank cells are left out: `((6, Decimal(50)), (12, Decimal(100)))`.
    """

    points: tuple[tuple[int, Decimal], ...]


@dataclass(frozen=True, slots=True)
class ExecutionRow:
    """One source's line of budget and spending in a self-evaluation or monitoring form."""

    source: str
    initial: Decimal | None = None
    year: Decimal | None = None
    spent: Decimal | None = None
    rate: Decimal | None = None
    score: Decimal | None = None
    forecast: Decimal | None = None
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Execution:
    """Budget execution as printed: the total line, and the lines by source under it.

    Money in `unit`; `rate` in percent (0-100); `score` in points (of 10 as a rule); `forecast`
    is the spending expected by the end of the year, `reason` why the rate is low, `full_score`
    the points the form gives the rate, which blank forms print already: it takes no part in
    equality.
    """

    budget_initial: Decimal | None = None
    budget_year: Decimal | None = None
    spent: Decimal | None = None
    rate: Decimal | None = None
    score: Decimal | None = None
    unit: str = "万元"
    rows: tuple[ExecutionRow, ...] = ()
    forecast: Decimal | None = None
    reason: str | None = None
    full_score: Decimal | None = field(default=None, compare=False)
