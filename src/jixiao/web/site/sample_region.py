"""A region to try things in: the three samples as three counties, with people in every role."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache
from typing import TYPE_CHECKING, Final

from django.contrib.auth.hashers import make_password
from django.db import transaction

from jixiao.forms.typed_form import typed_of
from jixiao.web.disclosure.actions.disclose_versions import disclose_versions
from jixiao.web.intake.sample_upload import upload_sample
from jixiao.web.organisations.actor import Actor
from jixiao.web.organisations.models import (
    AppointmentRecord,
    OrganisationKind,
    OrganisationRecord,
    PersonRecord,
)
from jixiao.web.plans.actions.approve_plan import approve_plan
from jixiao.web.plans.actions.create_plan import create_plan
from jixiao.web.plans.actions.forward_plan import forward_plan
from jixiao.web.plans.actions.return_plan import return_plan
from jixiao.web.plans.actions.submit_plan import submit_plan
from jixiao.web.plans.models import PlanRecord, YearRecord
from jixiao.web.rounds.actions.open_round import open_round
from jixiao.web.site.sample_approved import adopt, project_of
from jixiao.web.site.sample_evaluations import call_experts
from jixiao.web.site.sample_holder import holder
from jixiao.web.site.sample_ledgers import FIRST, order_ledgers
from jixiao.web.site.sample_next_year import next_year
from jixiao.web.site.sample_people import SAMPLE_PASSWORD
from jixiao.web.site.sample_year import carry_on
from jixiao.web.years.sample_list import take_sample_list
from jixiao.workflow.role import Role

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from jixiao.model.plan import PerformancePlan, PlanDocument

COUNTIES: Final = {
    "huangyuan": ("630123", "湟源县"),
    "pingluo": ("640221", "平罗县"),
    "funing": ("130306", "抚宁区"),
}
_DEPARTMENT_ROLES: Final = (Role.DEPARTMENT_REVIEWER,)
_BUREAU_ROLES: Final = (
    Role.PROGRAMME_DESK, Role.PERFORMANCE_DESK, Role.AUDITOR, Role.ADMINISTRATOR,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class SamplePerson:
    """Who can log in to the sample region, and as what."""

    username: str
    role: Role
    organisation: str


@transaction.atomic
def load_sample_region(documents: Iterable[PlanDocument]) -> list[SamplePerson]:
    """Return the people of the region after storing it; documents are the three samples, read.

    Their own year was approved before and is carried to its results. In the next one the same
    plans go as far as real actions take them: what has blocking findings stays a draft.
    """
    people: list[SamplePerson] = []
    for document in documents:
        stem = document.document.partition("_")[0]
        if stem in COUNTIES:
            people += _county(stem, document)
    order_ledgers([FIRST])
    return people


def _county(stem: str, document: PlanDocument) -> list[SamplePerson]:
    code, name = COUNTIES[stem]
    division = OrganisationRecord.objects.create(
        code=code, name=name, kind=OrganisationKind.DIVISION
    )
    bureau = OrganisationRecord.objects.create(
        code="czj", name=f"{name}财政局", kind=OrganisationKind.BUREAU, parent=division
    )
    units = _units(division, document)
    people = [_person(stem, role, bureau) for role in _BUREAU_ROLES]
    people += [_person(stem, Role.EXPERT, bureau, f"_{number}") for number in range(1, 4)]
    departments = {unit.parent_id: unit.parent for unit in units.values()}
    for number, department in enumerate(departments.values(), 1):
        tail = f"_{number}" if len(departments) > 1 else ""
        if department is not None:
            people += [_person(stem, role, department, tail) for role in _DEPARTMENT_ROLES]
    for number, unit in enumerate(units.values(), 1):
        tail = f"_{number}" if len(units) > 1 else ""
        people += [_person(stem, role, unit, tail) for role in (Role.UNIT_CLERK, Role.UNIT_HEAD)]
    person = bureau.appointments.select_related("person").get(role=Role.PERFORMANCE_DESK).person
    desk = Actor(person, person.held())
    year = document.fiscal_year or next(
        (plan.year for plan in document.projects if plan.year), 2024
    )
    past = YearRecord.objects.create(division=division, year=year)
    found = [(plan, units[_unit_of(plan, document)[0]]) for plan in document.projects]
    carry_on(past, adopt(found, past, desk=desk), desk)
    opened = YearRecord.objects.create(division=division, year=year + 1)
    _plans(found, opened)
    call_experts(past, opened, desk)
    take_sample_list(opened, next(iter(units.values())), actor=desk)
    _upload(next(iter(units.values())), opened.year)
    march = date(opened.year, 3, 31)
    open_round(opened.pk, actor=desk, cut_off=march, due=march + timedelta(days=10))
    return people


def _upload(unit: OrganisationRecord, year: int) -> None:
    """Let a file of the unit wait to be taken in."""
    clerk = unit.appointments.filter(role=Role.UNIT_CLERK).select_related("person")[0].person
    department = unit.parent.name if unit.parent else unit.name
    upload_sample(Actor(clerk, clerk.held()), unit=unit.name, department=department, year=year)


def _units(
    division: OrganisationRecord, document: PlanDocument
) -> Mapping[str, OrganisationRecord]:
    """Return the units by the name that plans print, each under its department."""
    found: dict[str, OrganisationRecord] = {}
    departments: dict[str, OrganisationRecord] = {}
    for plan in document.projects:
        key, name = _unit_of(plan, document)
        if key in found:
            continue
        code = (plan.unit.code if plan.unit else None) or f"{len(found) + 1:03d}"
        above = plan.department or document.issuer or name
        if above not in departments:
            departments[above] = OrganisationRecord.objects.create(
                code=(plan.unit.code if plan.unit and plan.unit.code else code)[:3]
                + (f"-{len(departments) + 1}" if departments else ""),
                name=above, kind=OrganisationKind.DEPARTMENT, parent=division,
            )  # fmt: skip
        found[key] = OrganisationRecord.objects.create(
            code=code, name=name, kind=OrganisationKind.UNIT, parent=departments[above]
        )
    return found


def _unit_of(plan: PerformancePlan, document: PlanDocument) -> tuple[str, str]:
    unit = plan.unit
    name = (unit.name if unit else None) or plan.implementing_unit or document.issuer or "本级"
    return (unit.code if unit and unit.code else name), name


@cache
def _hashed() -> str:
    """Return the password of all sample people, hashed once: it is slow on purpose."""
    return make_password(SAMPLE_PASSWORD)


def _person(
    stem: str, role: Role, organisation: OrganisationRecord, tail: str = ""
) -> SamplePerson:
    username = f"{stem}_{role.value}{tail}"
    person = PersonRecord(username=username, name=f"{role.label}（{organisation.name}）"[:60])
    person.password = _hashed()
    person.save()
    AppointmentRecord.objects.create(person=person, organisation=organisation, role=role)
    return SamplePerson(username, role, organisation.name)


def _plans(found: Sequence[tuple[PerformancePlan, OrganisationRecord]], year: YearRecord) -> None:
    """Declare the plans of the year before once more, some of them as far as desks."""
    sendable = []
    for plan, unit in found:
        typed = next_year(typed_of(plan))
        named = replace(plan, name=typed.fields.get("name"))
        made = create_plan(project_of(named, year, unit), actor=None, typed=typed)
        if not made.blocking:
            sendable.append(made)
    for number, one in enumerate(sendable):
        _send(one, year, steps=number % 5)


def _send(plan: PlanRecord, year: YearRecord, *, steps: int) -> None:
    """Take a plan 0-4 steps along its route by the people who hold it there."""
    if steps:
        submit_plan(plan.pk, actor=holder(plan, Role.UNIT_CLERK))
    if steps == 2:  # noqa: PLR2004 - every fifth plan is one that came back
        return_plan(
            plan.pk,
            actor=holder(plan, Role.DEPARTMENT_REVIEWER),
            reasons=[{"row": "", "field": "objectives", "text": "绩效目标未写明数量和完成时限。"}],
        )
    if steps > 2:  # noqa: PLR2004 - the rest go on to the bureau
        forward_plan(plan.pk, actor=holder(plan, Role.DEPARTMENT_REVIEWER))
        forward_plan(plan.pk, actor=holder(plan, Role.PROGRAMME_DESK))
    if steps == 4:  # noqa: PLR2004 - and the last is approved and disclosed
        number = f"{year.division.name[:1]}财绩批〔{year.year}〕{plan.pk}号"
        desk = holder(plan, Role.PERFORMANCE_DESK)
        version = approve_plan(plan.pk, actor=desk, document_number=number)
        disclose_versions([version.pk], actor=desk)
