"""What the vouchers of each project come to, kept beside them so that no page adds them up.

Added up anew from the vouchers in the transaction that changes them, under the lock of their year:
a sum is never raised by an amount, so it cannot drift.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.db.models import Count, F, Q, Sum

from jixiao.web.plans.models import ProjectRecord
from jixiao.web.treasury.models import PaidRecord, VoucherRecord

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from jixiao.web.treasury.models import TreasuryExportRecord

_AT_ONCE: Final = 1000


def add_up(vouchers: QuerySet[VoucherRecord]) -> int:
    """Keep the sums of every project that these vouchers are of; return how many there are."""
    projects = vouchers.order_by().values("project")
    rows = VoucherRecord.objects.filter(project__in=projects).order_by().values_list("project")
    found = [
        PaidRecord(project_id=project, amount=amount, vouchers=count)
        for project, amount, count in rows.annotate(Sum("amount"), Count("pk"))
    ]
    PaidRecord.objects.bulk_create(
        found, batch_size=_AT_ONCE, update_conflicts=True, unique_fields=["project"],
        update_fields=["amount", "vouchers"],
    )  # fmt: skip
    return len(found)


def add_up_export(export: TreasuryExportRecord) -> int:
    """Keep the sums of every project that an export has vouchers of."""
    return add_up(export.vouchers.all())


def astray() -> QuerySet[ProjectRecord]:
    """Return the projects whose kept sum is not what their vouchers come to, or is missing."""
    real = ProjectRecord.objects.annotate(
        real=Sum("vouchers__amount"), count=Count("vouchers")
    ).order_by("pk")
    differs = ~Q(paid_sum__amount=F("real")) | ~Q(paid_sum__vouchers=F("count"))
    missing = Q(count__gt=0, paid_sum=None)
    extra = Q(count=0) & Q(paid_sum__isnull=False)
    return real.filter(missing | extra | (Q(count__gt=0) & differs))
