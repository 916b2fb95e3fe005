"""A database of approved plans whose indicators are bound to ledgers, for rounds of monitoring.

The 22 plans of one sample county under changed codes, names and figures, in units of 20; the
bindings that the suggestions give them, confirmed; a payment a month from the treasury.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from books import sample_documents
from corpora import row_of
from django.apps import apps
from django.contrib.auth.hashers import make_password
from django.db import connection
from django.utils import timezone
from round_store import DIVISION, YEAR

from jixiao.locale import translator
from jixiao.measurement.binding import suggestions
from jixiao.measurement.binding_records import record_of
from jixiao.model.binding import Evidence
from jixiao.model.plan import DocumentKind, PlanDocument
from jixiao.web.plans.mapping import exchange_of, sha256_of
from jixiao.web.treasury.sums import add_up_export

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from jixiao.model.plan import PerformancePlan

A_UNIT: Final = 20
UNITS_A_DEPARTMENT: Final = 20
PASSWORD: Final = "load-test-2026"
_PAID: Final = """
INSERT INTO treasury_voucherrecord (year_id, project_id, export_id, row, number, day, amount,
                                    source, against)
SELECT %(year)s, p.id, %(export)s, 1, p.id || '-' || m, make_date(%(fiscal)s, m, 20),
       round(p.total * 10000 / 12 * (0.7 + 0.05 * (p.id %% 10)), 2), '一般公共预算', ''
FROM plans_projectrecord p, generate_series(1, 12) m WHERE p.year_id = %(year)s
"""


def sample_plans() -> list[PerformancePlan]:
    """Return the county's sample plans."""
    return [
        plan
        for document in sample_documents()
        for plan in document.projects
        if (plan.code or "").startswith(DIVISION)
    ]


def code_of(plan: PerformancePlan, number: int) -> str:
    """Return the code of a copy."""
    return f"{(plan.code or '')[:-6]}{number:06d}"


def copies_of(plans: int) -> dict[str, list[str]]:
    """Return the codes of the copies of each sample plan, by its own code."""
    samples = sample_plans()
    found: dict[str, list[str]] = {}
    for number in range(plans):
        one = samples[number % len(samples)]
        found.setdefault(one.code or "", []).append(code_of(one, number))
    return found


def fill(plans: int) -> Any:  # noqa: ANN401 - a record
    """Fill the database; return the year's record."""
    county = _stored("organisations", "OrganisationRecord", code=DIVISION, name="县",
                     kind="division", parent=None)  # fmt: skip
    bureau = _stored("organisations", "OrganisationRecord", code="czj", name="县财政局",
                     kind="bureau", parent=county)  # fmt: skip
    year = _stored("plans", "YearRecord", division=county, year=YEAR)
    units = _units(county, -(-plans // A_UNIT))
    desk = _person("performance_desk", bureau)
    _person("department_reviewer", units[0].parent)
    _person("unit_clerk", units[0])
    _plans(year, units, desk, plans)
    export = _stored("treasury", "TreasuryExportRecord", year=year, person=desk, name="made",
                     sha256="0" * 64, shape="", headings=[], rows=[])  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute(_PAID, {"year": year.pk, "export": export.pk, "fiscal": YEAR})
        add_up_export(export)
        cursor.execute("VACUUM ANALYZE")
    return year


def _stored(app: str, record: str, /, **told: object) -> Any:  # noqa: ANN401 - any record
    return apps.get_model(app, record)._default_manager.create(**told)  # noqa: SLF001 - documented


def _units(county: Any, count: int) -> list[Any]:  # noqa: ANN401 - records
    made: list[Any] = []
    above = None
    for number in range(count):
        place = number // UNITS_A_DEPARTMENT
        if number % UNITS_A_DEPARTMENT == 0:
            above = _stored("organisations", "OrganisationRecord", code=f"{place:03d}",
                            name=f"第{place + 1}局", kind="department", parent=county)  # fmt: skip
        made.append(
            _stored(
                "organisations",
                "OrganisationRecord",
                code=f"{place:03d}{number:04d}",
                name=f"第{number + 1}所",
                kind="unit",
                parent=above,
            )
        )
    return made


def _person(role: str, place: Any) -> Any:  # noqa: ANN401 - a record
    person = _stored("organisations", "PersonRecord", username=f"{role}_0", name=role,
                     password=make_password(PASSWORD))  # fmt: skip
    _stored("organisations", "AppointmentRecord", person=person, organisation=place, role=role)
    return person


def _plans(year: Any, units: Sequence[Any], desk: Any, count: int) -> None:  # noqa: ANN401 - records
    """Store projects, plans, their approved versions and bindings."""
    samples = [(one, list(_bound(one))) for one in sample_plans()]
    for first in range(0, count, 1000):
        numbers = range(first, min(first + 1000, count))
        plans = [varied(samples[number % len(samples)][0], number) for number in numbers]
        places = [units[number // A_UNIT] for number in numbers]
        projects = kept("plans", "ProjectRecord", [
            {"year": year, "unit": unit, "code": plan.code, "name": plan.name,
             "total": _total(plan), "fiscal": _total(plan)}
            for plan, unit in zip(plans, places, strict=True)
        ])  # fmt: skip
        records = kept("plans", "PlanRecord", [
            {"project": project, "path": project.unit.path, "fiscal_year": YEAR, "version": 1,
             "name": project.name, "code": project.code, "total": project.total,
             "stage": "approved", "entered": timezone.now(), "rows": len(plan.indicators)}
            for plan, project in zip(plans, projects, strict=True)
        ])  # fmt: skip
        contents = [exchange_of(document_of(one)) for one in plans]
        versions = kept("plans", "VersionRecord", [
            {"plan": record, "number": 1, "document_number": "1号", "person": desk, "typed": {},
             "content": content, "sha256": sha256_of(content)}
            for record, content in zip(records, contents, strict=True)
        ])  # fmt: skip
        kept("bindings", "BindingRecord", [
            {"version": version, "row": row, "content": {**content, "filters": filters},
             "confirmed_by": desk, "confirmed": timezone.now()}
            for number, version in zip(numbers, versions, strict=True)
            for row, content, filters in own_bindings(*samples[number % len(samples)], number)
        ])  # fmt: skip


def varied(plan: PerformancePlan, number: int) -> PerformancePlan:
    """Return a copy with a code, a name and rows of its own."""
    rows = tuple(row_of(row, number) for row in plan.indicators)
    name = f"{plan.name}（第{number}项）"
    return replace(plan, ordinal=1, name=name, code=code_of(plan, number), indicators=rows)


def document_of(plan: PerformancePlan) -> PlanDocument:
    """Return the document of an approved plan."""
    return PlanDocument(
        document=plan.name or "", kind=DocumentKind.APPROVAL, fiscal_year=YEAR, projects=(plan,)
    )


def _bound(plan: PerformancePlan) -> Iterator[dict[str, Any]]:
    """Yield what is suggested for the rows that ledgers can show, confirmed."""
    for one in suggestions(plan, YEAR):
        if one.evidence is Evidence.RECORDS:
            yield record_of(replace(one, confirmed=True), translator("zh"))


def own_bindings(
    plan: PerformancePlan, bound: Sequence[dict[str, Any]], number: int
) -> Iterator[tuple[int, dict[str, Any], dict[str, Any]]]:
    """Yield row, binding and filters of a copy: where the plan's code stands, its own."""
    for one in bound:
        filters = dict(one["filters"])
        if filters.get("project") == [plan.code]:
            filters["project"] = [code_of(plan, number)]
        yield one["indicator"], one, filters


def _total(plan: PerformancePlan) -> Any:  # noqa: ANN401 - a Decimal or None
    return plan.budget.total if plan.budget else None


def kept(app: str, record: str, told: list[dict[str, Any]]) -> list[Any]:
    """Return records stored many at a time."""
    kind = apps.get_model(app, record)
    made: list[Any] = kind._default_manager.bulk_create(  # noqa: SLF001 - documented
        [kind(**one) for one in told], batch_size=500
    )
    return made
