"""What an adjustment request states: which values of an approved plan change, and into what."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Change:
    """One value that changes: `group` is the level or part it belongs to, `item` its name.

    `old` is None for what is added, `new` for what is dropped; `reason` and `evidence` are for
    the applicant to fill in.
    """

    ordinal: int
    group: str
    item: str
    old: str | None = None
    new: str | None = None
    reason: str | None = None
    evidence: str | None = None


@dataclass(frozen=True, slots=True)
class Adjustment:
    """The changes between two versions of one project's plan; money in `money_unit`."""

    name: str | None
    code: str | None
    department: str | None
    unit: str | None
    year: int | None
    budget_old: Decimal | None
    budget_new: Decimal | None
    money_unit: str
    changes: tuple[Change, ...]
