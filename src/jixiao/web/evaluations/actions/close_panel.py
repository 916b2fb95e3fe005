"""The chair closes a panel: what it came to is frozen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from jixiao.evaluation.panel import untold
from jixiao.model.message import message
from jixiao.model.panel_texts import LABELS, REQUIRED
from jixiao.web.evaluations.judging import framework_of, frozen, judged
from jixiao.web.evaluations.models import PanelResultRecord
from jixiao.web.evaluations.panel_lock import (
    PanelChangeRefused,
    decided_step,
    locked_panel,
    situation_of,
)
from jixiao.web.evaluations.telling import tell_concluded
from jixiao.web.trail.recording import record
from jixiao.workflow.panel_duty import PanelDuty

if TYPE_CHECKING:
    from jixiao.web.organisations.actor import Actor


@transaction.atomic
def close_panel(panel_id: int, *, actor: Actor) -> PanelResultRecord:
    """Return the result, frozen.

    Raises TransitionRefused, NoSuchPanel, and PanelChangeRefused while the chair's findings or an
    explanation of what experts differ on is missing.
    """
    panel = locked_panel(panel_id)
    panel.standing = decided_step(panel, PanelDuty.CLOSE_PANEL, actor, situation_of(panel, actor))
    score, framework = judged(panel), framework_of(panel)
    texts = panel.findings.get("texts", {})
    for name in REQUIRED:
        if not texts.get(name):
            raise PanelChangeRefused(
                message("还没有填写“{part}”；请先写明。", part=message(LABELS[name]))
            )
    open_points = untold(score, panel.findings.get("items", {}))
    if open_points:
        raise PanelChangeRefused(
            message("还有{count}处没有完成：{first}", count=len(open_points), first=open_points[0])
        )
    panel.save(update_fields=["standing"])
    content, sha256 = frozen(panel, score)
    outcome = framework.conclude(score.total)
    made = PanelResultRecord.objects.create(
        panel=panel, content=content, total=score.total, grade=score.grade,
        coefficient=score.agreement.coefficient, outcome=outcome.value if outcome else "",
        sha256=sha256, person=actor.person,
    )  # fmt: skip
    tell_concluded(panel, actor.person, f"{made.total} {made.grade}")
    after = {
        "panel": panel.pk, "total": str(made.total), "grade": made.grade, "sha256": sha256,
        "outcome": made.outcome, "standing": panel.standing,
    }  # fmt: skip
    record(actor, PanelDuty.CLOSE_PANEL, f"plan:{panel.plan_id}", after=after)
    return made
