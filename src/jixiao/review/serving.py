"""Whom the money of a project serves directly, so that they can be asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.review.phrases import said_in
from jixiao.review.rows import annual_rows, class_of, plain

if TYPE_CHECKING:
    from jixiao.model.plan import PerformancePlan
    from jixiao.review.context import Context


def served_publicly(plan: PerformancePlan, context: Context) -> str | None:
    """Return the group of the public that a plan serves directly, or None.

    The group must be named by the project, its purpose or objectives or by what it counts; work
    inside the office (systems, archives, supervision) serves nobody directly.
    """
    name = plain(plan.name)
    if said_in(context.words("inner_work")).search(name):
        return None
    counted = (plain(row.name) for _, row in annual_rows(plan) if class_of(row) == "quantity")
    told = "，".join((name, plain(plan.purpose), *map(plain, plan.objectives), *counted))
    hit = said_in(context.words("public_groups")).search(told)
    return hit[0] if hit else None
