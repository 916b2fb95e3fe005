"""Valid questionnaires."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.measurement.expression import distinct, value
from jixiao.measurement.metric import metric

if TYPE_CHECKING:
    from jixiao.measurement.ask import Ask
    from jixiao.measurement.expression import Measure, Table


@metric(
    title="有效答卷数",
    definition="有效答卷的份数。",
    unit="份",
    filters=("project", "group", "survey", "question"),
)
def respondents(answers: Table, ask: Ask) -> Measure:
    """Count the valid questionnaires."""
    return value(distinct(answers, answers.respondent, ask.selects(answers) & answers.valid))
