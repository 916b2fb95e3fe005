"""Findings: what a rule says of a plan, with the compared values and the way to repair it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jixiao.model.message import Message
    from jixiao.model.source import SourceSpan


class Severity(StrEnum):
    """What a finding asks: correct it first, answer with a reason, or consider it."""

    BLOCKING = "blocking"
    QUERY = "query"
    ADVICE = "advice"


class Outcome(StrEnum):
    """What came of a rule; silent rules leave no record, the others say why they did not judge."""

    FOUND = "found"
    NOT_APPLICABLE = "not_applicable"
    LACKS_DATA = "lacks_data"


@dataclass(frozen=True, slots=True)
class Locus:
    """A place in the plans of a document.

    `project` is the ordinal (None: the document or its department part), `indicators` row numbers
    of that project from 1 (None: the project's head), `field` a field name as in exchange.md.
    """

    document: str
    project: int | None = None
    indicators: tuple[int, ...] | None = None
    field: str | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """One judgement of one rule.

    `given`, `expected` and `difference` are the compared values as a person writes them;
    `message` shows the arithmetic; `source` is a clause id of standards/policies; `related` are
    the other places of a finding that crosses projects or documents.
    """

    rule: str
    fault: str
    severity: Severity
    outcome: Outcome
    locus: Locus
    message: Message
    fix: Message
    source: str
    given: str | None = None
    expected: str | None = None
    difference: str | None = None
    span: SourceSpan | None = None
    related: tuple[Locus, ...] = ()
