"""Projects of several documents in one table: put together by unit, summed exactly."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from jixiao.forms.printed_values import Group
from jixiao.model.plan import PlanDocument

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from decimal import Decimal

    from jixiao.model.amount import Amount
    from jixiao.model.organisation import BudgetUnit
    from jixiao.model.plan import PerformancePlan

Plans = tuple["PerformancePlan", ...]


def gathered(documents: Sequence[PlanDocument], *, form: str, name: str) -> PlanDocument:
    """Return one document `name` with the projects of all, those of one unit together.

    Projects keep their order within a unit and are numbered anew; the total is their exact sum.
    """
    plans = [plan for document in documents for plan in document.projects]
    by_unit: dict[object, list[PerformancePlan]] = {}
    for plan in plans:
        by_unit.setdefault(_key(plan.unit), []).append(plan)
    ordered = [plan for group in by_unit.values() for plan in group]
    years = {document.fiscal_year for document in documents} | {plan.year for plan in plans}
    years.discard(None)
    unit = money_unit(ordered)
    return PlanDocument(
        document=name,
        form=form,
        kind=documents[0].kind,
        fiscal_year=years.pop() if len(years) == 1 else None,
        total_budget=total_of(ordered, unit),
        projects=tuple(replace(plan, ordinal=n) for n, plan in enumerate(ordered, start=1)),
    )


def groups_of(plans: Sequence[PerformancePlan], *, grouped: bool) -> Iterator[tuple[Group, Plans]]:
    """Yield neighbours of one unit with their number and sum; all as one when not `grouped`."""
    run: list[PerformancePlan] = []
    unit = money_unit(plans)
    for plan in plans:
        if grouped and run and _key(run[-1].unit) != _key(plan.unit):
            yield _group(run, unit), tuple(run)
            run = []
        run.append(plan)
    if run:
        yield _group(run, unit), tuple(run)


def money_unit(plans: Sequence[PerformancePlan]) -> str:
    """Return the unit of money the first project prints, 万元 when none does."""
    return next((plan.budget.unit for plan in plans if plan.budget), "万元")


def total_of(plans: Sequence[PerformancePlan], unit: str) -> Decimal | None:
    """Return the sum of the appropriations in `unit`, exact; None when none is printed."""
    amounts = [plan.budget.amount for plan in plans if plan.budget and plan.budget.amount]
    if not amounts:
        return None
    first, *rest = (_into(amount, unit) for amount in amounts)
    return sum(rest, first)


def _into(amount: Amount, unit: str) -> Decimal:
    return amount.number if amount.unit == unit else amount.into(unit).number


def _group(plans: Sequence[PerformancePlan], unit: str) -> Group:
    own = plans[0].unit
    name = "" if own is None else own.name or own.code or ""
    return Group(name, len(plans), total_of(plans, unit))


def _key(unit: BudgetUnit | None) -> tuple[str | None, str | None]:
    return (None, None) if unit is None else (unit.code, unit.name)
