"""Scores → what deviates so far that its cause and the measure taken must be told."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from jixiao.model.message import Message, message
from jixiao.model.score import Standing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.evaluation.reporting import Reported
    from jixiao.model.funding import Execution
    from jixiao.model.score import PlanScore
    from jixiao.standards.scoring import ScoringScheme

SOURCE: Final = "caiyu-2020-10#deviation"


@dataclass(frozen=True, slots=True)
class Deviation:
    """A row (from 1, 0 the money) that must be explained, and by which clause."""

    row: int
    why: Message
    clause: str


def deviations(
    scored: PlanScore, execution: Execution | None, scheme: ScoringScheme
) -> tuple[Deviation, ...]:
    """Return what must be explained: little money spent, targets missed or far exceeded.

    Source: caiyu-2020-10#deviation, provincial-self-evaluation#execution-reason.
    """
    return (*_money(execution, scheme), *_rows(scored))


def unexplained(found: tuple[Deviation, ...], reported: Reported) -> tuple[Deviation, ...]:
    """Return the deviations for which cause or measure is still missing."""
    told = {0: reported.money, **reported.rows}
    return tuple(
        one
        for one in found
        if one.row not in told or not (told[one.row].reason and told[one.row].measure)
    )


def _money(execution: Execution | None, scheme: ScoringScheme) -> Iterator[Deviation]:
    budget = execution.budget_year if execution else None
    if execution is None or execution.spent is None or not budget or budget < 0:
        return
    rate = execution.spent / budget
    if rate < scheme.low_execution or rate > 1:
        line = message("预算执行率{rate:.2%}，低于{line:.0%}", rate=rate, line=scheme.low_execution)
        over = message("全年执行数超过全年预算数，执行率{rate:.2%}", rate=rate)
        yield Deviation(0, over if rate > 1 else line, scheme.low_execution_source)


def _rows(scored: PlanScore) -> Iterator[Deviation]:
    for one in scored.rows:
        if one.remark is not None:
            yield Deviation(one.row, one.remark, SOURCE)
        elif one.standing is Standing.SCORED and one.score is not None and one.score < one.points:
            told = message(
                "没有达到目标值，得{score}分，满分{points}分", score=one.score, points=one.points
            )
            yield Deviation(one.row, told, SOURCE)
