"""The approved version of a plan taken hold of by who has the duty for its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.model.errors import JixiaoError
from jixiao.model.message import message
from jixiao.web.bindings.bound_rows import bound_plan
from jixiao.web.plans.moving import NoSuchPlan, locked
from jixiao.web.plans.queries import within_reach
from jixiao.workflow.ledger_duty import LedgerDuty, refuse_without

if TYPE_CHECKING:
    from jixiao.web.bindings.bound_rows import BoundPlan
    from jixiao.web.organisations.actor import Actor
    from jixiao.web.plans.models import PlanRecord, VersionRecord


class NotApproved(JixiaoError):
    """The plan has no approved version that could be measured."""


class BindingRefused(JixiaoError):
    """A binding that cannot be: no such row, metric, month, unit or filter."""


def locked_version(
    plan_id: int, *, actor: Actor, duty: LedgerDuty
) -> tuple[PlanRecord, VersionRecord, BoundPlan]:
    """Return the plan, locked until the transaction ends, its newest version and the rows.

    Raises NoSuchPlan, TransitionRefused, ArchivedYear, NotApproved.
    """
    if not within_reach(actor).filter(pk=plan_id).exists():
        raise NoSuchPlan(message("没有这份绩效目标；可能已被删除，请从列表重新进入。"))
    plan = locked(plan_id)
    refuse_without(duty, held=actor.held, place=plan.path)
    version = version_of(plan)
    return plan, version, bound_plan(version)


def version_of(plan: PlanRecord) -> VersionRecord:
    """Return the newest approved version; raises NotApproved."""
    found = plan.versions.select_related("plan").first()
    if found is None:
        raise NotApproved(message("绩效目标批复以后才能绑定台账和计算完成值。"))
    return found
