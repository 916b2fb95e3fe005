"""How the figures of a plan make its budget, what is left over, and what is probably missing."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from jixiao.costing.factor import in_wan, plain
from jixiao.model.message import Message, message

if TYPE_CHECKING:
    from jixiao.costing.dimension import Powers
    from jixiao.costing.term import Term

_PERCENT: Final = Decimal(100)
_TEN_THOUSAND: Final = Decimal(10_000)
_CLOSE: Final = Decimal("0.01")


class Way(StrEnum):
    """How a budget is made; PART and LACKING work one figure back from it, STATED only says it."""

    PRODUCT = "product"
    PART = "part"
    SUM = "sum"
    MIXED = "mixed"
    SHARE = "share"
    LACKING = "lacking"
    STATED = "stated"


@dataclass(frozen=True, slots=True)
class Missing:
    """A figure that would make the budget: what it is, its dimension, and how much it would be."""

    what: Message
    powers: Powers
    value: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Explanation:
    """Terms held against a budget, all in 元.

    `tolerance` is the rounding of the printed figures; `missing` holds what would close the gap.
    """

    way: Way
    terms: tuple[Term, ...]
    budget: Decimal
    tolerance: Decimal
    missing: tuple[Missing, ...] = ()

    @property
    def total(self) -> Decimal:
        """What the terms make together, 元, exact."""
        return sum((term.value for term in self.terms), Decimal(0))

    @property
    def residual(self) -> Decimal:
        """Budget less total, 元."""
        return self.budget - self.total

    @property
    def exact(self) -> bool:
        """True when the total is the budget within the rounding of what is printed."""
        return abs(self.residual) <= self.tolerance

    @property
    def agrees(self) -> bool:
        """True when the total is the budget, or off by less than people round on purpose."""
        return self.exact or abs(self.residual) <= self.budget * _CLOSE

    @property
    def rows(self) -> tuple[int, ...]:
        """The rows (from 1) whose figures are used, in order."""
        return tuple(sorted({row for term in self.terms for row in term.rows}))

    @property
    def assumptions(self) -> tuple[Message, ...]:
        """What had to be supposed, each once."""
        found = {str(each): each for term in self.terms for each in term.assumptions}
        return tuple(found.values())

    @property
    def arithmetic(self) -> str:
        """The calculation: `300 元/人·月 × 18 人 × 12 月 = 6.48 万元`; totals to 元 at least."""
        parts = " + ".join(term.text for term in self.terms)
        if len(self.terms) == 1 and len(self.terms[0].factors) == 1:
            return parts
        return f"{parts} = {in_wan(self.total, _places(self.total))}"

    @property
    def deviation(self) -> str:
        """How far the total lies from the budget: `+12.1%`."""
        share = (self.total - self.budget) / self.budget * _PERCENT
        return f"{'+' if share > 0 else ''}{plain(round(share, 1))}%"


@dataclass(frozen=True, slots=True)
class Explained:
    """What was found for one plan: the best explanation, or None; `tried` counts combinations."""

    best: Explanation | None
    tried: int


def supposed(explanation: Explanation) -> Message:
    """Return the suppositions as one sentence in brackets; empty when nothing is supposed."""
    whole: Message = message("")
    for each in explanation.assumptions:
        whole = message("{before}（{assumption}）", before=whole, assumption=each)
    return whole


def _places(yuan: Decimal) -> int:
    """Return how many places of 万元 are worth showing: two, four below ten thousand yuan."""
    return 2 if abs(yuan) >= _TEN_THOUSAND else 4
