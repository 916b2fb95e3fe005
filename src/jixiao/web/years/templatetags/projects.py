"""What the first page and the plan page show of the list of projects."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from django import template

from jixiao.forms.money import decimal_of
from jixiao.web.organisations.actor import actor_of
from jixiao.web.plans.mapping import typed_on_record
from jixiao.web.years.queries import undeclared

if TYPE_CHECKING:
    from decimal import Decimal

    from django.http import HttpRequest

    from jixiao.web.plans.models import PlanRecord

register = template.Library()
_SHOWN: Final = 20
_PARTS: Final = (("total", "预算总额"), ("fiscal", "财政拨款"), ("other", "其他资金"))


@dataclass(frozen=True, slots=True)
class DifferentMoney:
    """Money in 万元 that the plan declares otherwise than the list; `label` is a message id."""

    label: str
    listed: Decimal | None
    declared: Decimal | None


@register.simple_tag
def undeclared_projects(request: HttpRequest) -> dict[str, Any]:
    """Return how many projects wait for the person to begin their plans, and the first of them."""
    found = undeclared(actor_of(request))
    first = list(found[: _SHOWN + 1])
    count = len(first) if len(first) <= _SHOWN else found.count()
    return {"first": first[:_SHOWN], "count": count}


@register.simple_tag
def money_unlike_list(plan: PlanRecord) -> list[DifferentMoney]:
    """Return the money that differs; none for a project that no list has named."""
    project = plan.project
    if not hasattr(project, "listing"):
        return []
    fields = typed_on_record(plan.content).fields
    found = []
    for part, label in _PARTS:
        declared, listed = decimal_of(fields.get(f"budget.{part}")), getattr(project, part)
        if (declared or 0) != (listed or 0):
            found.append(DifferentMoney(label, listed, declared))
    return found
