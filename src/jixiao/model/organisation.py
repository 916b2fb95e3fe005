"""Divisions, departments and budget units."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class BudgetUnit:
    """A budget unit as printed: its code (often six digits: department + unit) and its name."""

    code: str | None = None
    name: str | None = None
