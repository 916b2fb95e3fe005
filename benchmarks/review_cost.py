"""All rules over one plan, against reading that plan from XLSX."""

from __future__ import annotations

from dataclasses import replace

from books import SINGLE_FORM, forget, plans_in, repeated, require, workbook
from timing import Figure, medians

from jixiao.flow import publish, read_content
from jixiao.model.finding import Outcome
from jixiao.model.plan import PlanDocument
from jixiao.review.catalogue import catalogue
from jixiao.review.context import Context
from jixiao.review.judging import judge_plans
from jixiao.review.rule import Scope

PROJECTS = 400
OWN = 41
DEFECTS = frozenset({Outcome.FOUND})
RULES = [one for one in catalogue() if one.scope is Scope.PLAN]


def figures() -> list[Figure]:
    """Return how long the rules take, as a share of how long reading takes.

    Read are the plans of 41 workbooks with one plan each: that the rules cost less is promised.
    Of one workbook with 400 a plan is read in a fifth of the time; that figure is shown, and its
    bound only keeps it from growing.
    """
    own = [publish(one, SINGLE_FORM, "xlsx") for one in single_documents(OWN)]
    return [
        figure("a workbook of its own", own, OWN, 1),
        figure(f"a table of {PROJECTS}", [workbook(PROJECTS)], PROJECTS, 4),
    ]


def single_documents(plans: int) -> list[PlanDocument]:
    """Return the sample plans in documents of their own."""
    whole = repeated(plans, SINGLE_FORM)
    return [replace(whole, projects=(replace(plan, ordinal=1),)) for plan in whole.projects]


def figure(place: str, contents: list[bytes], plans: int, bound: float) -> Figure:
    """Return the figure for workbooks with so many plans together."""
    for content in contents:
        require("plans.xlsx", content, plans // len(contents))
    documents = [
        each
        for content in contents
        for each in read_content("plans.xlsx", content)
        if isinstance(each, PlanDocument)
    ]
    ours, reading = medians(
        lambda: judged(documents),
        lambda: [plans_in("plans.xlsx", content) for content in contents],
    )
    detail = (
        f"{ours / plans * 1000:.2f} ms against {reading / plans * 1000:.2f} ms a plan, "
        f"{len(RULES)} rules"
    )
    name = f"rules over one plan / reading it, {place}"
    return Figure(name, ours / reading, bound, detail, at_least=False)


def judged(documents: list[PlanDocument]) -> int:
    """Return how many defects all rules over one plan find; nothing is remembered."""
    forget()
    return sum(
        len(judge_plans(RULES, document, Context.of(document), DEFECTS, set()))
        for document in documents
    )
