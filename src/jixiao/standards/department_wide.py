"""The sides of department-wide performance with their points, by date."""

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
class DepartmentSide:
    """One side: points of 100, and which rows of projects speak to it.

    Rows are those of `level1` whose level 2 holds `with_word` and does not hold `without_word`
    (blank: any); with `execution` it is the execution of the budget.
    """

    name: str
    name_en: str
    points: Decimal
    level1: str = ""
    with_word: str = ""
    without_word: str = ""
    execution: bool = False

    def concerns(self, level1: str | None, level2: str | None) -> bool:
        """Return whether a row of these levels speaks to the side."""
        if not self.level1 or level1 != self.level1:
            return False
        kind = level2 or ""
        return self.with_word in kind and not (self.without_word and self.without_word in kind)


@dataclass(frozen=True, slots=True)
class DepartmentRules:
    """The sides in order, and the clauses they and their points rest on."""

    sides: tuple[DepartmentSide, ...]
    source: str
    points_source: str
    roll_up_source: str


@cache
def department_rules() -> Dated[DepartmentRules]:
    """Return the rules through time. Source: department-practice#dimensions."""
    return Dated(
        "部门整体支出绩效",
        tuple(
            DatedValue(row["start"], _rules(row), row["source"])
            for row in table("department_wide.toml")["value"]
        ),
    )


def _rules(row: Mapping[str, Any]) -> DepartmentRules:
    sides = tuple(
        DepartmentSide(
            each["name"], each["name_en"], Decimal(each["points"]), each.get("level1", ""),
            each.get("with", ""), each.get("without", ""), each.get("execution", False),
        )
        for each in row["sides"]
    )  # fmt: skip
    return DepartmentRules(sides, row["source"], row["points_source"], row["roll_up_source"])
