"""The rules over one plan of the database, and the findings kept in step with what they say."""

from __future__ import annotations

import hashlib
from collections import Counter
from typing import TYPE_CHECKING

from jixiao.flow import review
from jixiao.forms.typed_form import plan_of
from jixiao.locale import translator
from jixiao.model.finding import Finding, Severity
from jixiao.web.plans.earlier import same_project_before, typed_before
from jixiao.web.plans.mapping import document_of, plan_on_record
from jixiao.web.reviews.models import FindingRecord, Standing

if TYPE_CHECKING:
    from collections.abc import Iterable

    from jixiao.forms.typed_form import TypedPlan
    from jixiao.model.plan import PlanDocument
    from jixiao.web.plans.models import PlanRecord


def check(record: PlanRecord) -> list[FindingRecord]:
    """Return the findings on the plan as it stands now, stored; nothing else is changed.

    The same rules run at every save, at submission and at review. A finding that no longer holds
    is kept, not present, when somebody answered or overruled it, and removed otherwise.
    """
    typed = plan_on_record(record)
    found = {one.fingerprint: one for one in _records(record, typed)}
    known = {one.fingerprint: one for one in record.findings.all()}
    for fingerprint, one in known.items():
        present = fingerprint in found
        if not present and one.standing == Standing.OPEN:
            one.delete()
        elif one.present is not present:
            one.present = present
            one.save(update_fields=["present"])
    new = [one for fingerprint, one in found.items() if fingerprint not in known]
    FindingRecord.objects.bulk_create(new)
    return list(record.findings.filter(present=True))


def count(record: PlanRecord, findings: Iterable[FindingRecord]) -> None:
    """Set the record's counts of findings that nobody overruled; does not store it."""
    counts = Counter(one.severity for one in findings if one.standing != Standing.OVERRULED)
    record.blocking = counts[Severity.BLOCKING]
    record.query = counts[Severity.QUERY]
    record.advice = counts[Severity.ADVICE]


def open_blocking(record: PlanRecord) -> tuple[str, ...]:
    """Return the rules of blocking findings that nobody overruled, in order."""
    found = record.findings.filter(present=True, severity=Severity.BLOCKING)
    return tuple(found.exclude(standing=Standing.OVERRULED).values_list("rule", flat=True))


def _records(record: PlanRecord, typed: TypedPlan) -> Iterable[FindingRecord]:
    document = document_of(typed.plan, name=record.name, year=record.fiscal_year)
    for finding in review([document], previous=_before(record)):
        if finding.outcome == "found":
            yield _record(record, typed, finding)


def _before(record: PlanRecord) -> list[PlanDocument]:
    """Return the same project's plan of an earlier year, as approved if it was; none without."""
    earlier = same_project_before(record)
    if earlier is None:
        return []
    plan = plan_of(typed_before(earlier)[0]).plan
    return [document_of(plan, name=earlier.name, year=earlier.fiscal_year)]


def _record(record: PlanRecord, typed: TypedPlan, finding: Finding) -> FindingRecord:
    english = translator("en")
    numbers = finding.locus.indicators or ()
    rows = [row for number in numbers if (row := typed.row_of(number))]
    field = finding.locus.field or ""
    key = "\n".join((finding.rule, *rows, field, finding.given or "", finding.message.render()))
    return FindingRecord(
        plan=record,
        fingerprint=hashlib.sha256(key.encode()).hexdigest(),
        rule=finding.rule,
        fault=finding.fault,
        severity=finding.severity,
        rows=rows,
        field=field,
        message_zh=finding.message.render(),
        message_en=finding.message.render(english),
        fix_zh=finding.fix.render(),
        fix_en=finding.fix.render(english),
        given=finding.given or "",
        expected=finding.expected or "",
        difference=finding.difference or "",
        source=finding.source,
    )
