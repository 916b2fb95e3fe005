"""A year's plans within reach, summed by the core: by unit, department and as a whole."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Final

from django.db.models import Count, QuerySet

from jixiao.forms.formbook import formbook
from jixiao.model.errors import JixiaoError
from jixiao.model.finding import Finding, Locus, Outcome, Severity
from jixiao.model.message import message
from jixiao.model.organisation import BudgetUnit
from jixiao.publishing.exports.target_form import record_form
from jixiao.publishing.publishing import KINDS, write_sheet
from jixiao.review.rule import FAMILIES
from jixiao.review.summarising import summarise
from jixiao.web.plans.mapping import document_of, plan_on_record
from jixiao.web.plans.queries import within_reach
from jixiao.web.reviews.models import FindingRecord, Standing

if TYPE_CHECKING:
    from jixiao.model.plan import PlanDocument
    from jixiao.model.summary import Summary
    from jixiao.web.organisations.actor import Actor
    from jixiao.web.plans.models import PlanRecord

SUMMARY_FORM: Final = "target_summary"
MOST: Final = 5000
"""The most plans summed in one page; a county has fewer in a year."""


class TooMany(JixiaoError):
    """More plans are within reach than one table sums."""


def open_findings(plans: QuerySet[PlanRecord]) -> QuerySet[FindingRecord]:
    """Return the findings on plans that hold now and that nobody overruled."""
    standing = FindingRecord.objects.filter(plan__in=plans, present=True)
    return standing.exclude(standing=Standing.OVERRULED)


def plans_of(actor: Actor, year: int, place: str = "") -> QuerySet[PlanRecord]:
    """Return a year's plans within the actor's reach, those below a place (a path) alone."""
    return within_reach(actor).filter(fiscal_year=year, path__startswith=place)


def summary_of(actor: Actor, year: int, place: str = "") -> Summary:
    """Return the summary of a year's plans within the actor's reach; raises TooMany.

    Plans count for the unit and department of the tree, however a clerk wrote their names.
    """
    plans = plans_of(actor, year, place).order_by("path", "code", "pk")
    count = plans.count()
    if count > MOST:
        raise TooMany(
            message("共{count}项，超过一张汇总表的{most}项；请按部门分别汇总。",
                    count=count, most=MOST)
        )  # fmt: skip
    documents = [_placed(one) for one in plans.select_related("project__unit__parent").iterator()]
    ordinals = {one.document: one.projects[0].ordinal for one in documents}
    counted = open_findings(plans.order_by()).values_list("plan", "rule", "severity")
    findings = [
        _finding(str(plan), ordinals[str(plan)], rule, severity) for plan, rule, severity in counted
    ]
    return summarise(documents, findings, day=date(year, 12, 31))


def printed_summary(summary: Summary, kind: str) -> bytes:
    """Return the summary as the form of the summary table; raises UnknownOutput."""
    return write_sheet(record_form([summary], formbook().get(SUMMARY_FORM)), kind)


def findings_by_family(plans: QuerySet[PlanRecord]) -> list[tuple[str, dict[str, int]]]:
    """Return the open findings by family of rules, each with its counts by severity."""
    rows = open_findings(plans).order_by().values_list("rule", "severity").annotate(Count("pk"))
    found: dict[str, dict[str, int]] = {}
    for rule, severity, count in rows:
        family = FAMILIES.get(rule[3:4], "")
        own = found.setdefault(family, {one.value: 0 for one in Severity})
        own[severity] += count
    order = list(FAMILIES.values())
    return sorted(
        found.items(), key=lambda one: order.index(one[0]) if one[0] in order else len(order)
    )


def _placed(record: PlanRecord) -> PlanDocument:
    """Return the plan as it stands, in its unit and department as the tree names them."""
    unit = record.project.unit
    above = unit if unit.parent is None or unit.parent.parent is None else unit.parent
    plan = replace(
        plan_on_record(record).plan,
        unit=BudgetUnit(unit.code, unit.name), department=above.name,
    )  # fmt: skip
    return document_of(plan, name=str(record.pk), year=record.fiscal_year)


def _finding(document: str, ordinal: int, rule: str, severity: str) -> Finding:
    """Return a stored finding as summing asks for it: its place and severity."""
    nothing = message("")
    return Finding(
        rule, "", Severity(severity), Outcome.FOUND, Locus(document, ordinal), nothing, nothing, ""
    )


__all__ = ["KINDS", "findings_by_family", "printed_summary", "summary_of"]
