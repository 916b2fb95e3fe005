"""The bureau approves many plans at once; those that cannot be fall out with the reason."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from jixiao.model.errors import JixiaoError
from jixiao.web.plans.actions.approve_plan import approve_plan

if TYPE_CHECKING:
    from collections.abc import Iterable

    from jixiao.web.organisations.actor import Actor
    from jixiao.web.plans.models import VersionRecord


@dataclass(frozen=True, slots=True)
class FallenOut:
    """A plan that was not approved, and why."""

    plan_id: int
    why: JixiaoError


@dataclass(frozen=True, slots=True)
class BulkApproval:
    """What came of approving many: the versions made, and what fell out."""

    versions: tuple[VersionRecord, ...]
    fallen_out: tuple[FallenOut, ...]


def approve_plans(plan_ids: Iterable[int], *, actor: Actor, document_number: str) -> BulkApproval:
    """Return what came of approving each plan, each in a transaction of its own."""
    versions, fallen_out = [], []
    for plan_id in dict.fromkeys(plan_ids):
        try:
            versions.append(approve_plan(plan_id, actor=actor, document_number=document_number))
        except JixiaoError as why:
            fallen_out.append(FallenOut(plan_id, why))
    return BulkApproval(tuple(versions), tuple(fallen_out))
