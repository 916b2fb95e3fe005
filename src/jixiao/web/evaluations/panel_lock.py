"""A panel taken hold of for one step, and the seat a person has on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.model.errors import JixiaoError
from jixiao.model.message import message
from jixiao.web.evaluations.models import PanelRecord, SeatRecord
from jixiao.web.plans.moving import refuse_archived
from jixiao.workflow.panel_course import PanelSituation, PanelStanding, decide_panel_step
from jixiao.workflow.panel_duty import Seat
from jixiao.workflow.role import Role

if TYPE_CHECKING:
    from jixiao.web.organisations.actor import Actor
    from jixiao.workflow.panel_duty import PanelDuty


class NoSuchPanel(JixiaoError):
    """No panel of that number, or none this person may know of."""


class PanelChangeRefused(JixiaoError):
    """A change of a panel that cannot be taken as it is: incomplete, changed by others, unfit."""


def locked_panel(panel_id: int) -> PanelRecord:
    """Return it, locked until the transaction ends; raises NoSuchPanel, ArchivedYear."""
    found = (
        PanelRecord.objects.select_for_update(of=("self",))
        .select_related("plan__project__year", "plan__project__unit", "version")
        .filter(pk=panel_id)
        .first()
    )
    if found is None:
        raise NoSuchPanel(message("没有这次评价；请从评价列表重新进入。"))
    refuse_archived(found.plan.project.year)
    return found


def own_seat(panel: PanelRecord, actor: Actor) -> SeatRecord | None:
    """Return the actor's seat on the panel, None without one or once dismissed."""
    return panel.seats.filter(person=actor.person, dismissed=None).first()


def seat_kind(seat: SeatRecord | None) -> Seat:
    """Return what the seat is, as the workflow knows it."""
    if seat is None:
        return Seat.NONE
    return Seat.CHAIR if seat.chair else Seat.MEMBER


def situation_of(  # noqa: PLR0913 - what a step rests on
    panel: PanelRecord,
    actor: Actor,
    *,
    concerning: SeatRecord | None = None,
    all_in: bool = False,
    apart: bool = False,
    reason: str = "",
) -> PanelSituation:
    """Return what a step of the actor rests on; `concerning` is the sheet it is about."""
    return PanelSituation(
        panel.path,
        seat=seat_kind(own_seat(panel, actor)),
        organiser=Role(panel.organiser),
        handed_in=concerning is not None and concerning.handed_in is not None,
        all_in=all_in,
        apart=apart,
        reason=reason,
    )


def decided_step(
    panel: PanelRecord, duty: PanelDuty, actor: Actor, situation: PanelSituation
) -> PanelStanding:
    """Return where the duty leads the panel; raises TransitionRefused."""
    before = PanelStanding(panel.standing)
    return decide_panel_step(duty, before, held=actor.held, situation=situation)
