"""The whole year's money month by month: what was due by the plan, what was spent."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Final

from jixiao.model.evaluation_report import CurvePoint
from jixiao.model.message import message
from jixiao.monitoring.expected_curve import MONTHS, expected_curve

if TYPE_CHECKING:
    from collections.abc import Mapping
    from fractions import Fraction

    from jixiao.model.funding import SpendingPlan
    from jixiao.model.message import Message

_PLACES: Final = Decimal("0.0001")


def year_curve(
    plan: SpendingPlan | None, spent: Mapping[int, Decimal], source: str
) -> tuple[tuple[CurvePoint, ...], Message]:
    """Return a point for each month (1-12) that is planned or known, and where the plan is from.

    `spent` are cumulative sums at the ends of months; `source` is the clause of the plain course
    of time. December is always a point.
    """
    curve = expected_curve(plan, source)
    months = sorted({month for month, _ in curve.points} | set(spent) | {MONTHS})
    points = tuple(
        CurvePoint(month, _decimal(curve.at(month)), spent.get(month)) for month in months
    )
    told = message("按项目自己的资金支出计划") if curve.own else curve.told
    return points, told


def _decimal(share: Fraction) -> Decimal:
    return (Decimal(share.numerator) / Decimal(share.denominator)).quantize(_PLACES)
