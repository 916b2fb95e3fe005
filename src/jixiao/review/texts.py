"""What a plan says in words, place by place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.review.remembering import once_a_plan
from jixiao.review.rows import annual_rows, plain

if TYPE_CHECKING:
    from jixiao.model.plan import PerformancePlan

Told = tuple[list[int] | None, str, str]


@once_a_plan
def told_texts(plan: PerformancePlan) -> tuple[Told, ...]:
    """Return rows (None for the head), field and text: name, purpose, objectives, then each row.

    Rows give their name, description and explanation; targets, bases and codes are no prose.
    """
    heads = [("name", plan.name), ("purpose", plan.purpose)]
    heads += [("objectives", text) for text in plan.objectives]
    told: list[Told] = [(None, field, text) for field, text in heads if text]
    for number, row in enumerate(plan.indicators, 1):
        parts = (
            ("name", row.name),
            ("description", row.description),
            ("explanation", row.explanation),
        )
        told += (([number], field, text) for field, text in parts if text)
    return tuple(told)


@once_a_plan
def told_by_rows(plan: PerformancePlan) -> str:
    """Return names, descriptions and explanations of the year's rows without blanks, as one."""
    texts = (
        text
        for _, row in annual_rows(plan)
        for text in (row.name, row.description, row.explanation)
    )
    return "；".join(map(plain, texts))
