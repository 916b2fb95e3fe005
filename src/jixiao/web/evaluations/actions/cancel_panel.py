"""The organiser ends a panel that cannot come to a result."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from jixiao.web.evaluations.judging import seats_of
from jixiao.web.evaluations.panel_lock import decided_step, locked_panel, situation_of
from jixiao.web.evaluations.telling import tell_released
from jixiao.web.trail.recording import record
from jixiao.workflow.panel_duty import PanelDuty

if TYPE_CHECKING:
    from jixiao.web.evaluations.models import PanelRecord
    from jixiao.web.organisations.actor import Actor


@transaction.atomic
def cancel_panel(panel_id: int, *, actor: Actor, reason: str) -> PanelRecord:
    """Return the panel, ended without a result; raises TransitionRefused, NoSuchPanel."""
    panel = locked_panel(panel_id)
    told = situation_of(panel, actor, reason=reason)
    before = {"panel": panel.pk, "standing": panel.standing}
    panel.standing = decided_step(panel, PanelDuty.CANCEL_PANEL, actor, told)
    panel.cancelled_because = reason.strip()
    panel.save(update_fields=["standing", "cancelled_because"])
    tell_released(panel, seats_of(panel), reason.strip())
    after = {"panel": panel.pk, "standing": panel.standing, "reason": reason.strip()}
    record(actor, PanelDuty.CANCEL_PANEL, f"plan:{panel.plan_id}", before=before, after=after)
    return panel
