"""The projects of a year as plans list them, each once: told apart by code, or unit and name."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Listed:
    """A project of the year: its code ("" without one), name, approved budget in 元, budget unit.

    `unit` is "" where no plan tells it.
    """

    code: str
    name: str
    budget: Decimal | None = None
    unit: str = ""

    @property
    def key(self) -> str:
        """What its money is kept by: the code, else the name with the unit where that is told."""
        if self.code or not self.name:
            return self.code
        name, unit = plain(self.name), plain(self.unit)
        return f"{unit}“{name}”" if unit else name

    def may_be(self, other: Listed) -> bool:
        """Return whether both may be one project by name: no code and no unit tells them apart."""
        codes, units = (self.code, other.code), (plain(self.unit), plain(other.unit))
        return plain(self.name) == plain(other.name) and not any(
            one and two and one != two for one, two in (codes, units)
        )


def with_budget(projects: Iterable[Listed]) -> list[Listed]:
    """Return each project once, in order, with the first budget that any document tells of it.

    One without code and unit is taken for the one of its name where a single unit has such.
    """
    told = [one for one in projects if one.key]
    units: dict[str, dict[str, str]] = defaultdict(dict)
    for one in told:
        if one.unit and not one.code:
            units[plain(one.name)].setdefault(plain(one.unit), one.unit)
    found: dict[str, Listed] = {}
    for one in told:
        whose = list(units[plain(one.name)].values())
        is_bare = not one.code and not one.unit and len(whose) == 1
        known = replace(one, unit=whose[0]) if is_bare else one
        held = found.setdefault(known.key, known)
        if held.budget is None and known.budget is not None:
            found[known.key] = replace(held, budget=known.budget)
    return list(found.values())


def plain(text: str) -> str:
    """Return a name without blanks."""
    return "".join(text.split())
