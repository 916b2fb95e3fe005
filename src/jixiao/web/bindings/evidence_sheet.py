"""A measured value as people read it: everything needed to compute it again."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from jixiao.measurement.ledger import ledger_named
from jixiao.measurement.metric import metric_named
from jixiao.web.bindings.month_chart import Point, drawn
from jixiao.web.bindings.queries import newest, value_of
from jixiao.web.ledgers.models import LedgerUploadRecord
from jixiao.web.rounds.showing import cited

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from django.utils.safestring import SafeString

    from jixiao.measurement.ledger import Ledger
    from jixiao.measurement.metric import Metric
    from jixiao.web.bindings.bound_rows import BoundRow
    from jixiao.web.bindings.models import ActualRecord


@dataclass(frozen=True, slots=True)
class UsedLoad:
    """A load that rows came from, with the hash of its manifest; the upload where it was one."""

    number: int
    sha256: str
    upload: LedgerUploadRecord | None


@dataclass(frozen=True, slots=True)
class Sheet:
    """The sheet of evidence of one actual."""

    actual: ActualRecord
    metric: Metric
    ledgers: Sequence[Ledger]
    clause: str
    told: Mapping[str, Any]
    loads: Sequence[UsedLoad]


def sheet_of(actual: ActualRecord) -> Sheet:
    """Return the sheet of evidence of an actual."""
    told = actual.content
    metric = metric_named(told["metric"])
    numbers = [one["load"] for one in told["loads"]]
    uploads = {
        one.load: one
        for one in LedgerUploadRecord.objects.filter(load__in=numbers).select_related("place")
    }
    loads = [
        UsedLoad(one["load"], one["sha256"], uploads.get(one["load"])) for one in told["loads"]
    ]
    return Sheet(
        actual, metric, [ledger_named(name) for name in metric.ledgers],
        cited(metric.source) if metric.source else "", told, loads,
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class ShownMonths:
    """How an indicator went over the months: a drawing and the same as rows."""

    row: BoundRow
    chart: SafeString
    months: Sequence[ActualRecord]
    unit: str
    newest: ActualRecord


def shown_months(row: BoundRow, months: Mapping[int, ActualRecord] | None) -> ShownMonths | None:
    """Return how a row went; None where nothing was measured."""
    last = newest(months)
    if last is None or not months:
        return None
    unit = last.content["unit"]
    points = [Point(month, value_of(one)) for month, one in months.items()]
    title = f"{row.binding.name}（{unit}）"
    chart = drawn(points, _target(row, unit), title)
    return ShownMonths(row, chart, list(months.values()), unit, last)


def _target(row: BoundRow, unit: str) -> Decimal | None:
    """Return the target where it is one number in the unit of the values."""
    target = row.indicator.target
    if (target.unit or "") != unit and not (target.text or "").endswith(unit):
        return None
    printed = (target.value or "").replace(",", "").replace("，", "")
    try:
        found = Decimal(printed)
    except ArithmeticError:
        return None
    return found if found.is_finite() else None
