"""An indicator's target: as printed, split into its parts, and as understood."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jixiao.model.quantity import Quantity

QUALITATIVE = "qualitative"


@dataclass(frozen=True, slots=True)
class Target:
    """A printed target.

    `text` is the cell or cells as printed without layout spaces (None when nothing is printed);
    `operator` is ≥ ≤ = > < when the table prints one in whatever manner, `qualitative` for words
    that grade a result, None for bare numbers, dates and policy texts; `value` and `unit` split
    the printed target; `quantity` is what it means, None when it was not understood.
    """

    text: str | None = None
    operator: str | None = None
    value: str | None = None
    unit: str | None = None
    quantity: Quantity | None = None

    @property
    def is_blank(self) -> bool:
        """True when no value is printed, whatever operator or unit stands around the gap."""
        return not self.value
