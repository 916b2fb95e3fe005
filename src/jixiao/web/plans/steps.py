"""The steps a plan took, with the place in the table that each reason speaks of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from jixiao.web.plans.layout import COLUMNS

if TYPE_CHECKING:
    from datetime import datetime

    from django_stubs_ext import StrPromise

    from jixiao.web.plans.layout import Layout
    from jixiao.web.plans.models import PlanRecord


@dataclass(frozen=True, slots=True)
class ToldReason:
    """A reason; `row` is blank for the head and for rows that are gone, then `number` is 0."""

    row: str
    number: int
    label: StrPromise | str
    text: str


@dataclass(frozen=True, slots=True)
class Step:
    """One step: when, by whom, from which stage to which, and why."""

    at: datetime
    person: str
    before: str
    after: str
    reasons: tuple[ToldReason, ...]


def steps_of(plan: PlanRecord, layout: Layout) -> list[Step]:
    """Return the plan's steps in order; reasons are told with the row's number as it is now."""
    numbers = {line.id: line.number for line in layout.lines}
    labels: dict[str, StrPromise | str] = {
        cell.name: cell.label for row in layout.head for cell in row
    }
    columns: dict[str, StrPromise | str] = dict(COLUMNS)
    return [
        Step(
            move.at, str(move.person), move.get_before_display(), move.get_after_display(),
            tuple(
                ToldReason(
                    row if row in numbers else "", numbers.get(row, 0),
                    (columns if row else labels).get(reason.get("field", ""), ""), reason["text"],
                )
                for reason in move.reasons
                for row in [reason.get("row", "")]
            ),
        )
        for move in plan.moves.select_related("person")
    ]  # fmt: skip
