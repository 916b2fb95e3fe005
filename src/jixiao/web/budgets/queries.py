"""The money of projects whose budget was told: budgets beside payments, by source."""

from __future__ import annotations

from collections import defaultdict
from decimal import Decimal
from typing import TYPE_CHECKING

from django.db.models import Sum

from jixiao.monitoring.project_money import ProjectMoney, SourceMoney, project_money
from jixiao.web.budgets.models import BudgetLineRecord
from jixiao.web.treasury.models import VoucherRecord
from jixiao.web.treasury.queries import in_ten_thousands

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date


def money_of(project_id: int, day: date) -> ProjectMoney | None:
    """Return a project's money up to a day in 万元; None while nobody told its budget."""
    return moneys_of([project_id], day).get(project_id)


def moneys_of(project_ids: Collection[int], day: date) -> dict[int, ProjectMoney]:
    """Return the same of many projects at once; those whose budget nobody told are absent."""
    told = defaultdict(list)
    for one in BudgetLineRecord.objects.filter(project__in=project_ids):
        amounts = map(_printed, (one.initial, one.adjusted, one.carried))
        line = SourceMoney(one.source, *amounts)
        told[one.project_id].append(line)
    if not told:
        return {}
    vouchers = VoucherRecord.objects.filter(project__in=list(told), day__lte=day).order_by()
    paid = defaultdict(list)
    for project, source, total in vouchers.values_list("project", "source").annotate(Sum("amount")):
        paid[project].append((source, in_ten_thousands(total)))
    return {project: project_money(lines, paid[project]) for project, lines in told.items()}


def _printed(amount: Decimal | None) -> Decimal | None:
    """Return an amount without the zeros that the column adds to it: forms print what it is."""
    return None if amount is None else Decimal(f"{amount.normalize():f}")
