"""An export beside the year's projects, vouchers and closed months: what would be taken."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from django.db.models import Sum

from jixiao.monitoring.export_rows import rows_of
from jixiao.monitoring.money import Known, TreasuryRow, reconcile
from jixiao.monitoring.refunds import Payment
from jixiao.web.treasury.models import VoucherRecord

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.monitoring.money import Reconciled
    from jixiao.web.plans.models import YearRecord
    from jixiao.web.treasury.models import TreasuryExportRecord


def payments_of(year: YearRecord) -> Iterator[Payment]:
    """Yield the payments of a year with what refunds left of them, as they were taken."""
    refunds = VoucherRecord.objects.filter(year=year).exclude(against="")
    back = dict(refunds.order_by().values_list("against").annotate(Sum("amount")))
    taken = VoucherRecord.objects.filter(year=year, against="").select_related("project")
    for one in taken.order_by("pk"):
        left = one.amount + back.get(one.number, Decimal(0))
        yield Payment(one.number, one.project.code, one.day, one.amount, left)


def reconciled(export: TreasuryExportRecord) -> Reconciled:
    """Return what the export's rows come to as things are now; nothing is stored."""
    year = export.year
    against = dict(VoucherRecord.objects.filter(year=year).values_list("number", "against"))
    known = Known(
        year.year,
        frozenset(year.projects.exclude(code="").values_list("code", flat=True)),
        frozenset(against),
        frozenset(year.closed_months.values_list("month", flat=True)),
        list(payments_of(year)),
        frozenset(number for number, payment in against.items() if payment),
    )
    return reconcile(rows_of(TreasuryRow, export.rows, export.columns), known, export.unit)


def netted_of(
    export: TreasuryExportRecord,
) -> Iterator[tuple[int, str, Decimal, str, Decimal, Decimal]]:
    """Yield for each refund taken from an export: row, number, amount, payment, paid, left now."""
    payments = {one.number: one for one in payments_of(export.year)}
    for one in export.vouchers.exclude(against="").order_by("row"):
        payment = payments[one.against]
        yield one.row, one.number, one.amount, one.against, payment.amount, payment.left
