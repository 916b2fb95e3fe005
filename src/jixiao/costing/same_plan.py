"""A plan as a key of what is kept for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jixiao.model.plan import PerformancePlan


class SamePlan:
    """A plan as a key that is only equal to itself: plans are large, comparing them is slow."""

    __slots__ = ("plan",)

    def __init__(self, plan: PerformancePlan) -> None:
        """Hold the plan."""
        self.plan = plan

    def __hash__(self) -> int:
        return id(self.plan)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, SamePlan) and self.plan is other.plan
