"""The chair lets the experts score a second time, once, where they agree too little."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils import timezone

from jixiao.web.evaluations.actions.open_panel import due_told
from jixiao.web.evaluations.judging import apart, judged, seats_of
from jixiao.web.evaluations.panel_lock import (
    decided_step,
    locked_panel,
    own_seat,
    seat_kind,
    situation_of,
)
from jixiao.web.evaluations.telling import tell_read_again
from jixiao.web.plans.mapping import sha256_of
from jixiao.web.trail.recording import record
from jixiao.workflow.panel_duty import PanelDuty, refuse_without

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jixiao.model.panel import PanelScore
    from jixiao.web.evaluations.models import PanelRecord, SeatRecord
    from jixiao.web.organisations.actor import Actor


@transaction.atomic
def read_again(panel_id: int, *, actor: Actor, reason: str, due: str = "") -> PanelRecord:
    """Return the panel, its experts scoring a second time from what they gave first.

    What they gave first is kept with the panel. `due` is the new last day as ISO date. Raises
    TransitionRefused where they agree or did so before, NoSuchPanel, PanelChangeRefused.
    Source: expert-practice#second-reading.
    """
    panel = locked_panel(panel_id)
    seat = seat_kind(own_seat(panel, actor))
    refuse_without(PanelDuty.READ_AGAIN, held=actor.held, place=panel.path, seat=seat)
    told = situation_of(panel, actor, apart=apart(panel), reason=reason)
    panel.standing = decided_step(panel, PanelDuty.READ_AGAIN, actor, told)
    seats = seats_of(panel)
    panel.first_reading = _kept(seats, judged(panel), reason.strip())
    panel.due = due_told(due)
    panel.save(update_fields=["standing", "first_reading", "due"])
    panel.seats.filter(dismissed=None).update(handed_in=None)
    tell_read_again(panel, seats, actor.person)
    after = {
        "panel": panel.pk, "standing": panel.standing, "reason": reason.strip(), "due": panel.due,
        "agreement": panel.first_reading["agreement"],
        "sha256": sha256_of({"nonces": [one.nonce for one in seats], **panel.first_reading}),
    }  # fmt: skip
    record(actor, PanelDuty.READ_AGAIN, f"panel:{panel.pk}", after=after)
    return panel


def _kept(seats: Sequence[SeatRecord], score: PanelScore, reason: str) -> dict[str, Any]:
    """Return what the experts gave first, and what it came to."""
    found = score.agreement.coefficient
    return {
        "reason": reason,
        "at": timezone.now().isoformat(),
        "total": str(score.total),
        "agreement": None if found is None else str(found),
        "items": {
            one.id: {
                "score": str(one.score), "low": str(min(one.given)), "high": str(max(one.given)),
                "differs": one.differs,
            }
            for one in score.items
        },
        "sheets": [
            {
                "number": seat.number, "scores": seat.scores,
                "handed_in": seat.handed_in.isoformat() if seat.handed_in else None,
            }
            for seat in seats
        ],
    }  # fmt: skip
