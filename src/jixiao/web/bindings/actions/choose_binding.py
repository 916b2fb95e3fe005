"""Somebody chooses another metric for an indicator, or says that records cannot show it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from jixiao.locale import translator
from jixiao.measurement.binding_records import record_of
from jixiao.measurement.fitting import refuse_unfit
from jixiao.measurement.metric import metric_named
from jixiao.model.binding import Binding, Evidence
from jixiao.model.message import Message, message
from jixiao.web.bindings.models import BindingRecord
from jixiao.web.bindings.units import units_of
from jixiao.web.bindings.version_lock import BindingRefused, locked_version
from jixiao.web.trail.recording import record
from jixiao.workflow.ledger_duty import LedgerDuty

if TYPE_CHECKING:
    from collections.abc import Mapping

    from jixiao.web.bindings.bound_rows import BoundRow
    from jixiao.web.organisations.actor import Actor

DECEMBER = 12
_LONGEST = 300


@dataclass(frozen=True, slots=True)
class Choice:
    """What was chosen: a metric with filters, months YYYYMM and unit; no metric for none at all.

    `reason` is why, in the chooser's words.
    """

    reason: str
    metric: str = ""
    filters: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    first: int = 0
    last: int = 0
    unit: str = ""


@transaction.atomic
def choose_binding(plan_id: int, row: int, choice: Choice, *, actor: Actor) -> BindingRecord:
    """Return the binding, to be confirmed.

    Raises NoSuchPlan, TransitionRefused, NotApproved, UnknownMetric, BindingRefused, and
    UnfitBinding or UnknownFilter for what can never be held against the target.
    """
    plan, version, bound = locked_version(plan_id, actor=actor, duty=LedgerDuty.CHOOSE_BINDING)
    found = bound.row(row)
    if found is None:
        raise BindingRefused(message("没有第{row}行指标；请刷新页面后再试。", row=row))
    made = _binding(found, choice, plan.fiscal_year)
    kept = found.record or BindingRecord(version=version, row=row)
    before = kept.content if found.record else None
    kept.content, kept.reason_en = record_of(made, translator("zh")), ""
    kept.chosen_by, kept.chosen = actor.person, timezone.now()
    kept.confirmed_by = kept.confirmed = None
    kept.save()
    record(actor, LedgerDuty.CHOOSE_BINDING, f"plan:{plan_id}", before=before, after=kept.content)
    return kept


@transaction.atomic
def take_suggestion(plan_id: int, row: int, *, actor: Actor) -> None:
    """Let the suggestion hold again, unconfirmed; raises as `choose_binding`."""
    _plan, _version, bound = locked_version(plan_id, actor=actor, duty=LedgerDuty.CHOOSE_BINDING)
    found = bound.row(row)
    if found is None or found.record is None:
        return
    before = found.record.content
    found.record.delete()
    record(actor, LedgerDuty.CHOOSE_BINDING, f"plan:{plan_id}", before=before, after={"row": row})


def _binding(found: BoundRow, choice: Choice, year: int) -> Binding:
    reason = choice.reason.strip()
    if not reason:
        raise BindingRefused(message("没有写明理由；请说明为什么这样绑定。"))
    if len(reason) > _LONGEST:
        raise BindingRefused(message("理由过长；请不超过{most}个字。", most=_LONGEST))
    head = replace(
        found.suggested, reason=message("{reason}", reason=reason), confirmed=False, criteria=()
    )
    if not choice.metric:
        return replace(head, evidence=Evidence.NONE, metric="", filters={}, first=0, last=0,
                       unit="")  # fmt: skip
    metric = metric_named(choice.metric)
    _refuse_months(choice, year)
    title, units = Message(metric.title), units_of(metric)
    if choice.unit not in units:
        raise BindingRefused(
            message(
                "“{title}”不能用“{unit}”表示；可用的有：{known}。",
                title=title, unit=choice.unit, known="、".join(units),
            )
        )  # fmt: skip
    unknown = set(choice.filters) - set(metric.filters)
    if unknown:
        raise BindingRefused(
            message("“{title}”不能按“{name}”筛选。", title=title, name=min(unknown))
        )  # fmt: skip
    made = replace(
        head, evidence=Evidence.RECORDS, metric=metric.name, filters=dict(choice.filters),
        first=choice.first, last=choice.last, unit=choice.unit,
    )  # fmt: skip
    refuse_unfit(made, found.indicator)
    return made


def _refuse_months(choice: Choice, year: int) -> None:
    low, high = year * 100 + 1, year * 100 + DECEMBER
    if not low <= choice.first <= choice.last <= high:
        raise BindingRefused(
            message("期间应在{low}到{high}之内，首月不晚于末月。", low=low, high=high)
        )
