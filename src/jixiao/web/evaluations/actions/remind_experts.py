"""The organiser asks the experts whose sheets are missing for them, and may move the last day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from jixiao.model.message import message
from jixiao.web.evaluations.actions.open_panel import due_told
from jixiao.web.evaluations.panel_lock import (
    PanelChangeRefused,
    decided_step,
    locked_panel,
    situation_of,
)
from jixiao.web.evaluations.telling import tell_to_score
from jixiao.web.trail.recording import record
from jixiao.workflow.panel_duty import PanelDuty

if TYPE_CHECKING:
    from jixiao.web.evaluations.models import PanelRecord
    from jixiao.web.organisations.actor import Actor


@transaction.atomic
def remind_experts(panel_id: int, *, actor: Actor, due: str = "", text: str = "") -> PanelRecord:
    """Return the panel, whose experts with a missing sheet are told so, at most once a day.

    `due` is the last day from now on as ISO date, blank to leave it. Raises TransitionRefused,
    NoSuchPanel, and PanelChangeRefused for a day gone by or where no sheet is missing.
    """
    panel = locked_panel(panel_id)
    decided_step(panel, PanelDuty.REMIND_EXPERTS, actor, situation_of(panel, actor))
    before = panel.due
    panel.due = due_told(due) or before
    panel.save(update_fields=["due"])
    missing = tell_to_score(panel, actor.person, text=text.strip())
    if not missing:
        raise PanelChangeRefused(message("全部专家都已提交评分，不用催办。"))
    record(
        actor, PanelDuty.REMIND_EXPERTS, f"panel:{panel.pk}",
        before={"panel": panel.pk, "due": before},
        after={"panel": panel.pk, "due": panel.due, "seats": [one.number for one in missing]},
    )  # fmt: skip
    return panel
