"""Satisfied."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.measurement.expression import count, ratio
from jixiao.measurement.metric import metric

if TYPE_CHECKING:
    from jixiao.measurement.ask import Ask
    from jixiao.measurement.expression import Measure, Table


@metric(
    title="满意率",
    definition="有效答卷中，回答满意和比较满意的回答数除以已答的回答数。",
    unit="%",
    filters=("project", "group", "survey", "question"),
    source="caiyu-2021-101#satisfaction",
)
def satisfaction_rate(answers: Table, ask: Ask) -> Measure:
    """Compare satisfied answers with those given.

    Source: caiyu-2021-101#satisfaction
    """
    given = ask.selects(answers) & answers.valid & (answers.answer != "none")
    pleased = given & answers.answer.isin(("very_satisfied", "satisfied"))
    return ratio(count(answers, pleased), count(answers, given))
