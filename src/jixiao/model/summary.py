"""A summary over many documents: projects, money, coverage, grades and findings by unit."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Final

HUNDREDTH: Final = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class Tally:
    """Figures of some projects; money in 万元, exact. `ungraded` have no self-evaluated score.

    `covered` are the projects with at least one indicator whose target is filled in.
    """

    projects: int = 0
    amount: Decimal = Decimal(0)
    covered: int = 0
    covered_amount: Decimal = Decimal(0)
    indicators: int = 0
    grades: tuple[tuple[str, int], ...] = ()
    ungraded: int = 0
    blocking: int = 0
    query: int = 0
    advice: int = 0

    @property
    def share(self) -> Decimal | None:
        """The projects covered, in percent of all, rounded to hundredths; None without any."""
        return _percent(Decimal(self.covered), Decimal(self.projects))

    @property
    def amount_share(self) -> Decimal | None:
        """The money covered, in percent of all, rounded to hundredths; None without any."""
        return _percent(self.covered_amount, self.amount)


@dataclass(frozen=True, slots=True)
class SummaryRow:
    """The figures of one unit, or of a department (`unit` is then None)."""

    ordinal: int | None
    department: str | None
    unit: str | None
    tally: Tally

    @property
    def unit_or_sum(self) -> str:
        """The unit, 小计 for the row of a department."""
        return "小计" if self.unit is None else self.unit


@dataclass(frozen=True, slots=True)
class Summary:
    """Rows in reading order, each department closed by a row of its own, and the whole."""

    fiscal_year: int | None
    documents: int
    rows: tuple[SummaryRow, ...]
    total: Tally


def _percent(part: Decimal, whole: Decimal) -> Decimal | None:
    if not whole:
        return None
    return (part * 100 / whole).quantize(HUNDREDTH, ROUND_HALF_UP)
