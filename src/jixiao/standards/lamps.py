"""When a project's money or an indicator is red, yellow, green or blue, by date."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, Any

from jixiao.standards.dated import Dated, DatedValue
from jixiao.standards.reading import table

if TYPE_CHECKING:
    from collections.abc import Mapping

Steps = tuple[tuple[str, Decimal], ...]


@dataclass(frozen=True, slots=True)
class LampRules:
    """Lamps by the least share (1 is what was expected by then), best first; words by band.

    Each `…_source` is the id of a clause.
    """

    money: Steps
    money_source: str
    positive: Steps
    positive_source: str
    reverse_source: str
    qualitative: Mapping[str, str]
    qualitative_source: str
    linear_source: str


@cache
def lamp_rules() -> Dated[LampRules]:
    """Return the rules of lamps through time. Source: provincial-monitoring#money."""
    rows = table("lamps.toml")["value"]
    return Dated(
        "监控预警", tuple(DatedValue(row["start"], _rules(row), row["source"]) for row in rows)
    )


def _rules(row: Mapping[str, Any]) -> LampRules:
    told = {name: part for name, part in row.items() if name not in ("start", "source")}
    told |= {name: _steps(row[name]) for name in ("money", "positive")}
    return LampRules(**told)


def _steps(rows: list[dict[str, str]]) -> Steps:
    return tuple((row["lamp"], Decimal(row["least"])) for row in rows)
