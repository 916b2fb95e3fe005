"""Plans of the sample region that were approved before the platform came: taken over as they stand.

The sample documents are what counties approved and published. Their faults stay visible as
findings; nothing is gated, since nothing is decided here any more.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils import timezone

from jixiao.forms.typed_form import typed_of
from jixiao.model.plan import DocumentKind
from jixiao.web.disclosure.actions.disclose_versions import disclose_versions
from jixiao.web.library.indexing import learn
from jixiao.web.plans.actions.create_plan import create_plan
from jixiao.web.plans.mapping import document_of, exchange_of, plan_on_record, sha256_of
from jixiao.web.plans.models import ProjectRecord, VersionRecord
from jixiao.web.trail.recording import record
from jixiao.workflow.stage import Stage

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jixiao.model.plan import PerformancePlan
    from jixiao.web.organisations.actor import Actor
    from jixiao.web.organisations.models import OrganisationRecord
    from jixiao.web.plans.models import PlanRecord, YearRecord


def project_of(plan: PerformancePlan, year: YearRecord, unit: OrganisationRecord) -> ProjectRecord:
    """Return the stored project of a plan that was read."""
    budget = plan.budget
    return ProjectRecord.objects.create(
        year=year, unit=unit, code=(plan.code or "")[:40], name=(plan.name or "未命名")[:200],
        category=plan.category or "", total=budget.total if budget else None,
        fiscal=budget.fiscal if budget else None, other=budget.other if budget else None,
    )  # fmt: skip


def adopt(
    found: Sequence[tuple[PerformancePlan, OrganisationRecord]], year: YearRecord, *, desk: Actor
) -> list[PlanRecord]:
    """Return the plans of a year as approved with its budget and made public."""
    adopted = [_adopted(plan, year, unit, desk) for plan, unit in found]
    disclose_versions([one.pk for _, one in adopted], actor=desk)
    return [plan for plan, _ in adopted]


def _adopted(
    plan: PerformancePlan, year: YearRecord, unit: OrganisationRecord, desk: Actor
) -> tuple[PlanRecord, VersionRecord]:
    made = create_plan(project_of(plan, year, unit), actor=None, typed=typed_of(plan))
    made.stage, made.version, made.due = Stage.APPROVED.value, 1, None
    made.entered = timezone.localtime()
    made.save()
    document = document_of(
        plan_on_record(made).plan, name=made.name, year=year.year, kind=DocumentKind.APPROVAL
    )
    content = exchange_of(document)
    number = f"{year.division.name[:1]}财预〔{year.year}〕1号"
    version = VersionRecord.objects.create(
        plan=made, number=1, document_number=number, person=desk.person,
        reason="平台启用前随预算批复，原样转入。", typed=made.content, content=content,
        sha256=sha256_of(content),
    )  # fmt: skip
    learn(version)
    after = {"plan": made.pk, "number": 1, "sha256": version.sha256, "document_number": number}
    record(None, "freeze", f"version:{version.pk}", after=after)
    return made, version
