"""What gives the indicators of an approved plan their actuals, for the plan's page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django import template
from django.utils.translation import get_language

from jixiao.measurement.ledger import ledger_named
from jixiao.measurement.metric import metric_named
from jixiao.web.bindings.bound_rows import bound_plan
from jixiao.web.bindings.drilling import heading_of
from jixiao.web.bindings.queries import actuals_of, newest
from jixiao.web.bindings.version_lock import version_of
from jixiao.web.organisations.actor import actor_of
from jixiao.web.rounds.showing import said
from jixiao.workflow.ledger_duty import LedgerDuty, duties_at

if TYPE_CHECKING:
    from collections.abc import Sequence

    from django.template import RequestContext

    from jixiao.measurement.ledger import Column
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
def parameter(name: str, metric: str) -> str:
    """Return what people call a column that a metric is narrowed by: its heading in the ledger."""
    column = _column(metric, name)
    return name if column is None else heading_of(column)


@register.filter
def choices(name: str, metric: str) -> str:
    """Return the codes a column may hold with what they mean; "" where it is no choice."""
    column = _column(metric, name)
    if column is None:
        return ""
    if get_language() == "en":
        return ", ".join(code for code, _title in column.values)
    return "、".join(f"{code} {title}" for code, title in column.values)


@register.simple_tag
def narrowed(metric: str, name: str, held: Sequence[str]) -> str:
    """Return what a metric is narrowed to in words: the column and the values."""
    column = _column(metric, name)
    titles = {} if column is None or get_language() == "en" else dict(column.values)
    return f"{parameter(name, metric)}＝{'、'.join(titles.get(one, one) for one in held)}"


def _column(metric: str, name: str) -> Column | None:
    """Return the column of the first of the metric's ledgers that has one of that name."""
    found = (
        column
        for ledger in metric_named(metric).ledgers
        for column in ledger_named(ledger).columns
        if column.name == name
    )
    return next(found, None)


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
