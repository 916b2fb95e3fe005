"""A figure that takes part in a calculation: its worth, its dimension, and where it stands."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from jixiao.costing.dimension import MONEY, PURE, Powers, written

if TYPE_CHECKING:
    from jixiao.model.message import Message

HUNDRED: Final = Decimal(100)
WAN: Final = Decimal(10_000)
LARGE: Final = Decimal(1_000_000)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a figure stands: a row (from 1) or the project's head, and the field there."""

    row: int | None
    field: str


@dataclass(frozen=True, slots=True)
class Factor:
    """A figure with its dimension.

    `value` is in base units (元, 人, 月; shares 0-1); `subject` is the text that says what it
    counts; `slack` is how far the printed figure may be off by rounding, in base units;
    `assumption` says what had to be supposed where no place states the figure; a `ceiling` is
    stated as the most that may be (≤), a `floor` as the least (≥).
    """

    value: Decimal
    powers: Powers
    subject: str = ""
    place: Place | None = None
    slack: Decimal = Decimal(0)
    unit: str | None = None
    assumption: Message | None = None
    ceiling: bool = False
    floor: bool = False

    @property
    def is_share(self) -> bool:
        """True for a pure number: a share or a rate of interest."""
        return self.powers == PURE

    @property
    def text(self) -> str:
        """The figure as people write it: `300 元/人·月`, `18 人`, `50%`, `2900 万元`."""
        if self.is_share:
            return self.unit or f"{plain(self.value * HUNDRED)}%"
        if self.powers == MONEY:
            return in_wan(self.value) if self.unit != "元" else f"{plain(self.value)} 元"
        if self.value >= LARGE and dict(self.powers).get("元") == 1:
            return f"{plain(self.value / WAN)} 万{written(self.powers)}"
        return f"{plain(self.value)} {self.unit or written(self.powers)}"

    def assumed(self, why: Message) -> Factor:
        """Return the factor with the supposition under which it is used."""
        return replace(self, assumption=why)


def plain(number: Decimal) -> str:
    """Return a number without exponent and without zeros behind the last digit."""
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def in_wan(yuan: Decimal, places: int | None = None) -> str:
    """Return money as `6.48 万元`, exact or rounded to `places`."""
    wan = yuan / WAN
    if places is not None:
        wan = round(wan, places)
    return f"{plain(wan)} 万元"
