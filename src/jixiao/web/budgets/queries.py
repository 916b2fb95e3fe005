"""What was told of projects' money: budgets beside payments, by source."""

from __future__ import annotations

from collections import defaultdict
from decimal import Decimal
from typing import TYPE_CHECKING

from django.db.models import Sum

from jixiao.monitoring.project_money import ProjectMoney, SourceMoney
from jixiao.monitoring.told_money import NOTHING_TOLD, ToldMoney
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
    told = all_told_until(project_ids, day)
    return {project: money for project, one in told.items() if (money := one.money) is not None}


def told_until(project_id: int, day: date) -> ToldMoney:
    """Return what was told of a project's money up to a day in 万元, as it is known now."""
    return all_told_until([project_id], day).get(project_id, NOTHING_TOLD)


def all_told_until(project_ids: Collection[int], day: date) -> dict[int, ToldMoney]:
    """Return the same of many projects at once; those of which nothing was told are absent."""
    lines, paid = defaultdict(list), defaultdict(list)
    for one in BudgetLineRecord.objects.filter(project__in=project_ids):
        amounts = map(_printed, (one.initial, one.adjusted, one.carried))
        lines[one.project_id].append(SourceMoney(one.source, *amounts))
    vouchers = VoucherRecord.objects.filter(project__in=project_ids, day__lte=day).order_by()
    for project, source, total in vouchers.values_list("project", "source").annotate(Sum("amount")):
        paid[project].append((source, in_ten_thousands(total)))
    return {one: ToldMoney(tuple(lines[one]), tuple(paid[one])) for one in {*lines, *paid}}


def _printed(amount: Decimal | None) -> Decimal | None:
    """Return an amount without the zeros that the column adds to it: forms print what it is."""
    return None if amount is None else Decimal(f"{amount.normalize():f}")
