"""What ledgers say of the rows of a version by a month, as the forms of the year take it over."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from jixiao.model.score import Evidence
from jixiao.web.bindings.models import ActualRecord
from jixiao.workflow.courses import Standing

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping
    from datetime import date, datetime

    from django.db.models import QuerySet

    from jixiao.web.plans.models import VersionRecord


@dataclass(frozen=True, slots=True)
class MeasuredFinding:
    """The measured actual of a row, as written into a form, and the record it comes from."""

    record: ActualRecord
    actual: str
    evidence: Evidence = Evidence.MEASURED


def measured_until(
    version: VersionRecord, day: date, *, known_by: datetime | None = None
) -> Mapping[int, MeasuredFinding]:
    """Return, by row, what was measured for the month that ends on a day; rows without are absent.

    A month that is not measured has no value: none of an earlier month stands for it. With
    `known_by` what was measured later is left out: a form that somebody signed stays as it was.
    """
    records = ActualRecord.objects.filter(version=version, month=day.year * 100 + day.month)
    if known_by is not None:
        records = records.filter(at__lte=known_by)
    return _findings(records.order_by("pk"))


def measured_of(
    versions: Collection[int], day: date
) -> Mapping[int, Mapping[int, MeasuredFinding]]:
    """Return the same of many versions at once, as it is known now; those without are absent."""
    records = ActualRecord.objects.filter(
        version__in=versions, month=day.year * 100 + day.month
    ).order_by("pk")
    found: dict[int, list[ActualRecord]] = {}
    for one in records:
        found.setdefault(one.version_id, []).append(one)
    return {version: _findings(held) for version, held in found.items()}


def _findings(records: Iterable[ActualRecord]) -> dict[int, MeasuredFinding]:
    return {
        one.row: MeasuredFinding(one, f"{one.content['value']}{one.content['unit']}")
        for one in records
        if one.content["value"] is not None
    }


def signed_at(standing: str, steps: QuerySet[Any]) -> datetime | None:
    """Return when a form that is no draft was signed last; None for a draft."""
    if standing == Standing.DRAFT.value:
        return None
    signed = steps.filter(after=Standing.DEPARTMENT.value).order_by("pk").last()
    return signed.at if signed is not None else None
