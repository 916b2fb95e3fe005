"""Documents to measure with: the sample plans, repeated under changed names, printed by jixiao."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

from jixiao.flow import publish, read_content
from jixiao.model.plan import PerformancePlan, PlanDocument

SAMPLES = Path(__file__).resolve().parents[1] / "samples"
WIDE_FORM = "qinghai_approval_table"
SINGLE_FORM = "national_2015_target"


def sample_documents() -> list[PlanDocument]:
    """Return the three sample documents as plans."""
    read = [
        document
        for path in sorted(SAMPLES.glob("*.txt"))
        for document in read_content(path.name, path.read_bytes())
    ]
    return [document for document in read if isinstance(document, PlanDocument)]


def repeated(projects: int, form: str) -> PlanDocument:
    """Return one document of `projects` plans: the 41 samples in turn, each with its own name."""
    plans = [plan for document in sample_documents() for plan in document.projects]
    chosen = tuple(renamed(plans[number % len(plans)], number + 1) for number in range(projects))
    return PlanDocument(
        document="measured", issuer="云岭县财政局", form=form, fiscal_year=2024, projects=chosen
    )


def renamed(plan: PerformancePlan, number: int) -> PerformancePlan:
    """Return the plan with names of its own, so that no text stands in two projects."""
    indicators = tuple(
        replace(indicator, name=f"{indicator.name}{number}") for indicator in plan.indicators
    )
    name = f"{plan.name}（第{number}项）"
    return replace(plan, ordinal=number, name=name, indicators=indicators)


def forget() -> None:
    """Empty what parsers and rules remember of texts: each turn starts afresh."""
    for name, module in list(sys.modules.items()):
        if name.startswith(("jixiao.wording.", "jixiao.costing.", "jixiao.review.")):
            for item in vars(module).values():
                if hasattr(item, "cache_clear") and item.cache_parameters()["maxsize"]:
                    item.cache_clear()


def workbook(projects: int) -> bytes:
    """Return an XLSX with one wide table of `projects` projects and real merged cells."""
    return publish(repeated(projects, WIDE_FORM), WIDE_FORM, "xlsx")


def long_table(projects: int) -> bytes:
    """Return a DOCX with one long table."""
    return publish(repeated(projects, WIDE_FORM), WIDE_FORM, "docx")


def small_tables(projects: int) -> bytes:
    """Return a DOCX with one small table per project."""
    return publish(repeated(projects, SINGLE_FORM), SINGLE_FORM, "docx")


class ProjectsMissing(AssertionError):
    """A benchmark's document was not read completely, so its time means nothing."""


def require(name: str, content: bytes, projects: int) -> None:
    """Raise ProjectsMissing unless jixiao reads that many projects in the file."""
    found = plans_in(name, content)
    if found != projects:
        raise ProjectsMissing(name, found, projects)


def plans_in(name: str, content: bytes) -> int:
    """Return how many plans jixiao reads in a file; raises what it could not read."""
    forget()
    count = 0
    for document in read_content(name, content):
        if not isinstance(document, PlanDocument):
            raise document
        count += len(document.projects)
    return count
