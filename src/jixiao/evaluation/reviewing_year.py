"""A scored self-evaluation as its report tells it, and as the year before the next one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.evaluation.application import propose
from jixiao.evaluation.attaining import attained_rows, class_scores
from jixiao.evaluation.deviations import deviations
from jixiao.evaluation.filling import with_scores
from jixiao.model.evaluation_report import (
    EarlierResult,
    EarlierRow,
    EvaluationReport,
    ToldDeviation,
)

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal

    from jixiao.model.evaluation_report import CurvePoint
    from jixiao.model.funding import Execution
    from jixiao.model.message import Message
    from jixiao.model.plan import PerformancePlan, PlanDocument
    from jixiao.model.score import PlanScore
    from jixiao.standards.application import ApplicationRules
    from jixiao.standards.scoring import ScoringScheme


def report_on(  # noqa: PLR0913 - a report has this many parts, all but two by name
    document: PlanDocument,
    scored: PlanScore,
    *,
    scheme: ScoringScheme,
    rules: ApplicationRules,
    curve: tuple[Sequence[CurvePoint], Message],
    earlier: EarlierResult | None = None,
) -> EvaluationReport:
    """Return what is to be told of the plan of `document` that was scored.

    `curve` is what was due and spent month by month, and where the due shares come from.
    """
    plan = next(one for one in document.projects if one.ordinal == scored.ordinal)
    points, told = curve
    return EvaluationReport(
        plan=with_scores(plan, scored), scored=scored, issuer=document.issuer,
        year=plan.year or document.fiscal_year, curve=tuple(points), curve_told=told,
        attained=attained_rows(plan, scored), classes=class_scores(plan, scored),
        deviations=tuple(
            ToldDeviation(one.row, one.why) for one in deviations(scored, plan.execution, scheme)
        ),
        earlier=earlier, proposal=propose(plan, scored, rules),
    )  # fmt: skip


def as_earlier(plan: PerformancePlan, scored: PlanScore, year: int | None) -> EarlierResult:
    """Return a scored plan as the year that a later report compares itself with."""
    return EarlierResult(
        year=plan.year if year is None else year, total=scored.total, grade=scored.grade,
        rate=execution_rate(plan.execution), classes=class_scores(plan, scored),
        rows=tuple(
            EarlierRow(row.name or "", row.target.text or "", row.actual or "")
            for row in plan.indicators
        ),
    )  # fmt: skip


def execution_rate(execution: Execution | None) -> Decimal | None:
    """Return what was spent over the adjusted budget (0-1); None where one of them is missing."""
    if execution is None or execution.spent is None:
        return None
    year = execution.budget_year
    budget = year if year is not None else execution.budget_initial
    return execution.spent / budget if budget and budget > 0 else None
