"""What gives the indicators of an approved plan their actuals, for the plan's page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django import template

from jixiao.measurement.metric import metric_named
from jixiao.web.bindings.bound_rows import bound_plan
from jixiao.web.bindings.queries import actuals_of, newest
from jixiao.web.bindings.version_lock import version_of
from jixiao.web.organisations.actor import actor_of
from jixiao.web.rounds.showing import said
from jixiao.workflow.ledger_duty import LedgerDuty, duties_at

if TYPE_CHECKING:
    from collections.abc import Sequence

    from django.template import RequestContext

    from jixiao.model.message import Message
    from jixiao.web.bindings.bound_rows import BoundRow
    from jixiao.web.bindings.models import ActualRecord
    from jixiao.web.plans.models import PlanRecord

register = template.Library()


@dataclass(frozen=True, slots=True)
class Beside:
    """The rows with their newest actuals, and what the reader may do with them."""

    rows: Sequence[tuple[BoundRow, ActualRecord | None]]
    may: frozenset[str]


@register.simple_tag(takes_context=True)
def bindings_of(context: RequestContext, plan: PlanRecord) -> Beside | None:
    """Return the bindings of a plan; None for one that was never approved, or for strangers."""
    if not plan.version:
        return None
    may = duties_at(actor_of(context["request"]).held, plan.path)
    if LedgerDuty.VIEW.value not in may:
        return None
    version = version_of(plan)
    measured = actuals_of(version)
    return Beside(
        [(one, newest(measured.get(one.number)) if one.by_records else None)
         for one in bound_plan(version).rows],
        may,
    )  # fmt: skip


@register.filter
def title_of(metric: str) -> str:
    """Return a metric's title as the core keeps it."""
    return metric_named(metric).title


@register.filter
def sentence(told: Message) -> str:
    """Return a sentence in the reader's language."""
    return said(told)


@register.filter
def thousands(text: str | None) -> str:
    """Return the digits of a number with thousands separators; a dash where there is none."""
    if text is None:
        return "—"
    whole, point, rest = text.partition(".")
    return f"{int(whole):,}{point}{rest}" if whole.lstrip("-").isdecimal() else text
