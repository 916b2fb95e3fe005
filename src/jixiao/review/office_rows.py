"""Output rows about the office's own running in projects of other business."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from jixiao.review.remembering import once_in_context
from jixiao.review.rows import annual_rows, class_of, plain, speaks_of

if TYPE_CHECKING:
    from jixiao.model.plan import PerformancePlan
    from jixiao.review.context import Context

_OUTPUTS: Final = {"quantity", "quality", "timeliness"}
_LEAST: Final = 3


def is_own_business(plan: PerformancePlan, context: Context) -> bool:
    """Return whether a project is the office's own running, or has no name to tell."""
    own = plain(plan.name) + plain(plan.purpose)
    words = context.all_words("office_rows", "office_money")
    return not plan.name or speaks_of(own, words)


@once_in_context
def office_rows(plan: PerformancePlan, context: Context) -> tuple[int, ...]:
    """Return the output rows about the office where they are most of a project of other business.

    Empty where the project is the office's own running, and where such rows are few.
    """
    if is_own_business(plan, context):
        return ()
    words = context.words("office_rows")
    outputs = [(n, row) for n, row in annual_rows(plan) if class_of(row) in _OUTPUTS]
    office = [n for n, row in outputs if speaks_of(plain(row.name) + plain(row.description), words)]
    most = len(office) >= _LEAST and len(office) * 2 > len(outputs)
    return tuple(office) if most else ()
