"""Scoring plans with actuals, against reading the same plans from JSON Lines."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from books import forget, sample_documents
from corpora import varied
from timing import Figure, medians

from jixiao.flow import read_content, score
from jixiao.model.funding import Execution
from jixiao.model.plan import DocumentKind, PerformancePlan, PlanDocument
from jixiao.notation.exchange import write_line

if TYPE_CHECKING:
    from jixiao.model.indicator import Indicator

PLANS = 2_000
A_DOCUMENT = 20


def figures(plans: int = PLANS) -> list[Figure]:
    """Return how long scoring takes as a share of reading; both grow with the plans alone."""
    lines = list(map(write_line, evaluated(plans)))
    held = [each for line in lines for each in read_content("plans.jsonl", line)]
    documents = [each for each in held if isinstance(each, PlanDocument)]
    ours, reading = medians(lambda: scored(documents), lambda: read(lines))
    detail = f"{ours / plans * 1000:.2f} ms against {reading / plans * 1000:.2f} ms a plan"
    name = f"scoring {plans} plans / reading them"
    return [Figure(name, ours / reading, 1, detail, at_least=False)]


def evaluated(plans: int) -> list[PlanDocument]:
    """Return documents of 20 plans whose actuals are their targets, spent to nine tenths."""
    samples = [plan for document in sample_documents() for plan in document.projects]
    return [
        PlanDocument(
            document=f"{first}.xlsx",
            kind=DocumentKind.SELF_EVALUATION,
            fiscal_year=2024,
            projects=tuple(
                done(varied(samples[each % len(samples)], each, each - first + 1))
                for each in range(first, min(first + A_DOCUMENT, plans))
            ),
        )
        for first in range(0, plans, A_DOCUMENT)
    ]


def done(plan: PerformancePlan) -> PerformancePlan:
    """Return the plan with actuals and spending."""
    execution = Execution(budget_year=Decimal(100), spent=Decimal(90))
    return replace(plan, execution=execution, indicators=tuple(map(reached, plan.indicators)))


def reached(row: Indicator) -> Indicator:
    """Return the row with its target as its actual."""
    return replace(row, actual=f"{row.target.value or ''}{row.target.unit or ''}" or None)


def scored(documents: list[PlanDocument]) -> int:
    """Return how many plans were scored; nothing is remembered."""
    forget()
    return sum(len(score(document)) for document in documents)


def read(lines: list[bytes]) -> int:
    """Return how many documents were read; nothing is remembered."""
    forget()
    return sum(len(read_content("plans.jsonl", line)) for line in lines)
