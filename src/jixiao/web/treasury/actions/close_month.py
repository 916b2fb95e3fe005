"""A bureau closes a month: its payments are complete, and no more of it are taken."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import Sum

from jixiao.monitoring.money import refuse_closing
from jixiao.web.trail.recording import record
from jixiao.web.treasury.models import ClosedMonthRecord
from jixiao.web.years.year_lock import locked_year
from jixiao.workflow.cycle_duty import CycleDuty

if TYPE_CHECKING:
    from jixiao.web.organisations.actor import Actor


@transaction.atomic
def close_month(year_id: int, month: int, *, actor: Actor) -> ClosedMonthRecord:
    """Return the closed month (1-12) with what was paid in it, in 元.

    Raises TransitionRefused, NoSuchYear, MonthClosed for one closed before or out of order.
    """
    year = locked_year(year_id, actor=actor, duty=CycleDuty.CLOSE_MONTH)
    refuse_closing(month, frozenset(year.closed_months.values_list("month", flat=True)))
    paid = year.vouchers.filter(day__month=month).aggregate(total=Sum("amount"))["total"]
    made = ClosedMonthRecord.objects.create(
        year=year, month=month, total=paid or Decimal(0), person=actor.person
    )
    after = {"month": month, "total": made.total}
    record(actor, CycleDuty.CLOSE_MONTH, f"year:{year.pk}", after=after)
    return made
