"""The organiser calls one more expert, moves the chair, or dismisses one who has not handed in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from jixiao.model.message import message
from jixiao.web.evaluations.actions.open_panel import MOST_EXPERTS
from jixiao.web.evaluations.judging import framework_of, seats_of
from jixiao.web.evaluations.models import SeatRecord
from jixiao.web.evaluations.panel_lock import (
    PanelChangeRefused,
    decided_step,
    locked_panel,
    situation_of,
)
from jixiao.web.evaluations.queries import experts_for
from jixiao.web.evaluations.telling import tell_called, tell_handed_in, tell_released
from jixiao.web.trail.recording import record
from jixiao.workflow.panel_duty import PanelDuty

if TYPE_CHECKING:
    from jixiao.web.evaluations.models import PanelRecord
    from jixiao.web.organisations.actor import Actor


@transaction.atomic
def appoint_expert(panel_id: int, *, actor: Actor, person: int) -> SeatRecord:
    """Return the seat of one more expert; raises TransitionRefused, PanelChangeRefused."""
    panel = locked_panel(panel_id)
    decided_step(panel, PanelDuty.APPOINT_EXPERT, actor, situation_of(panel, actor))
    found = next((one for one in experts_for(panel.plan, actor) if one.pk == person), None)
    seats = seats_of(panel)
    if found is None or any(one.person_id == person for one in seats):
        raise PanelChangeRefused(
            message("所选的人不是本地区的评审专家，或者与项目有利害关系；请重新选择。")
        )
    if len(seats) >= MOST_EXPERTS:
        raise PanelChangeRefused(message("一次评价最多{most}名专家。", most=MOST_EXPERTS))
    made = SeatRecord.objects.create(panel=panel, number=panel.seats.count() + 1, person=found)
    tell_called(panel, [made])
    _recorded(actor, PanelDuty.APPOINT_EXPERT, panel, made)
    return made


@transaction.atomic
def name_chair(seat_id: int, *, actor: Actor) -> SeatRecord:
    """Return the seat, now in the chair; raises TransitionRefused, PanelChangeRefused."""
    seat = _seat(seat_id)
    panel = seat.panel
    decided_step(panel, PanelDuty.APPOINT_EXPERT, actor, situation_of(panel, actor))
    panel.seats.filter(chair=True).update(chair=False)
    seat.chair = True
    seat.save(update_fields=["chair"])
    _recorded(actor, PanelDuty.APPOINT_EXPERT, panel, seat)
    return seat


@transaction.atomic
def dismiss_expert(seat_id: int, *, actor: Actor, reason: str) -> SeatRecord:
    """Return the seat, dismissed; what was handed in stays. Where the others have all handed in,
    the chair deliberates.

    Raises TransitionRefused, PanelChangeRefused for the chair.
    """  # noqa: D205 - one sentence
    seat = _seat(seat_id)
    panel = seat.panel
    others = [one for one in seats_of(panel) if one.pk != seat.pk]
    enough = len(others) >= framework_of(panel).least_experts
    told = situation_of(
        panel, actor, concerning=seat, reason=reason,
        all_in=enough and all(one.handed_in for one in others),
    )  # fmt: skip
    after = decided_step(panel, PanelDuty.DISMISS_EXPERT, actor, told)
    if seat.chair:
        raise PanelChangeRefused(message("组长不能直接解聘；请先指定其他专家为组长。"))
    seat.dismissed, seat.dismissed_because = timezone.now(), reason.strip()
    seat.save(update_fields=["dismissed", "dismissed_because"])
    panel.standing = after
    panel.save(update_fields=["standing"])
    tell_released(panel, [seat], reason.strip())
    tell_handed_in(panel)
    _recorded(actor, PanelDuty.DISMISS_EXPERT, panel, seat, reason=reason.strip())
    return seat


def _seat(seat_id: int) -> SeatRecord:
    """Return a seat that counts, its panel locked; raises PanelChangeRefused."""
    found = SeatRecord.objects.filter(pk=seat_id, dismissed=None).select_related("person").first()
    if found is None:
        raise PanelChangeRefused(message("没有这名专家，或者已经解聘；请刷新页面。"))
    found.panel = locked_panel(found.panel_id)
    found.refresh_from_db(fields=["handed_in", "dismissed", "chair"])
    if found.dismissed is not None:
        raise PanelChangeRefused(message("没有这名专家，或者已经解聘；请刷新页面。"))
    return found


def _recorded(
    actor: Actor, duty: PanelDuty, panel: PanelRecord, seat: SeatRecord, *, reason: str = ""
) -> None:
    after = {
        "panel": panel.pk, "seat": seat.number, "expert": str(seat.person), "chair": seat.chair,
        "standing": panel.standing, "reason": reason,
    }  # fmt: skip
    record(actor, duty, f"panel:{panel.pk}", after=after)
