"""All rules over one plan, against reading that plan from XLSX."""

from __future__ import annotations

from books import forget, plans_in, require, workbook
from timing import Figure, medians

from jixiao.flow import read_content
from jixiao.model.finding import Outcome
from jixiao.model.plan import PlanDocument
from jixiao.review.catalogue import catalogue
from jixiao.review.context import Context
from jixiao.review.judging import judge_document
from jixiao.review.rule import Scope

PROJECTS = 400
DEFECTS = frozenset({Outcome.FOUND})
RULES = [one for one in catalogue() if one.scope is Scope.PLAN]


def figures() -> list[Figure]:
    """Return how long the rules take, as a share of how long reading takes."""
    content = workbook(PROJECTS)
    require("wide.xlsx", content, PROJECTS)
    documents = [
        each for each in read_content("wide.xlsx", content) if isinstance(each, PlanDocument)
    ]
    ours, reading = medians(
        lambda: judged(documents), lambda: plans_in("wide.xlsx", content), rounds=3
    )
    detail = (
        f"{ours / PROJECTS * 1000:.2f} ms against {reading / PROJECTS * 1000:.2f} ms a plan, "
        f"{len(RULES)} rules"
    )
    return [Figure("rules over one plan / XLSX to plan", ours / reading, 1, detail, at_least=False)]


def judged(documents: list[PlanDocument]) -> int:
    """Return how many defects all rules over one plan find; nothing is remembered."""
    forget()
    contexts = [(document, Context.of(document)) for document in documents]
    return sum(
        sum(1 for _ in judge_document(one, document, context, DEFECTS))
        for document, context in contexts
        for one in RULES
    )
