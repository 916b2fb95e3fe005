"""Plans and results of a department's projects → its department-wide target table and score."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Final

from jixiao.model.amount import Amount
from jixiao.model.department import DepartmentPart, DepartmentTask
from jixiao.model.funding import Funding
from jixiao.model.message import message
from jixiao.model.plan import DocumentKind, PerformancePlan, PlanDocument
from jixiao.model.score import Standing

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from jixiao.model.message import Message
    from jixiao.model.score import PlanScore
    from jixiao.standards.department_wide import DepartmentRules, DepartmentSide
    from jixiao.standards.grades import GradeScale

FORM: Final = "department_declaration"
_CENT: Final = Decimal("0.01")
_TOTAL, _FISCAL, _OTHER = "总额", "财政拨款", "其他资金"
_UNIT: Final = "万元"


@dataclass(frozen=True, slots=True)
class RowOutcome:
    """A row of a project with its points and what it scored, None while it is open."""

    level1: str | None
    level2: str | None
    points: Decimal
    score: Decimal | None


@dataclass(frozen=True, slots=True)
class ProjectOutcome:
    """What a project scored; `budget` in 万元 is what it weighs, rows left out are not among it."""

    budget: Decimal
    execution: RowOutcome
    rows: tuple[RowOutcome, ...]


@dataclass(frozen=True, slots=True)
class SideScore:
    """One side: points of 100, its share (0-1) and score, None while nobody settled it.

    `projects` counts those that speak to it; `arithmetic` says where the share comes from.
    """

    side: DepartmentSide
    share: Decimal | None
    score: Decimal | None
    projects: int
    arithmetic: Message


@dataclass(frozen=True, slots=True)
class DepartmentScore:
    """The sides in order; total and grade are None while a side is open."""

    sides: tuple[SideScore, ...]
    total: Decimal | None
    grade: str | None
    projects: int
    budget: Decimal = field(default=Decimal(0))


def outcome_of(plan: PerformancePlan, scored: PlanScore, budget: Decimal) -> ProjectOutcome:
    """Return what a scored plan contributes to its department."""
    money = scored.execution
    rows = tuple(
        RowOutcome(
            plan.indicators[one.row - 1].level1, plan.indicators[one.row - 1].level2, one.points,
            one.score,
        )
        for one in scored.rows
        if one.standing is not Standing.REMOVED
    )  # fmt: skip
    return ProjectOutcome(budget, RowOutcome(None, None, money.points, money.score), rows)


def department_targets(
    department: str, year: int, plans: Sequence[PerformancePlan], *, overall: str = ""
) -> PlanDocument:
    """Return the department-wide declaration (部门整体支出绩效目标申报表) made of its projects.

    Each project is a task with its money in 万元, the largest first, equals in the given order;
    the rows are those of all projects in that order, equal ones once, by level; `overall` is the
    year's overall objective, without it those of the projects.
    Source: caiyu-2015-88#department-form.
    """
    ordered = sorted(plans, key=lambda plan: -_budget(plan))
    goals = [goal for plan in ordered for goal in plan.objectives]
    rows = {
        (row.level1, row.level2, row.name, row.target.text): row
        for plan in ordered
        for row in plan.indicators
    }
    levels = list(dict.fromkeys((row.level1, row.level2) for row in rows.values()))
    firsts = list(dict.fromkeys(one for one, _ in levels))
    levels.sort(key=lambda pair: firsts.index(pair[0]))
    shown = sorted(rows.values(), key=lambda row: levels.index((row.level1, row.level2)))
    whole = PerformancePlan(
        ordinal=1, name=department, department=department, year=year, budget=_together(plans),
        objectives=(overall,) if overall.strip() else tuple(dict.fromkeys(goals)),
        indicators=tuple(replace(row, weight=None) for row in shown),
    )  # fmt: skip
    return PlanDocument(
        document=department, issuer=department, form=FORM, kind=DocumentKind.DEPARTMENT,
        fiscal_year=year, projects=(whole,),
        department=DepartmentPart(tasks=tuple(map(_task, ordered))),
    )  # fmt: skip


def score_department(
    outcomes: Sequence[ProjectOutcome],
    rules: DepartmentRules,
    scale: GradeScale,
    *,
    settled: Mapping[str, Decimal] | None = None,
) -> DepartmentScore:
    """Return what a department's projects come to, side by side.

    A side's share is the mean of its projects' shares weighted by budget, where a project's share
    is what its rows of that side scored over their points; rows left out do not count, an open
    row leaves its project out of the side. `settled` (share 0-1 by the side's name) stands where
    no project speaks to a side. The order of projects does not matter. Raises ValueError for a
    settled share out of bounds. Source: department-practice#roll-up.
    """
    told = settled or {}
    if any(not 0 <= share <= 1 for share in told.values()):
        fault = "a settled share lies between 0 and 1"
        raise ValueError(fault)
    sides = tuple(_side(side, outcomes, rules, told) for side in rules.sides)
    total = (
        None
        if any(one.score is None for one in sides)
        else sum((one.score for one in sides if one.score is not None), Decimal(0))
    )
    grade = None if total is None else scale.of(total)
    budget = sum((one.budget for one in outcomes), Decimal(0))
    return DepartmentScore(sides, total, grade, len(outcomes), budget)


def _side(
    side: DepartmentSide,
    outcomes: Sequence[ProjectOutcome],
    rules: DepartmentRules,
    settled: Mapping[str, Decimal],
) -> SideScore:
    shares = [
        (share, Fraction(one.budget))
        for one in outcomes
        if one.budget > 0 and (share := _share(side, one)) is not None
    ]
    weight = sum((weight for _, weight in shares), Fraction(0))
    if weight:
        exact = sum((share * part for share, part in shares), Fraction(0)) / weight
        why = message(
            "{count}个项目按预算数加权，得分率{share:.2%}（{source}）",
            count=len(shares), share=_decimal(exact, Decimal("0.0001")),
            source=rules.roll_up_source,
        )  # fmt: skip
        return _scored(side, exact, len(shares), why)
    if side.name in settled:
        given = settled[side.name]
        why = message("没有项目结果，评价人认定得分率{share:.2%}", share=given)
        return _scored(side, Fraction(given), 0, why)
    return SideScore(side, None, None, 0, message("没有项目结果，要由评价人认定"))


def _scored(side: DepartmentSide, exact: Fraction, projects: int, why: Message) -> SideScore:
    score = _decimal(exact * Fraction(side.points), _CENT)
    return SideScore(side, _decimal(exact, Decimal("0.0001")), score, projects, why)


def _share(side: DepartmentSide, one: ProjectOutcome) -> Fraction | None:
    """Return what a project scored on a side over the side's points in it, None without any."""
    parts = (
        [one.execution]
        if side.execution
        else [each for each in one.rows if side.concerns(each.level1, each.level2)]
    )
    points = sum((each.points for each in parts), Decimal(0))
    if not points or any(each.score is None for each in parts):
        return None
    reached = sum((each.score for each in parts if each.score is not None), Decimal(0))
    return Fraction(reached) / Fraction(points)


def _task(plan: PerformancePlan) -> DepartmentTask:
    money = _money(plan)
    told = ((_TOTAL, money.total), (_FISCAL, money.fiscal), (_OTHER, money.other))
    amounts = tuple((name, amount) for name, amount in told if amount is not None)
    return DepartmentTask(plan.name or "", plan.purpose, amounts)


def _money(plan: PerformancePlan) -> Funding:
    """Return a plan's money in 万元."""
    held = plan.budget
    if held is None:
        return Funding()

    def told(amount: Decimal | None) -> Decimal | None:
        return None if amount is None else Amount(amount, held.unit).into(_UNIT).number

    return Funding(told(held.total), told(held.fiscal), told(held.other), _UNIT)


def _together(plans: Sequence[PerformancePlan]) -> Funding:
    """Return the money of all plans in 万元; what no plan tells stays untold."""

    def added(amounts: Iterable[Decimal | None]) -> Decimal | None:
        known = [one for one in amounts if one is not None]
        return sum(known, Decimal(0)) if known else None

    held = [_money(plan) for plan in plans]
    return Funding(
        added(one.total for one in held), added(one.fiscal for one in held),
        added(one.other for one in held), _UNIT,
    )  # fmt: skip


def _budget(plan: PerformancePlan) -> Decimal:
    return _money(plan).total or Decimal(0)


def _decimal(exact: Fraction, places: Decimal) -> Decimal:
    return (Decimal(exact.numerator) / Decimal(exact.denominator)).quantize(places, ROUND_HALF_UP)
