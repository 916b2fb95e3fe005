"""Satisfaction by score."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.measurement.expression import ratio, total
from jixiao.measurement.metric import metric

if TYPE_CHECKING:
    from jixiao.measurement.ask import Ask
    from jixiao.measurement.expression import Measure, Table


@metric(
    title="满意度得分率",
    definition="有效答卷得分之和除以满分之和。",
    unit="%",
    filters=("project", "group", "survey", "question"),
    source="caiyu-2021-101#satisfaction",
)
def satisfaction_score_rate(answers: Table, ask: Ask) -> Measure:
    """Compare the scores with the full scores.

    Source: caiyu-2021-101#satisfaction
    """
    scored = ask.selects(answers) & answers.valid & answers.score.notnull()
    return ratio(total(answers, answers.score, scored), total(answers, answers.full_score, scored))
