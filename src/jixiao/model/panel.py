"""What a panel of experts scored: item by item, together, and how far they agreed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Proof:
    """A piece of evidence attached to an item: its kind, its title, the hash of the file."""

    item: str
    kind: str
    title: str
    sha256: str


@dataclass(frozen=True, slots=True)
class ScoreSheet:
    """What one expert gave: points by item id, and the reason of each."""

    expert: str
    scores: Mapping[str, Decimal]
    reasons: Mapping[str, str]
    proofs: tuple[Proof, ...] = ()


@dataclass(frozen=True, slots=True)
class PanelItem:
    """An item with what the experts gave, in the order of their sheets.

    `points` of 100; `score` is the combined one; `left_out` says how many scores the mean left
    out; `spread` is the distance (0-1) of the highest and the lowest share; `differs` is true
    where that is more than the limit.
    """

    id: str
    level1: str
    level2: str
    name: str
    points: Decimal
    given: tuple[Decimal, ...]
    score: Decimal
    left_out: int
    spread: Decimal
    differs: bool


@dataclass(frozen=True, slots=True)
class Agreement:
    """Kendall's W (0-1) of `experts` over `items`; None where nobody ranked anything apart."""

    experts: int
    items: int
    coefficient: Decimal | None


@dataclass(frozen=True, slots=True)
class PanelScore:
    """What a panel's sheets come to; `total` of 100, `totals` each expert's own."""

    items: tuple[PanelItem, ...]
    totals: tuple[Decimal, ...]
    total: Decimal
    grade: str
    agreement: Agreement

    @property
    def groups(self) -> tuple[tuple[str, Decimal, Decimal], ...]:
        """Each group (level 1) with its points and what it scored, in order."""
        names = dict.fromkeys(item.level1 for item in self.items)
        return tuple(
            (
                name,
                sum((one.points for one in self.items if one.level1 == name), start=0 * self.total),
                sum((one.score for one in self.items if one.level1 == name), start=0 * self.total),
            )
            for name in names
        )

    @property
    def differing(self) -> tuple[PanelItem, ...]:
        """The items on which the experts differ beyond the limit."""
        return tuple(item for item in self.items if item.differs)
