"""Points per level 1 that the rules set, by case and by date."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from jixiao.model.indicator import Level1
from jixiao.standards.dated import Dated, DatedValue
from jixiao.standards.reading import table

if TYPE_CHECKING:
    from collections.abc import Mapping

FULL_SCORE: Final = Decimal(100)


@dataclass(frozen=True, slots=True)
class WeightSplit:
    """Points of 100 by level 1, and those of the execution rate set at self-evaluation."""

    points: tuple[tuple[Level1, Decimal], ...]
    execution: Decimal

    @property
    def target_sum(self) -> Decimal:
        """The sum that the weights of a target form must give: 100 less the execution rate."""
        return FULL_SCORE - self.execution

    def of(self, level: Level1) -> Decimal:
        """Return the points of a level 1, zero when the case has none."""
        return dict(self.points).get(level, Decimal(0))


def _split(row: Mapping[str, Any]) -> WeightSplit:
    points = tuple((Level1(name), Decimal(value)) for name, value in row["points"].items())
    return WeightSplit(points, Decimal(row["execution"]))


@cache
def weight_splits() -> Mapping[str, Dated[WeightSplit]]:
    """Return the splits by case: with_cost, without_cost, and both without satisfaction.

    Source: caiyu-2021-101#weights.
    """
    return {
        case["name"]: Dated(
            case["title"],
            tuple(DatedValue(row["start"], _split(row), row["source"]) for row in case["value"]),
        )
        for case in table("weights.toml")["case"]
    }


def weight_split(*, cost: bool, satisfaction: bool) -> Dated[WeightSplit]:
    """Return the split for a project with or without cost and satisfaction indicators."""
    case = "with_cost" if cost else "without_cost"
    if not satisfaction:
        case += "_without_satisfaction" if cost else "_and_satisfaction"
    return weight_splits()[case]
