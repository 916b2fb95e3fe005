"""An export beside the year's projects, vouchers and closed months: what would be taken."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.monitoring.money import Known, reconcile
from jixiao.web.treasury.columns import rows_of
from jixiao.web.treasury.models import VoucherRecord

if TYPE_CHECKING:
    from jixiao.monitoring.money import Reconciled
    from jixiao.web.treasury.models import TreasuryExportRecord


def reconciled(export: TreasuryExportRecord) -> Reconciled:
    """Return what the export's rows come to as things are now; nothing is stored."""
    year = export.year
    known = Known(
        year.year,
        frozenset(year.projects.exclude(code="").values_list("code", flat=True)),
        frozenset(VoucherRecord.objects.filter(year=year).values_list("number", flat=True)),
        frozenset(year.closed_months.values_list("month", flat=True)),
    )
    return reconcile(rows_of(export.rows, export.columns), known, export.unit)
