"""Scoring plans with actuals, against reading the same plans from JSON Lines.

    python benchmarks/scoring.py [PLANS]

Plans stream through: they are made, written, read and scored 2,000 at a time, so that memory does
not grow with them. Processor time is counted; what parsers remember of texts is emptied before
each part is read and again before it is scored, so that neither lives on the other.
"""

from __future__ import annotations

import gc
import sys
from dataclasses import replace
from decimal import Decimal
from time import process_time
from typing import TYPE_CHECKING, TypeVar

from books import forget, sample_documents
from corpora import varied
from timing import Figure, peak_megabytes

from jixiao.flow import read_content, score
from jixiao.model.funding import Execution
from jixiao.model.plan import DocumentKind, PerformancePlan, PlanDocument
from jixiao.notation.exchange import write_line

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from jixiao.model.indicator import Indicator

Given = TypeVar("Given")
Found = TypeVar("Found")
PLANS = 6_000
PART = 2_000
WARM = 2
"""Parts after which memory is held to grow no more."""
A_DOCUMENT = 20


def figures(plans: int = PLANS) -> Iterator[Figure]:
    """Yield how long scoring takes as a share of reading; both grow with the plans alone."""
    reading = scoring = first = 0.0
    for number, lines in enumerate(parts(plans), 1):
        one, other = taken(lines)
        reading, scoring = reading + one, scoring + other
        if number == WARM:
            first = peak_megabytes()
    detail = f"{scoring / plans * 1000:.2f} ms against {reading / plans * 1000:.2f} ms a plan"
    name = f"scoring {plans} plans / reading them"
    yield Figure(name, scoring / reading, 1, detail, at_least=False)
    if first:
        memory = peak_megabytes()
        detail = f"{memory:.0f} MB against {first:.0f} MB"
        name = f"memory of {plans} plans / of {WARM * PART}"
        yield Figure(name, memory / first, 1.1, detail, at_least=False)


def taken(lines: list[bytes]) -> tuple[float, float]:
    """Return the processor seconds of reading a part, and of scoring it."""
    documents, reading = spent(read, lines)
    count, scoring = spent(scored, documents)
    if count != sum(len(one.projects) for one in documents):
        raise ValueError(count)
    return reading, scoring


def spent(work: Callable[[Given], Found], given: Given) -> tuple[Found, float]:
    """Return what some work finds, and its processor seconds; nothing is remembered."""
    forget()
    gc.collect()
    begun = process_time()
    return work(given), process_time() - begun


def parts(plans: int) -> Iterator[list[bytes]]:
    """Yield the plans in parts, as JSON Lines of 20 plans each."""
    samples = [plan for document in sample_documents() for plan in document.projects]
    for first in range(0, plans, PART):
        yield [
            write_line(evaluated(samples, range(one, min(one + A_DOCUMENT, plans))))
            for one in range(first, min(first + PART, plans), A_DOCUMENT)
        ]


def evaluated(samples: list[PerformancePlan], numbers: range) -> PlanDocument:
    """Return a document of plans whose actuals are their targets, spent to nine tenths."""
    return PlanDocument(
        document=f"{numbers.start}.xlsx",
        kind=DocumentKind.SELF_EVALUATION,
        fiscal_year=2024,
        projects=tuple(
            done(varied(samples[each % len(samples)], each, each - numbers.start + 1))
            for each in numbers
        ),
    )


def done(plan: PerformancePlan) -> PerformancePlan:
    """Return the plan with actuals and spending."""
    execution = Execution(budget_year=Decimal(100), spent=Decimal(90))
    return replace(plan, execution=execution, indicators=tuple(map(reached, plan.indicators)))


def reached(row: Indicator) -> Indicator:
    """Return the row with its target as its actual."""
    return replace(row, actual=f"{row.target.value or ''}{row.target.unit or ''}" or None)


def scored(documents: list[PlanDocument]) -> int:
    """Return how many plans were scored."""
    return sum(len(score(document)) for document in documents)


def read(lines: list[bytes]) -> list[PlanDocument]:
    """Return the documents of JSON Lines; raises what could not be read."""
    found = [one for line in lines for one in read_content("plans.jsonl", line)]
    faults = [one for one in found if not isinstance(one, PlanDocument)]
    if faults:
        raise faults[0]
    return [one for one in found if isinstance(one, PlanDocument)]


if __name__ == "__main__":
    found = list(figures(int(sys.argv[1]) if len(sys.argv) > 1 else PLANS))
    print(*found, sep="\n")
    sys.exit(not all(one.holds for one in found))
