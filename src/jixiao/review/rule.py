"""A rule: its identity and texts, and the function that judges a plan or documents."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Final

from jixiao.model.rule_card import RuleCard
from jixiao.review.judgement import Judgement

if TYPE_CHECKING:
    from jixiao.model.finding import Severity

Judge = Callable[[Any, Any], Iterator[Judgement]]


class Scope(StrEnum):
    """What a rule looks at: a plan, a document, a county's plans of a year, or all documents."""

    PLAN = "plan"
    DOCUMENT = "document"
    COUNTY = "county"
    DOCUMENTS = "documents"


FAMILIES: Final = {
    "C": "completeness",
    "R": "relevance",
    "A": "appropriateness",
    "F": "feasibility",
    "N": "numbers",
    "T": "time",
    "X": "across",
    "S": "self_evaluation",
    "D": "reading",
}


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule of the catalogue; `neighbour` is plan text that looks alike and must stay silent."""

    card: RuleCard
    neighbour: str
    scope: Scope
    judge: Judge

    @property
    def code(self) -> str:
        """The code `JX-<letter><number>`, never reused."""
        return self.card.code

    @property
    def fault(self) -> str:
        """The defect id, as the defect catalogue lists it."""
        return self.card.fault

    @property
    def family(self) -> str:
        """The folder that the code's letter belongs to."""
        return FAMILIES[self.code[3]]


def rule(  # noqa: PLR0913 # the texts of a rule, all by name
    *,
    code: str,
    fault: str,
    title: str,
    why: str,
    since: str,
    severity: Severity,
    source: str,
    bad: str,
    good: str,
    neighbour: str,
    fix: str,
) -> Callable[[Judge], Rule]:
    """Return a decorator that makes a Rule of a judging function.

    The first parameter's name (`plan`, `document`, `county`, `documents`) is the scope.
    """
    card = RuleCard(
        code=code,
        fault=fault,
        title=title,
        why=why,
        severity=severity,
        source=source,
        bad=bad.strip() + "\n",
        good=good.strip() + "\n",
        fix=fix,
        since=since,
    )

    def made(judge: Judge) -> Rule:
        first = next(iter(inspect.signature(judge).parameters))
        return Rule(card, neighbour.strip() + "\n", Scope(first), judge)

    return made
