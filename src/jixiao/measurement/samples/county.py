"""The sample counties and their projects, as the TOML files say, at the scale asked for."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any, Final

import numpy as np

FIRST_COPY: Final = 410000
"""Division of the first county beyond the three; codes lie ten apart."""


@dataclass(frozen=True, slots=True)
class Project:
    """One of the 41 projects: budget in 元, items with their part of it."""

    division: str
    code: str
    name: str
    budget: float
    items: tuple[tuple[str, float], ...]
    survey: str
    satisfied: int


@dataclass(frozen=True)
class County:
    """One county: what is recorded there, with heads at the scale `share`."""

    division: str
    given: dict[str, Any]
    share: float
    years: tuple[int, ...]
    seed: int
    projects: tuple[Project, ...]

    def heads(self, count: float) -> int:
        """Return a number of persons or things at the scale asked for, at least one."""
        return max(1, round(count * self.share)) if count else 0

    def random(self, purpose: str) -> np.random.Generator:
        """Return the chance of one purpose, the same whatever else is made."""
        return np.random.default_rng([self.seed, int(self.division), *purpose.encode()])

    @property
    def months(self) -> np.ndarray[Any, np.dtype[Any]]:
        """The months that are recorded, in order."""
        first = np.datetime64(f"{self.years[0]}-01", "M")
        return first + np.arange(len(self.years) * 12)


@dataclass(frozen=True, slots=True)
class SampleOrder:
    """What is to be made: `share` scales the heads of a county, `copies` adds like counties.

    At share 1 the three counties pay about 1.6 million times a year.
    """

    seed: int = 1
    first_year: int = 2022
    years: int = 3
    share: float = 1.0
    copies: int = 0
    planted: int = 4
    divisions: tuple[str, ...] = field(default=())


@cache
def _table(name: str) -> dict[str, Any]:
    text = files("jixiao.measurement.samples").joinpath(name).read_text("utf-8")
    return tomllib.loads(text)


def projects() -> tuple[Project, ...]:
    """Return the projects of the three sample documents."""
    return tuple(
        Project(
            one["division"], one["code"], one["name"], float(one["budget"]) * 10_000,
            tuple((item["item"], float(item["amount"]) * 10_000) for item in one.get("items", ())),
            one["survey"], one["satisfied"],
        )
        for one in _table("projects.toml")["projects"]
    )  # fmt: skip


def counties(order: SampleOrder) -> list[County]:
    """Return the counties asked for: the three of the samples, and copies of them."""
    given = _table("counties.toml")["counties"]
    originals = [(one["division"], one) for one in given]
    copies = [
        (str(FIRST_COPY + 10 * number), given[number % len(given)])
        for number in range(1, order.copies + 1)
    ]
    years = tuple(range(order.first_year, order.first_year + order.years))
    found = [
        County(
            division, one, order.share, years, order.seed,
            tuple(project for project in projects() if project.division == division),
        )
        for division, one in (*originals, *copies)
    ]  # fmt: skip
    return [one for one in found if not order.divisions or one.division in order.divisions]
