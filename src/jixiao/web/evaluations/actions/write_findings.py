"""The chair writes what the panel finds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.db import transaction

from jixiao.model.panel_texts import LABELS
from jixiao.web.evaluations.judging import framework_of
from jixiao.web.evaluations.panel_lock import decided_step, locked_panel, situation_of
from jixiao.web.trail.recording import record
from jixiao.workflow.panel_duty import PanelDuty

if TYPE_CHECKING:
    from collections.abc import Mapping

    from jixiao.web.evaluations.models import PanelRecord
    from jixiao.web.organisations.actor import Actor

_LONGEST: Final = 5000
_NOTE: Final = 500


@transaction.atomic
def write_findings(
    panel_id: int, *, actor: Actor, texts: Mapping[str, str], notes: Mapping[str, str]
) -> PanelRecord:
    """Return the panel with the chair's texts by name and notes by item.

    Raises TransitionRefused, NoSuchPanel.
    """
    panel = locked_panel(panel_id)
    decided_step(panel, PanelDuty.WRITE_FINDINGS, actor, situation_of(panel, actor))
    before = panel.findings
    known = [one.id for one in framework_of(panel).items]
    panel.findings = {
        "texts": {name: texts.get(name, "").strip()[:_LONGEST] for name in LABELS},
        "items": {
            item: notes[item].strip()[:_NOTE] for item in known if notes.get(item, "").strip()
        },
    }
    panel.save(update_fields=["findings"])
    record(
        actor, PanelDuty.WRITE_FINDINGS, f"plan:{panel.plan_id}",
        before={"panel": panel.pk, **before}, after={"panel": panel.pk, **panel.findings},
    )  # fmt: skip
    return panel
