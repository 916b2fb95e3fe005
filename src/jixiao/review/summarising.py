"""Documents and their findings → the summary by unit, department and for the whole."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby
from typing import TYPE_CHECKING

from jixiao.model.finding import Outcome, Severity
from jixiao.model.summary import Summary, SummaryRow, Tally
from jixiao.standards.grades import GradeScale, grade_scales

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from jixiao.model.finding import Finding
    from jixiao.model.plan import PerformancePlan, PlanDocument

UNIT = "万元"


@dataclass(frozen=True, slots=True)
class Entry:
    """A project with the department and unit it counts for and its findings by severity."""

    department: str
    unit: str
    plan: PerformancePlan
    found: Counter[Severity]


def summarise(
    documents: Sequence[PlanDocument], findings: Sequence[Finding], *, day: date
) -> Summary:
    """Return the summary; grades are those in force on `day`.

    A project counts for its 主管部门, or who issued the document, and for its budget unit, or
    who carries it out. A finding that names no project counts in the total only.
    """
    by_project = _by_project(findings)
    entries = [
        Entry(
            plan.department or document.issuer or "",
            _unit(plan),
            plan,
            by_project.get((document.document, plan.ordinal), Counter()),
        )
        for document in documents
        for plan in document.projects
    ]
    scale = grade_scales().on(day)
    years = {document.fiscal_year or _first_year(document) for document in documents} - {None}
    whole = sum(by_project.values(), Counter())
    return Summary(
        fiscal_year=years.pop() if len(years) == 1 else None,
        documents=len(documents),
        rows=tuple(_rows(entries, scale)),
        total=_tally(entries, scale, whole),
    )


def _by_project(findings: Sequence[Finding]) -> dict[tuple[str, int | None], Counter[Severity]]:
    counted: dict[tuple[str, int | None], Counter[Severity]] = {}
    for finding in findings:
        if finding.outcome is Outcome.FOUND:
            place = (finding.locus.document, finding.locus.project)
            counted.setdefault(place, Counter())[finding.severity] += 1
    return counted


def _rows(entries: Sequence[Entry], scale: GradeScale) -> list[SummaryRow]:
    """Return the units of each department with a row for it under them, in order of mention."""
    first: dict[str, int] = {}
    for place, entry in enumerate(entries):
        first.setdefault(entry.department, place)
    ordered = sorted(entries, key=lambda entry: (first[entry.department], entry.unit))
    rows: list[SummaryRow] = []
    for department, its in groupby(ordered, key=lambda entry: entry.department):
        own = list(its)
        for unit, members in groupby(own, key=lambda entry: entry.unit):
            tally = _tally(list(members), scale)
            ordinal = 1 + sum(row.unit is not None for row in rows)
            rows.append(SummaryRow(ordinal, department or None, unit, tally))
        rows.append(SummaryRow(None, department or None, None, _tally(own, scale)))
    return rows


def _tally(
    entries: Sequence[Entry], scale: GradeScale, found: Counter[Severity] | None = None
) -> Tally:
    covered = [entry for entry in entries if _has_target(entry.plan)]
    scores = [entry.plan.total_score for entry in entries if entry.plan.total_score is not None]
    grades = Counter(scale.of(score) for score in scores)
    if found is None:
        found = sum((entry.found for entry in entries), Counter())
    return Tally(
        projects=len(entries),
        amount=_amount(entries),
        covered=len(covered),
        covered_amount=_amount(covered),
        indicators=sum(len(entry.plan.indicators) for entry in entries),
        grades=tuple((name, grades[name]) for name in scale.names),
        ungraded=len(entries) - len(scores),
        blocking=found[Severity.BLOCKING],
        query=found[Severity.QUERY],
        advice=found[Severity.ADVICE],
    )


def _amount(entries: Sequence[Entry]) -> Decimal:
    amounts = [entry.plan.budget.amount for entry in entries if entry.plan.budget]
    return sum((amount.into(UNIT).number for amount in amounts if amount), Decimal(0))


def _has_target(plan: PerformancePlan) -> bool:
    return any(not indicator.target.is_blank for indicator in plan.indicators)


def _unit(plan: PerformancePlan) -> str:
    own = plan.unit and (plan.unit.name or plan.unit.code)
    return own or plan.implementing_unit or ""


def _first_year(document: PlanDocument) -> int | None:
    return next((plan.year for plan in document.projects if plan.year), None)
