"""A plan with what was done by the end of a month → lamps, likelihoods, a forecast."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.model.indicator import Horizon
from jixiao.model.progress import Progress
from jixiao.monitoring.expected_curve import expected_curve
from jixiao.monitoring.forecast import forecast
from jixiao.monitoring.lamps import RowWatch, money_lamp

if TYPE_CHECKING:
    from jixiao.model.plan import PerformancePlan
    from jixiao.model.progress import MoneyForecast
    from jixiao.monitoring.earlier_years import EarlierSpending
    from jixiao.monitoring.expected_curve import ExpectedCurve
    from jixiao.standards.lamps import LampRules
    from jixiao.standards.scoring import ScoringScheme


def watch(  # noqa: PLR0913 - a round has this many parts, all but the first by name
    plan: PerformancePlan,
    *,
    month: int,
    rules: LampRules,
    scheme: ScoringScheme,
    approved: PerformancePlan | None = None,
    year: int | None = None,
    earlier: EarlierSpending | None = None,
) -> Progress:
    """Return where a project stands at the end of a month (1-12).

    `approved` gives the plan of spending where the monitored form prints none; `earlier` is
    what the division's projects spent in the years before.
    """
    spending = plan.plan or (approved.plan if approved else None)
    curve = expected_curve(spending, rules.linear_source)
    rows = RowWatch(month, curve.at(month), rules, scheme, plan.year or year)
    return Progress(
        ordinal=plan.ordinal,
        name=plan.name,
        month=month,
        curve=curve.told,
        money=money_lamp(plan.execution, month, curve, rules),
        rows=tuple(
            rows.lamp(number, row)
            for number, row in enumerate(plan.indicators, 1)
            if row.horizon is not Horizon.MIDTERM
        ),
        forecast=_forecast(plan, month, curve, earlier),
    )


def _forecast(
    plan: PerformancePlan, month: int, curve: ExpectedCurve, earlier: EarlierSpending | None
) -> MoneyForecast | None:
    """Return what will be spent; None where what was spent is not known, or cannot be true.

    Nothing can be worked out of less than nothing, without a budget, or of more than it.
    """
    execution = plan.execution
    if execution is None or execution.spent is None or execution.spent < 0:
        return None
    year = execution.budget_year
    budget = execution.budget_initial if year is None else year
    if budget is not None and (budget <= 0 or execution.spent > budget):
        return None
    if earlier is None:
        return forecast(execution.spent, month, curve)
    years, tested = earlier.of(plan.code), earlier.tested(month)
    return forecast(execution.spent, month, curve, years, tested)
