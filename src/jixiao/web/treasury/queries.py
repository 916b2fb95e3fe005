"""What was paid, by project and by source."""

from __future__ import annotations

from decimal import Decimal
from itertools import accumulate
from typing import Final

from django.db.models import Sum
from django.db.models.functions import ExtractMonth

from jixiao.web.treasury.models import VoucherRecord

_YUAN: Final = Decimal(10_000)


def paid_by_month(project_id: int, year: int) -> dict[int, Decimal]:
    """Return what was paid by the end of each month (1-12) in 万元, cumulative; empty if nothing.

    Months after the last payment are left out, those before the first are 0.
    """
    vouchers = VoucherRecord.objects.filter(project=project_id, day__year=year)
    rows = vouchers.annotate(month=ExtractMonth("day")).order_by().values_list("month")
    paid: dict[int, Decimal] = dict(rows.annotate(Sum("amount")))
    sums = accumulate(paid.get(month, Decimal(0)) for month in range(1, max(paid, default=0) + 1))
    return {month: in_ten_thousands(total) for month, total in enumerate(sums, 1)}


def paid_by_source(project_id: int) -> list[tuple[str, Decimal]]:
    """Return what was paid for a project in 万元 by source of the money, as exports name it."""
    rows = (
        VoucherRecord.objects.filter(project=project_id)
        .order_by()
        .values_list("source")
        .annotate(Sum("amount"))
        .order_by("source")
    )
    return [(source, in_ten_thousands(total)) for source, total in rows]


def in_ten_thousands(total: Decimal) -> Decimal:
    """Return a sum of payments in 元 as 万元, without the zeros that databases add to sums."""
    return Decimal(f"{(Decimal(total) / _YUAN).normalize():f}")
