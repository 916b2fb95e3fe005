"""The points of the execution rate: disbursed over the adjusted budget, ten points at most."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from jixiao.evaluation.scoring_rows import rounded
from jixiao.evaluation.share import NOTHING, WHOLE, over, shown
from jixiao.model.message import Message, message
from jixiao.model.score import IndicatorScore, Standing

if TYPE_CHECKING:
    from decimal import Decimal

    from jixiao.evaluation.settling import Settled
    from jixiao.model.funding import Execution
    from jixiao.standards.scoring import ScoringScheme


def score_execution(
    execution: Execution | None, points: Decimal, scheme: ScoringScheme, settled: Settled
) -> IndicatorScore:
    """Return the score of the execution rate, as row 0.

    The adjusted budget of the year counts, the initial one where no other is printed. Without
    figures, or for a project that never began, there are no points.

    Source: caiyu-2020-10#execution.
    """
    share, told = _share(execution, settled)
    score = rounded(share * Fraction(points), scheme.decimals)
    whole = message("{how}；{points}分得{score}分", how=told, points=shown(points), score=score)
    return IndicatorScore(
        row=0,
        points=points,
        standing=Standing.SCORED,
        method="execution",
        score=score,
        least=score,
        most=score,
        arithmetic=whole,
        clause=scheme.execution_source,
        evidence=settled.evidence_of(0),
        typed=execution.score if execution else None,
    )


def _share(execution: Execution | None, settled: Settled) -> tuple[Fraction, Message]:
    """Return the share (0-1) of the points, and how it came about."""
    if not settled.carried_out:
        return NOTHING, message("项目未实施，预算执行率不得分")
    budget = _budget(execution)
    if execution is None or budget is None or execution.spent is None:
        return NOTHING, _missing(budget, execution.spent if execution else None)
    if budget <= 0:
        return NOTHING, message(
            "全年预算数{budget}不大于0，不能计算执行率，不得分", budget=shown(budget)
        )
    if execution.spent < 0:
        return NOTHING, message("全年执行数{spent}小于0，不得分", spent=shown(execution.spent))
    share = min(max(over(execution.spent, budget), NOTHING), WHOLE)
    return share, message(
        "全年执行数{spent}÷全年预算数{budget}{unit}",
        spent=shown(execution.spent),
        budget=shown(budget),
        unit=execution.unit,
    )


def _missing(budget: Decimal | None, spent: Decimal | None) -> Message:
    """Return which of the two figures is missing."""
    if budget is None and spent is None:
        return message("没有填写全年预算数和全年执行数，或填写的不是数字，不得分")
    if budget is None:
        return message("没有填写全年预算数，或填写的不是数字，不得分")
    return message("没有填写全年执行数，或填写的不是数字，不得分")


def _budget(execution: Execution | None) -> Decimal | None:
    if execution is None:
        return None
    year = execution.budget_year
    return year if year is not None else execution.budget_initial
