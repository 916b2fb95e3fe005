"""The bureau decides on the conclusion of an ex-ante assessment."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from jixiao.model.message import message
from jixiao.web.evaluations.models import ConclusionRecord, OutcomeName, PanelKind
from jixiao.web.evaluations.panel_lock import (
    PanelChangeRefused,
    decided_step,
    locked_panel,
    situation_of,
)
from jixiao.web.trail.recording import record
from jixiao.workflow.panel_duty import PanelDuty

if TYPE_CHECKING:
    from jixiao.web.organisations.actor import Actor


@transaction.atomic
def decide_conclusion(
    panel_id: int, *, actor: Actor, outcome: str, reason: str
) -> ConclusionRecord:
    """Return the conclusion of an ex-ante assessment as decided; it never changes.

    Raises TransitionRefused, NoSuchPanel, PanelChangeRefused for an evaluation or an unknown one.
    """
    panel = locked_panel(panel_id)
    told = situation_of(panel, actor, reason=reason)
    panel.standing = decided_step(panel, PanelDuty.DECIDE_CONCLUSION, actor, told)
    if panel.kind != PanelKind.EX_ANTE or outcome not in OutcomeName.values:
        raise PanelChangeRefused(message("请为事前绩效评估选择一个结论。"))
    panel.save(update_fields=["standing"])
    made = ConclusionRecord.objects.create(
        panel=panel, outcome=outcome, reason=reason.strip(), person=actor.person
    )
    after = {
        "panel": panel.pk, "outcome": outcome, "proposed": panel.result.outcome,
        "reason": made.reason,
    }  # fmt: skip
    record(actor, PanelDuty.DECIDE_CONCLUSION, f"plan:{panel.plan_id}", after=after)
    return made
