"""Self-evaluations with last year's and the year's monitoring forms → what their reports tell."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from jixiao.cli.reports import stem_of
from jixiao.evaluation.reviewing_year import as_earlier, report_on
from jixiao.flow import publish_report, score
from jixiao.monitoring.expected_curve import MONTHS
from jixiao.monitoring.year_curve import year_curve
from jixiao.review.register import Register
from jixiao.standards.application import application_rules
from jixiao.standards.lamps import lamp_rules
from jixiao.standards.scoring import scoring_schemes

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from decimal import Decimal

    from jixiao.model.evaluation_report import EarlierResult, EvaluationReport
    from jixiao.model.plan import PerformancePlan, PlanDocument
    from jixiao.review.register import Entry


def reports_of(
    document: PlanDocument,
    *,
    previous: Sequence[PlanDocument] = (),
    monitored: Mapping[int, Sequence[PlanDocument]] | None = None,
    scheme: str = "national",
    day: date | None = None,
) -> list[EvaluationReport]:
    """Return the report of each self-evaluated plan of a document that has actuals.

    `previous` are last year's self-evaluations, `monitored` the year's monitoring forms by month
    (1-12); projects are found in them by code, else by unit and name.
    """
    at = day or date(document.fiscal_year or date.max.year, 12, 31)
    source, before = lamp_rules().on(at).linear_source, Register(previous)
    rounds = {month: Register(ones) for month, ones in (monitored or {}).items()}
    plans, found = {plan.ordinal: plan for plan in document.projects}, []
    for one in score(document, scheme=scheme, day=at):
        plan = plans[one.ordinal]
        spent = {month: known.same_project(plan, document) for month, known in rounds.items()}
        same = next(iter(before.same_project(plan, document)), None)
        found.append(
            report_on(
                document,
                one,
                scheme=scoring_schemes()[scheme].on(at),
                rules=application_rules().on(at),
                curve=year_curve(plan.plan, _spent(plan, spent), source),
                earlier=_earlier(same, scheme) if same else None,
            )
        )
    return found


def _spent(plan: PerformancePlan, entries: Mapping[int, Sequence[Entry]]) -> dict[int, Decimal]:
    """Return what was spent by the ends of months, as monitoring forms and the plan tell."""
    told = {month: held[0].plan.execution for month, held in entries.items() if held}
    told[MONTHS] = plan.execution
    return {
        month: one.spent for month, one in told.items() if one is not None and one.spent is not None
    }


def _earlier(entry: Entry, scheme: str) -> EarlierResult | None:
    """Return the result of an earlier year's plan; None where it has no actuals."""
    scores = score(replace(entry.document, projects=(entry.plan,)), scheme=scheme)
    return as_earlier(entry.plan, scores[0], entry.year) if scores else None


def printed_reports(
    found: Sequence[EvaluationReport], document: PlanDocument, to: str, lang: str
) -> Iterator[tuple[str, bytes]]:
    """Yield a file name's stem and the content of each report of a document."""
    for one in found:
        name = stem_of(f"{one.plan.name or document.document}-自评报告.{to}")
        yield name, publish_report(one, document, to, lang=lang)
