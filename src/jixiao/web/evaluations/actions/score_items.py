"""An expert scores items on the own sheet, and hands it in.

The trail tells that a sheet was written and its hash, never what stands in it: nobody learns a
score before all are in. Source: expert-practice#blind.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.db import transaction
from django.utils import timezone

from jixiao.evaluation.panel import checked_score, unfinished
from jixiao.model.message import message
from jixiao.web.evaluations.judging import framework_of, points_of, seats_of, sheet_of
from jixiao.web.evaluations.panel_lock import (
    PanelChangeRefused,
    decided_step,
    locked_panel,
    own_seat,
    situation_of,
)
from jixiao.web.evaluations.telling import tell_handed_in
from jixiao.web.plans.mapping import sha256_of
from jixiao.web.trail.recording import record
from jixiao.workflow.panel_duty import PanelDuty

if TYPE_CHECKING:
    from collections.abc import Mapping

    from jixiao.web.evaluations.models import PanelRecord, SeatRecord
    from jixiao.web.organisations.actor import Actor

LONGEST: Final = 500


@transaction.atomic
def save_scores(
    panel_id: int, *, actor: Actor, base: int, typed: Mapping[str, tuple[str, str]]
) -> SeatRecord:
    """Return the actor's sheet with what was typed: item → score and reason, blank where open.

    `base` is the revision the page showed. Raises TransitionRefused, NoSuchPanel, PanelRefused for
    scores out of bounds, PanelChangeRefused for a sheet changed meanwhile.
    """
    panel, seat = own_sheet(panel_id, PanelDuty.SCORE_ITEMS, actor)
    if base != seat.revision:
        raise PanelChangeRefused(message("这张评分表已在别处修改；请刷新页面后再填。"))
    points, scores = points_of(panel), {}
    for item in framework_of(panel).items:
        text, reason = typed.get(item.id, ("", ""))
        told = {"reason": reason.strip()[:LONGEST]} if reason.strip() else {}
        if text.strip():
            told["score"] = f"{checked_score(item.name, text, points[item.id]).normalize():f}"
        if told:
            scores[item.id] = told
    seat.scores = scores
    seat.revision += 1
    seat.save(update_fields=["scores", "revision"])
    _recorded(actor, PanelDuty.SCORE_ITEMS, panel, seat)
    return seat


@transaction.atomic
def hand_in(panel_id: int, *, actor: Actor) -> SeatRecord:
    """Return the actor's sheet, handed in for good; after the last one the chair deliberates.

    Raises TransitionRefused, NoSuchPanel, PanelChangeRefused while something is open.
    """
    panel, seat = own_sheet(panel_id, PanelDuty.HAND_IN, actor)
    framework = framework_of(panel)
    open_points = unfinished(framework, points_of(panel), sheet_of(seat))
    if open_points:
        raise PanelChangeRefused(
            message("还有{count}处没有完成：{first}", count=len(open_points), first=open_points[0])
        )
    seat.handed_in = timezone.now()
    seat.save(update_fields=["handed_in"])
    seats = seats_of(panel)
    all_in = len(seats) >= framework.least_experts and all(one.handed_in for one in seats)
    told = situation_of(panel, actor, all_in=all_in)
    panel.standing = decided_step(panel, PanelDuty.HAND_IN, actor, told)
    panel.save(update_fields=["standing"])
    tell_handed_in(panel, seat)
    _recorded(actor, PanelDuty.HAND_IN, panel, seat)
    return seat


def own_sheet(panel_id: int, duty: PanelDuty, actor: Actor) -> tuple[PanelRecord, SeatRecord]:
    """Return the panel, locked, and the actor's seat, once the duty is open to the actor.

    Raises TransitionRefused, NoSuchPanel.
    """
    panel = locked_panel(panel_id)
    seat = own_seat(panel, actor)
    decided_step(panel, duty, actor, situation_of(panel, actor, concerning=seat))
    if seat is None:
        raise PanelChangeRefused(message("您不在这次评价的专家组中。"))
    return panel, seat


def _recorded(actor: Actor, duty: PanelDuty, panel: PanelRecord, seat: SeatRecord) -> None:
    after = {
        "panel": panel.pk, "seat": seat.number, "revision": seat.revision,
        "sha256": sha256_of({"nonce": seat.nonce, "scores": seat.scores}),
        "standing": panel.standing,
    }  # fmt: skip
    record(actor, duty, f"panel:{panel.pk}", after=after)
