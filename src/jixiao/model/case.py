"""A suspicion case: what was noticed, what looking at it showed, what came back."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date
    from decimal import Decimal


class Verdict(StrEnum):
    """What looking at a suspicion showed; the codes of the ledger of suspicions."""

    PENDING = "pending"
    CONFIRMED = "confirmed"
    EXCLUDED = "excluded"


class CaseStage(StrEnum):
    """Where a case stands, told by what it holds."""

    ISSUED = "issued"
    CHECKED = "checked"
    STOPPED = "stopped"
    RECOVERING = "recovering"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class SuspicionCase:
    """One suspicion of one person (or thing) by one check; money in 元, months YYYYMM inclusive.

    `person` is the keyed hash, 0 where the case is about nobody. `rows` are the suspicious rows as
    (load, source, row) of `ledger`. `reason` says why it was confirmed or excluded.
    """

    number: str
    kind: str
    division: str
    ledger: str
    person: int
    benefit: str
    project: str
    month_from: int
    month_to: int
    months: int
    amount: Decimal
    rows: tuple[tuple[int, int, int], ...]
    issued_on: date
    due_on: date
    verdict: Verdict = Verdict.PENDING
    reason: str = ""
    checked_on: date | None = None
    stopped_on: date | None = None
    recover_due: Decimal | None = None
    recovered: Decimal | None = None
    referred: bool = False
    closed_on: date | None = None

    @property
    def stage(self) -> CaseStage:
        """Where the case stands."""
        if self.closed_on is not None:
            return CaseStage.CLOSED
        if self.recover_due is not None:
            return CaseStage.RECOVERING
        if self.stopped_on is not None:
            return CaseStage.STOPPED
        if self.verdict is not Verdict.PENDING:
            return CaseStage.CHECKED
        return CaseStage.ISSUED
