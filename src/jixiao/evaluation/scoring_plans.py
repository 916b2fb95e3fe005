"""A plan with its actuals → points, total and grade, every one with its reason."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Final

from jixiao.evaluation.execution import score_execution
from jixiao.evaluation.form_words import as_told
from jixiao.evaluation.scoring_rows import RowScorer, rounded
from jixiao.evaluation.settling import Settled
from jixiao.evaluation.share import shown
from jixiao.evaluation.weighing import weigh
from jixiao.model.message import message
from jixiao.model.score import PlanScore, Standing
from jixiao.standards.grades import grade_scales
from jixiao.standards.weights import FULL_SCORE

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from jixiao.evaluation.weighing import Weighing
    from jixiao.model.message import Message
    from jixiao.model.plan import PerformancePlan
    from jixiao.model.score import IndicatorScore
    from jixiao.standards.scoring import ScoringScheme

_UNSETTLED: Final = Settled()


def score_plan(
    plan: PerformancePlan,
    scheme: ScoringScheme,
    day: date,
    *,
    year: int | None = None,
    settled: Settled = _UNSETTLED,
) -> PlanScore:
    """Return what a plan scores by a scheme, with weights and grades in force on a day.

    `year` completes days printed without one, the plan's own year first. Where rows are left out
    with approval the total of the rest is scaled to the whole.
    """
    settled = as_told(plan, settled)
    weighing = weigh(plan, day, scheme.execution_points)
    scorer = RowScorer(scheme, settled, plan.year or year)
    rows = tuple(
        scorer.score(number, plan.indicators[number - 1], points)
        for number, points in weighing.points.items()
    )
    execution = score_execution(plan.execution, weighing.execution, scheme, settled)
    least, most = (_whole(parts, weighing, settled, scheme) for parts in _bounds(execution, *rows))
    is_open = any(each.standing is Standing.OPEN for each in rows)
    total = None if is_open else least
    return PlanScore(
        ordinal=plan.ordinal,
        name=plan.name,
        scheme=scheme.name,
        weights=weighing.told,
        scaling=_scaling(weighing, settled, scheme),
        execution=execution,
        rows=rows,
        total=total,
        grade=None if total is None else grade_scales(scheme.grades).on(day).of(total),
        least=least,
        most=most,
        typed_total=plan.total_score,
        notes=tuple(settled.told[row] for row in settled.told if row == 0),
    )


def _bounds(*scored: IndicatorScore) -> tuple[list[Decimal], list[Decimal]]:
    """Return the least and the largest points of every part."""
    return [each.least for each in scored], [each.most for each in scored]


def _whole(
    parts: Iterable[Decimal], weighing: Weighing, settled: Settled, scheme: ScoringScheme
) -> Decimal:
    """Return the sum of parts, scaled to 100 where they or those left out do not make it."""
    left = _left(weighing, settled)
    points = Fraction(sum(parts, Decimal(0)))
    return rounded(points * Fraction(FULL_SCORE) / Fraction(left or 1), scheme.decimals)


def _left(weighing: Weighing, settled: Settled) -> Decimal:
    """Return the points of what was not left out."""
    gone = (weighing.points.get(row, Decimal(0)) for row in settled.removed)
    return weighing.full - sum(gone, Decimal(0))


def _scaling(weighing: Weighing, settled: Settled, scheme: ScoringScheme) -> Message | None:
    """Return how the total was scaled, None where all points make 100."""
    left = _left(weighing, settled)
    if left == FULL_SCORE:
        return None
    if left == weighing.full:
        return message(
            "分值合计{left}分，不是{whole}分，请更正；总分按比例折算：得分×{whole}÷{left}",
            whole=shown(FULL_SCORE),
            left=shown(left),
        )
    return message(
        "剔除指标后按比例折算：得分×{whole}÷{left}（{clause}）",
        whole=shown(FULL_SCORE),
        left=shown(left),
        clause=scheme.removal_source,
    )
