"""Which share of the year's money should be spent by the end of a month."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Final

from jixiao.model.message import Message, message

if TYPE_CHECKING:
    from jixiao.model.funding import SpendingPlan

MONTHS: Final = 12
_HUNDRED: Final = Decimal(100)


@dataclass(frozen=True, slots=True)
class ExpectedCurve:
    """Cumulative shares (0-1) at the ends of months, rising, and where they come from."""

    points: tuple[tuple[int, Fraction], ...]
    told: Message
    own: bool

    def at(self, month: int) -> Fraction:
        """Return the share by the end of a month, between two points in proportion to time."""
        before = (0, Fraction(0))
        for point in self.points:
            if month <= point[0]:
                return _between(before, point, month)
            before = point
        return before[1]


def _between(left: tuple[int, Fraction], right: tuple[int, Fraction], month: int) -> Fraction:
    if right[0] == left[0]:
        return right[1]
    return left[1] + (right[1] - left[1]) * Fraction(month - left[0], right[0] - left[0])


def expected_curve(plan: SpendingPlan | None, source: str) -> ExpectedCurve:
    """Return the project's own plan of spending; without one the months gone over twelve.

    A plan that falls, or leaves the range of 0-100 %, cannot be a cumulative plan and is told and
    not used. `source` is the clause of the plain course of time.
    """
    even = ((MONTHS, Fraction(1)),)
    if plan is None or not plan.points:
        told = message("没有资金支出计划，按月份平均计算（{source}）", source=source)
        return ExpectedCurve(even, told, own=False)
    points = tuple((month, Fraction(share / _HUNDRED)) for month, share in plan.points)
    if not _is_cumulative(points):
        told = message("资金支出计划不是逐月累计的，按月份平均计算（{source}）", source=source)
        return ExpectedCurve(even, told, own=False)
    told = message(
        "按项目自己的资金支出计划：{points}",
        points="，".join(f"{month}月底{share}%" for month, share in plan.points),
    )
    return ExpectedCurve(points, told, own=True)


def _is_cumulative(points: tuple[tuple[int, Fraction], ...]) -> bool:
    """Return whether months and shares rise within a year and 100 %."""
    months = [month for month, _ in points]
    shares = [share for _, share in points]
    rising = months == sorted(set(months)) and shares == sorted(shares)
    return rising and months[0] >= 1 and months[-1] <= MONTHS and 0 <= shares[0] <= shares[-1] <= 1
