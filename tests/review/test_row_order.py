"""Findings name rows, so turning a plan's rows round must turn the findings and nothing else."""

from collections import Counter
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from jixiao import flow
from jixiao.model.plan import PlanDocument
from jixiao.review.catalogue import catalogue
from jixiao.review.reviewing import judge_documents
from jixiao.review.rule import Rule

SAMPLES = sorted((Path(__file__).parents[2] / "samples").glob("*.txt"))
Places = Counter[tuple[int | None, frozenset[int]]]


@cache
def documents() -> list[PlanDocument]:
    read = flow.read_documents(SAMPLES)
    return [document for document in read if isinstance(document, PlanDocument)]


def turned(document: PlanDocument) -> PlanDocument:
    plans = (replace(plan, indicators=plan.indicators[::-1]) for plan in document.projects)
    return replace(document, projects=tuple(plans))


def places(one: Rule, document: PlanDocument, *, backwards: bool) -> Places:
    rows = {plan.ordinal: len(plan.indicators) for plan in document.projects}
    found: Places = Counter()
    for finding in judge_documents(one, [turned(document) if backwards else document]):
        project, numbers = finding.locus.project, finding.locus.indicators or ()
        last = rows.get(project or 0, 0) + 1
        found[project, frozenset(last - n if backwards else n for n in numbers)] += 1
    return found


@pytest.mark.parametrize("one", catalogue(), ids=lambda one: one.code)
def test_findings_turn_with_the_rows(one: Rule) -> None:
    for document in documents():
        forwards = places(one, document, backwards=False)
        assert places(one, document, backwards=True) == forwards
