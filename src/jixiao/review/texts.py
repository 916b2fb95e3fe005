"""What a plan says in words, place by place."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.model.plan import PerformancePlan

Told = tuple[list[int] | None, str, str]


def told_texts(plan: PerformancePlan) -> Iterator[Told]:
    """Yield rows (None for the head), field and text: name, purpose, objectives, then each row.

    Rows give their name, description and explanation; targets, bases and codes are no prose.
    """
    heads = [("name", plan.name), ("purpose", plan.purpose)]
    heads += [("objectives", text) for text in plan.objectives]
    yield from ((None, field, text) for field, text in heads if text)
    for number, row in enumerate(plan.indicators, 1):
        parts = (
            ("name", row.name),
            ("description", row.description),
            ("explanation", row.explanation),
        )
        yield from (([number], field, text) for field, text in parts if text)
