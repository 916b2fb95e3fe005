"""Writing into a draft, cell by cell, as the plan page does."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from ninja import Router, Status

from jixiao.web.api.access import caller
from jixiao.web.api.schemas import REFUSALS, ChangesIn, Number, SavedOut
from jixiao.web.api.scopes import Scope
from jixiao.web.plans.actions.save_changes import save_changes
from jixiao.web.plans.mapping import changes_of, told_of
from jixiao.web.reviews.showing import shown_findings

router = Router(tags=["plans"])


@router.post(
    "/plans/{plan_id}/changes", response={**REFUSALS, 200: SavedOut, 409: SavedOut},
    summary="Save changes to a draft",
)  # fmt: skip
def save(request: HttpRequest, plan_id: Number, told: ChangesIn) -> Status[dict[str, Any]]:
    """With conflicts nothing is saved: 409 with both texts, place by place."""
    saved = save_changes(
        plan_id, actor=caller(request, Scope.WRITE), base=told.base, force=told.force,
        changes=changes_of([one.model_dump() for one in told.changes]),
    )  # fmt: skip
    answer = {
        "revision": saved.plan.revision,
        "theirs": told_of(list(saved.theirs)),
        "conflicts": saved.conflicts,
        "findings": shown_findings(saved.findings),
    }
    return Status(409 if saved.conflicts else 200, answer)
