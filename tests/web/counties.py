"""The three counties of the samples with people in every role, and no project at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao import flow
from jixiao.web.organisations.models import OrganisationKind, OrganisationRecord, PersonRecord
from jixiao.web.plans.models import YearRecord
from jixiao.web.site.sample_region import COUNTIES, _person, _units
from jixiao.workflow.role import Role
from web.region import PASSWORD

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

BUREAU = (Role.PROGRAMME_DESK, Role.PERFORMANCE_DESK, Role.AUDITOR)
YEAR = 2024


def store_counties(samples: Iterable[Path]) -> None:
    """Store the counties; people are named `county_role`, those of a unit serve in the first."""
    for document in flow.read_documents(samples):
        assert not isinstance(document, Exception)
        stem = document.document.partition("_")[0]
        code, name = COUNTIES[stem]
        county = OrganisationRecord.objects.create(
            code=code, name=name, kind=OrganisationKind.DIVISION
        )
        bureau = OrganisationRecord.objects.create(
            code="czj", name=f"{name}财政局", kind=OrganisationKind.BUREAU, parent=county
        )
        unit = next(iter(_units(county, document).values()))
        assert unit.parent is not None
        for role in BUREAU:
            _person(stem, role, bureau)
        _person(stem, Role.DEPARTMENT_REVIEWER, unit.parent)
        _person(stem, Role.UNIT_CLERK, unit)
        YearRecord.objects.create(division=county, year=YEAR)
    for person in PersonRecord.objects.filter(username__contains="_"):
        person.set_password(PASSWORD)
        person.save()
