"""How often each check is right, from the cases that were looked at."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING, Final

from jixiao.model.case import Verdict

if TYPE_CHECKING:
    from collections.abc import Iterable

    from jixiao.model.case import SuspicionCase

HUNDREDTH: Final = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class Precision:
    """Of a check's closed cases, how many were confirmed and how many excluded."""

    kind: str
    confirmed: int
    excluded: int

    @property
    def percent(self) -> Decimal | None:
        """The confirmed in percent of those closed, rounded to hundredths; None without any."""
        whole = self.confirmed + self.excluded
        if not whole:
            return None
        return (Decimal(self.confirmed) * 100 / whole).quantize(HUNDREDTH, ROUND_HALF_UP)


def precision_of(cases: Iterable[SuspicionCase]) -> tuple[Precision, ...]:
    """Return the precision of each check that has a closed case, by kind."""
    closed = Counter((one.kind, one.verdict) for one in cases if one.closed_on is not None)
    kinds = sorted({kind for kind, _ in closed})
    return tuple(
        Precision(kind, closed[kind, Verdict.CONFIRMED], closed[kind, Verdict.EXCLUDED])
        for kind in kinds
    )
