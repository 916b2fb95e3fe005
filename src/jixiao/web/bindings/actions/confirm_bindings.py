"""Somebody confirms what gives indicators their actuals; only what is confirmed is measured."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from jixiao.locale import translator
from jixiao.measurement.binding_records import record_of
from jixiao.measurement.fitting import refuse_unfit
from jixiao.model.message import message
from jixiao.web.bindings.models import BindingRecord
from jixiao.web.bindings.version_lock import BindingRefused, locked_version
from jixiao.web.trail.recording import record
from jixiao.workflow.ledger_duty import LedgerDuty

if TYPE_CHECKING:
    from collections.abc import Collection

    from jixiao.web.bindings.bound_rows import BoundRow
    from jixiao.web.organisations.actor import Actor
    from jixiao.web.plans.models import VersionRecord


@transaction.atomic
def confirm_bindings(plan_id: int, rows: Collection[int] | None, *, actor: Actor) -> int:
    """Return how many bindings were confirmed now; None for every row that ledgers can show.

    Raises NoSuchPlan, TransitionRefused, NotApproved, BindingRefused, UnfitBinding, UnknownFilter.
    """
    _plan, version, bound = locked_version(plan_id, actor=actor, duty=LedgerDuty.CONFIRM_BINDING)
    if rows is None:
        rows = [one.number for one in bound.rows if one.by_records]
    chosen = [_row(bound.row(number), number) for number in rows]
    fresh = [one for one in chosen if one.record is None or one.record.confirmed is None]
    for one in fresh:
        refuse_unfit(one.binding, one.indicator)
        _confirm(version, one, actor)
    if fresh:
        told = [_told(one) for one in fresh]
        record(actor, LedgerDuty.CONFIRM_BINDING, f"plan:{plan_id}", after={"rows": told})
    return len(fresh)


def _row(found: BoundRow | None, number: int) -> BoundRow:
    if found is None:
        raise BindingRefused(message("没有第{row}行指标；请刷新页面后再试。", row=number))
    return found


def _confirm(version: VersionRecord, one: BoundRow, actor: Actor) -> None:
    kept = one.record or BindingRecord(version=version, row=one.number)
    if one.record is None:
        kept.reason_en = one.binding.reason.render(translator("en"))
        kept.content = record_of(one.binding, translator("zh"))
    kept.content = kept.content | {"confirmed": True}
    kept.confirmed_by, kept.confirmed = actor.person, timezone.now()
    kept.save()


def _told(one: BoundRow) -> dict[str, object]:
    """Return what the trail keeps of a binding."""
    told = record_of(replace(one.binding, confirmed=True), translator("zh"))
    return {name: told[name] for name in ("indicator", "evidence", "metric", "filters", "unit",
                                          "first", "last") if name in told}  # fmt: skip
