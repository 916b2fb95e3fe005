"""The sample region's ledgers: invented, sealed by the worker once the platform runs.

The work `sample` seals a county's ledgers as its unit's upload, lets the bureau confirm bindings,
measure plans and look for suspicions; every step is a real action. What self-evaluations said of
measured plans is then evaluated once more.
"""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from django.utils import timezone

from jixiao.measurement.loading import Order, load
from jixiao.measurement.tables import open_tables
from jixiao.web.bindings.actions.confirm_bindings import confirm_bindings
from jixiao.web.bindings.actions.measure_plan import measure_plan
from jixiao.web.cases.actions.look_for_cases import look_for_cases
from jixiao.web.ledgers.models import JobRecord, LedgerUploadRecord
from jixiao.web.ledgers.reports import stored
from jixiao.web.ledgers.sealed_store import key, memory, store
from jixiao.web.ledgers.tasks import give_out
from jixiao.web.organisations.actor import Actor
from jixiao.web.organisations.models import AppointmentRecord, OrganisationRecord
from jixiao.web.plans.models import PlanRecord
from jixiao.workflow.role import Role

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from jixiao.measurement.load_report import Report

FIRST: Final = "130306"
"""The county whose ledgers come by themselves; the others when they are asked for."""
SHARE: Final = 0.01
"""Of the heads that the sample documents tell of."""
YEARS: Final = 2
EVERY: Final = 5
"""Every so many of the county's plans is bound and measured; the rest wait for a person."""


def order_ledgers(codes: Iterable[str] | None = None) -> int:
    """Return how many counties will get their ledgers: those of the codes, all without.

    A county that was ordered before gets no second ones.
    """
    divisions = OrganisationRecord.objects.filter(parent=None)
    wanted = divisions if codes is None else divisions.filter(code__in=list(codes))
    ordered = JobRecord.objects.filter(kind="sample").values_list("place", flat=True)
    given = 0
    for one in wanted.exclude(pk__in=list(ordered)):
        years = PlanRecord.objects.filter(path__startswith=one.path, version__gt=0)
        year = years.order_by("fiscal_year").values_list("fiscal_year", flat=True).first()
        if year is not None:
            give_out("sample", place=one, person=None, told={"year": year})
            given += 1
    return given


def run(job: JobRecord, hear: Callable[[int, int], None]) -> Callable[[JobRecord], dict[str, Any]]:
    """Return what stores the sealed load as an upload and orders what follows from it."""
    code, year = job.place.code, int(job.told["year"])
    with tempfile.TemporaryDirectory(prefix="jixiao-") as folder:
        made = _files(Path(folder), code, year)
        hear(1, 3)
        order = Order(key=key(), now=timezone.localtime(), division=code, memory=memory())
        report = load(open_tables(made), store(), order)
        hear(2, 3)

    def finish(_held: JobRecord) -> dict[str, Any]:
        plans = list(
            PlanRecord.objects.filter(
                path__startswith=job.place.path, fiscal_year=year, version__gt=0
            ).order_by("code", "pk")
        )
        clerk = _holder(job.place.path, Role.UNIT_CLERK, plans[0].path)
        desk = _holder(job.place.path, Role.PERFORMANCE_DESK)
        _uploaded(report, plans[0], clerk)
        for one in plans[::EVERY]:
            if confirm_bindings(one.pk, None, actor=desk):
                measure_plan(one.pk, 12, actor=desk)
        look_for_cases(job.place_id, year * 100 + 1, year * 100 + 12, actor=desk)
        give_out("sample_cases", place=job.place, person=None, told={})
        give_out("sample_measured", place=job.place, person=None, told={"year": year})
        return {"load": report.load}

    return finish


def _files(folder: Path, code: str, year: int) -> Path:
    """Write the ledgers of a county, one file a ledger, and return where."""
    import pyarrow as pa  # noqa: PLC0415 - heavy, only when used
    import pyarrow.parquet as pq  # noqa: PLC0415 - as above

    from jixiao.measurement.samples.county import SampleOrder  # noqa: PLC0415 - as above
    from jixiao.measurement.samples.writing import write_samples  # noqa: PLC0415 - as above

    order = SampleOrder(
        first_year=year - YEARS + 1, years=YEARS, share=SHARE, planted=1, divisions=(code,)
    )
    write_samples(order, folder / "parts", kind="parquet", progress=lambda _rows: None)
    parts: dict[str, list[Path]] = {}
    for path in sorted((folder / "parts" / code).glob("*.parquet")):
        parts.setdefault(path.name.split("-")[0], []).append(path)
    whole = folder / "whole"
    whole.mkdir()
    for ledger, paths in parts.items():
        tables = [pq.read_table(path) for path in paths]
        pq.write_table(pa.concat_tables(tables), whole / f"{ledger}.parquet")
    return whole


def _uploaded(report: Report, plan: PlanRecord, clerk: Actor) -> None:
    """Store the load as an upload of the plan's unit."""
    manifest = next(one for one in store().manifests if one.load == report.load)
    files = [{"name": one.name, "sha256": one.sha256, "size": one.size} for one in manifest.sources]
    LedgerUploadRecord.objects.create(
        place=plan.project.unit, person=clerk.person, files=files, report=stored(report),
        load=report.load, sealed_by=clerk.person, sealed=timezone.now(),
    )  # fmt: skip


def _holder(division: str, role: Role, place: str = "") -> Actor:
    """Return somebody who holds the role in a division, at the place where one is named."""
    found = AppointmentRecord.objects.filter(role=role, organisation__path__startswith=division)
    if place:
        found = found.filter(organisation__path=place)
    person = found.select_related("person").order_by("pk")[0].person
    return Actor(person, person.held())
