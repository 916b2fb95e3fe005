"""What was measured: a value, and all that is needed to measure it again."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Actual:
    """An indicator's actual as the ledgers give it.

    `value` is in `unit`, rounded once; None when nothing was due or nothing is on record.
    `through` is the last month the counted ledger has rows of, 0 when it has none: a value may be
    short of what happened after it, and there is none when it lies before the period.
    `numerator` and `denominator` are exact and in base units (元, counts), `denominator` is None
    where nothing is divided. `rows` is how many rows were counted: of the denominator, if there is
    one. Months are YYYYMM, inclusive; `divisions` are code prefixes, none for all.
    `filters` are sorted (column, values). `digest` is the hash of all partitions read, `loads` the
    loads they come from, as (number, SHA-256 of its manifest). `engine` names what counted.
    """

    metric: str
    version: int
    value: Decimal | None
    unit: str
    numerator: Decimal | None
    denominator: Decimal | None
    rows: int
    first: int
    last: int
    divisions: tuple[str, ...]
    filters: tuple[tuple[str, tuple[str, ...]], ...]
    digest: str
    loads: tuple[tuple[int, str], ...]
    engine: str
    through: int

    @property
    def is_loaded(self) -> bool:
        """Whether anything of the period can be known from the counted ledger."""
        return self.through >= self.first

    @property
    def is_whole(self) -> bool:
        """Whether the counted ledger has rows to the end of the period."""
        return self.through >= self.last
