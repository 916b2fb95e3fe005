"""A route: the steps a plan takes, who holds it at each, and where it may be sent back to."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, Final

from jixiao.model.errors import JixiaoError
from jixiao.model.message import message
from jixiao.workflow.role import Role
from jixiao.workflow.stage import Stage

if TYPE_CHECKING:
    from collections.abc import Mapping

USUAL: Final = "county_standard"


class UnknownRoute(JixiaoError):
    """A route id that no file of routes/ has."""


@dataclass(frozen=True, slots=True)
class Step:
    """One stage of a route, the role that holds the plan there, and the days it has for it."""

    stage: Stage
    role: Role
    days: int


@dataclass(frozen=True, slots=True)
class Route:
    """The steps in order: the first drafts, the last approves.

    `source` is the clause that asks for this path; `title` is Chinese and its own message id.
    """

    id: str
    title: str
    source: str
    steps: tuple[Step, ...]

    def step(self, stage: Stage) -> Step | None:
        """Return the step at a stage; None when the route has none (an approved plan rests)."""
        return next((one for one in self.steps if one.stage is stage), None)

    def after(self, stage: Stage) -> Stage:
        """Return the stage that follows; approval follows the last step."""
        places = [one.stage for one in self.steps]
        number = places.index(stage) + 1
        return places[number] if number < len(places) else Stage.APPROVED

    def before(self, stage: Stage) -> tuple[Stage, ...]:
        """Return the earlier stages, nearest first: where a plan can be sent back to."""
        places = [one.stage for one in self.steps]
        return tuple(reversed(places[: places.index(stage)])) if stage in places else ()

    @property
    def last(self) -> Stage:
        """The stage whose holder approves."""
        return self.steps[-1].stage


@cache
def routes() -> Mapping[str, Route]:
    """Return every route by id; raises ValueError for a file that is not a route."""
    folder = files("jixiao.workflow").joinpath("routes")
    found = (
        _route(item.name, tomllib.loads(item.read_text(encoding="utf-8")))
        for item in sorted(folder.iterdir(), key=lambda entry: entry.name)
        if item.name.endswith(".toml")
    )
    return {route.id: route for route in found}


def route_named(name: str) -> Route:
    """Return the route of that id; raises UnknownRoute with those there are."""
    known = routes()
    if name not in known:
        raise UnknownRoute(
            message(
                "没有编号为“{name}”的审批路线；现有：{known}。请改用其中一条。",
                name=name, known="、".join(known),
            )
        )  # fmt: skip
    return known[name]


def _route(name: str, told: dict[str, Any]) -> Route:
    steps = tuple(
        Step(Stage(row["stage"]), Role(row["role"]), int(row["days"])) for row in told["steps"]
    )
    order = [step.stage for step in steps]
    if not steps or order[0] is not Stage.DRAFT or Stage.APPROVED in order:
        fault = f"{name}: a route begins with draft and does not name approved"
        raise ValueError(fault)
    if order != sorted(set(order), key=list(Stage).index):
        fault = f"{name}: stages come once each, in the order of Stage"
        raise ValueError(fault)
    return Route(told["id"], told["title"], told["source"], steps)
