"""What a grade means for the next budget, by date."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, Any

from jixiao.standards.dated import Dated, DatedValue
from jixiao.standards.reading import table

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class ApplicationRules:
    """Step and cut (0-1 of the budget) by grade, for recurring and for one-off projects.

    `recover_below` is the execution rate (0-1) under which what is unspent is recovered; a
    project whose printed attribute holds one of `one_off_words` is one-off.
    """

    recurring: Mapping[str, tuple[str, Decimal]]
    recurring_source: str
    one_off: Mapping[str, tuple[str, Decimal]]
    one_off_source: str
    one_off_words: tuple[str, ...]
    recover_below: Decimal
    recover_source: str


@cache
def application_rules() -> Dated[ApplicationRules]:
    """Return the rules through time. Source: provincial-application#recurring."""
    rows = table("application.toml")["value"]
    return Dated(
        "结果应用", tuple(DatedValue(row["start"], _rules(row), row["source"]) for row in rows)
    )


def _rules(row: Mapping[str, Any]) -> ApplicationRules:
    return ApplicationRules(
        recurring=_steps(row["recurring"]),
        recurring_source=row["recurring_source"],
        one_off=_steps(row["one_off"]),
        one_off_source=row["one_off_source"],
        one_off_words=tuple(row["one_off_words"]),
        recover_below=Decimal(row["recover_below"]),
        recover_source=row["recover_source"],
    )


def _steps(rows: list[dict[str, str]]) -> Mapping[str, tuple[str, Decimal]]:
    return {row["grade"]: (row["step"], Decimal(row["cut"])) for row in rows}
