"""What a rule says of a plan, before the framework adds the rule's name and the place's span."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from jixiao.model.finding import Outcome
from jixiao.model.message import Message, message

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jixiao.model.finding import Locus, Severity
    from jixiao.model.plan import PerformancePlan, PlanDocument


@dataclass(frozen=True, slots=True)
class Judgement:
    """One outcome of one rule; `rows` count from 1, `plan` None means the one under review.

    `severity` is set where this outcome weighs otherwise than the rule as a whole.
    """

    outcome: Outcome
    message: Message
    plan: PerformancePlan | None = None
    document: PlanDocument | None = None
    rows: tuple[int, ...] | None = None
    field: str | None = None
    given: str | None = None
    expected: str | None = None
    difference: str | None = None
    related: tuple[Locus, ...] = ()
    severity: Severity | None = None


def found(  # noqa: PLR0913 # a finding has this many parts, all but the sentence by name
    sentence: Message,
    *,
    plan: PerformancePlan | None = None,
    document: PlanDocument | None = None,
    rows: Sequence[int] | None = None,
    field: str | None = None,
    given: str | None = None,
    expected: str | None = None,
    difference: str | None = None,
    related: Sequence[Locus] = (),
    severity: Severity | None = None,
) -> Judgement:
    """Return the judgement that the defect is there, with the compared values."""
    return Judgement(
        Outcome.FOUND,
        sentence,
        plan,
        document,
        None if rows is None else tuple(rows),
        field,
        given,
        expected,
        difference,
        tuple(related),
        severity,
    )


def not_applicable(pattern: str, **parameters: object) -> Judgement:
    """Return the judgement that the rule does not concern this plan, and why."""
    if not parameters:
        return _plainly(Outcome.NOT_APPLICABLE, pattern)
    return Judgement(Outcome.NOT_APPLICABLE, message(pattern, **parameters))


def lacks_data(pattern: str, **parameters: object) -> Judgement:
    """Return the judgement that the plan does not print what the rule compares."""
    if not parameters:
        return _plainly(Outcome.LACKS_DATA, pattern)
    return Judgement(Outcome.LACKS_DATA, message(pattern, **parameters))


@lru_cache(maxsize=1024)
def _plainly(outcome: Outcome, pattern: str) -> Judgement:
    """Return the judgement whose sentence is the same for every plan; made once."""
    return Judgement(outcome, message(pattern))
