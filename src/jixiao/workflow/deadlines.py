"""When a plan is due at its stage, and who is late or will be."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from jixiao.workflow.route import Route
    from jixiao.workflow.stage import Stage

SOON: Final = 2
"""Calendar days before the deadline from which a plan counts as nearly late."""


class Standing(StrEnum):
    """How a plan stands against its deadline."""

    IN_TIME = "in_time"
    SOON = "soon"
    LATE = "late"
    NONE = "none"


def due_on(route: Route, stage: Stage, entered: date, closing: date | None = None) -> date | None:
    """Return the last day of a stage entered on a day; None where nothing is awaited.

    The days are calendar days of the route's step; `closing` is the day on which the bureau
    closes that stage for everybody, and wins when it comes earlier.
    """
    step = route.step(stage)
    if step is None:
        return None
    due = entered + timedelta(days=step.days)
    return min(due, closing) if closing else due


def standing(due: date | None, today: date) -> Standing:
    """Return how a plan due on a day stands today; the last day itself is in time."""
    if due is None:
        return Standing.NONE
    if today > due:
        return Standing.LATE
    return Standing.SOON if (due - today).days <= SOON else Standing.IN_TIME


@dataclass(frozen=True, slots=True)
class Missed:
    """A later stage that is closed before a plan gets there, though every step keeps its days."""

    stage: Stage
    arrival: date
    closing: date


def missed_later(
    route: Route, stage: Stage, due: date | None, closings: Mapping[Stage, date]
) -> Missed | None:
    """Return the first later stage that closes before the plan arrives; None when all are met.

    `due` is the last day of the stage the plan stands at; every later step takes all its days, or
    ends when its stage is closed.
    """
    if due is None or route.step(stage) is None:
        return None
    arrival = due
    for step in route.steps[[one.stage for one in route.steps].index(stage) + 1 :]:
        closing = closings.get(step.stage)
        if closing is not None and closing < arrival:
            return Missed(step.stage, arrival, closing)
        arrival = due_on(route, step.stage, arrival, closing) or arrival
    return None
