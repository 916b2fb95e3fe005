"""What ledgers say of the rows of a version by a month, as the forms of the year take it over."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from django.db.models.fields.json import KT

from jixiao.model.score import Evidence
from jixiao.web.bindings.models import ActualRecord
from jixiao.workflow.courses import Standing

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence
    from datetime import date, datetime

    from django.db.models import QuerySet

    from jixiao.web.plans.models import VersionRecord

_NOTHING: Final = (None, "null")
"""What a value that is null comes out as: PostgreSQL gives none, SQLite the word."""


@dataclass(frozen=True, slots=True)
class MeasuredFinding:
    """The measured actual of a row, as written into a form, and the record it comes from.

    `record` is its number, `month` YYYYMM, `rows` how many rows of ledgers were counted; `metric`
    and `filters` are what it was measured by.
    """

    record: int
    month: int
    rows: int
    actual: str
    metric: str
    filters: Mapping[str, Sequence[str]]
    evidence: Evidence = Evidence.MEASURED


def measured_until(
    version: VersionRecord, day: date, *, known_by: datetime | None = None
) -> Mapping[int, MeasuredFinding]:
    """Return, by row, what was measured for the month that ends on a day; rows without are absent.

    A month that is not measured has no value: none of an earlier month stands for it. With
    `known_by` what was measured later is left out: a form that somebody signed stays as it was.
    """
    records = ActualRecord.objects.filter(version=version)
    if known_by is not None:
        records = records.filter(at__lte=known_by)
    return _findings(records, day).get(version.pk, {})


def measured_of(
    versions: Collection[int], day: date
) -> Mapping[int, Mapping[int, MeasuredFinding]]:
    """Return the same of many versions at once, as it is known now; those without are absent."""
    return _findings(ActualRecord.objects.filter(version__in=versions), day)


def _findings(records: QuerySet[ActualRecord], day: date) -> dict[int, dict[int, MeasuredFinding]]:
    """Return version → row → what was measured last for the month; sheets of evidence stay shut.

    Where the last measuring found no rows to count there is no value, whatever held before.
    """
    month = day.year * 100 + day.month
    told = (
        records.filter(month=month)
        .order_by("pk")
        .values_list(
            "version", "row", "pk", KT("content__rows"), KT("content__value"),
            KT("content__unit"), KT("content__metric"), "content__filters",
        )
    )  # fmt: skip
    found: dict[int, dict[int, MeasuredFinding]] = {}
    for version, row, record, rows, value, unit, *asked in told:
        if value in _NOTHING:
            found.get(version, {}).pop(row, None)
        else:
            one = MeasuredFinding(record, month, int(rows), f"{value}{unit}", *asked)
            found.setdefault(version, {})[row] = one
    return found


def signed_at(standing: str, steps: QuerySet[Any]) -> datetime | None:
    """Return when a form that is no draft was signed last; None for a draft."""
    if standing == Standing.DRAFT.value:
        return None
    signed = steps.filter(after=Standing.DEPARTMENT.value).order_by("pk").last()
    return signed.at if signed is not None else None
