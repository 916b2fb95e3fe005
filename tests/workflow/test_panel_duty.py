"""Panels of experts: who may do what from which seat, and where each step leads."""

from __future__ import annotations

import pytest

from jixiao.workflow.deciding import Appointment, TransitionRefused
from jixiao.workflow.panel_course import (
    PanelSituation,
    PanelStanding,
    decide_panel_step,
    panel_steps_open,
    view_of,
)
from jixiao.workflow.panel_duty import (
    ORGANISERS,
    PanelDuty,
    Seat,
    has_panel_duty,
    in_conflict,
    organiser_for,
    refuse_without,
    roles_with,
)
from jixiao.workflow.role import READERS, Role

COUNTY, BUREAU, HOUSING, LAMPS, LIBRARY = (
    "530825/", "530825/czj/", "530825/341/", "530825/341/341001/", "530825/312/312002/",
)  # fmt: skip
PLACES = {Role.UNIT_CLERK: LAMPS, Role.UNIT_HEAD: LAMPS, Role.DEPARTMENT_REVIEWER: HOUSING}
DESK, EXPERT = Role.PERFORMANCE_DESK, Role.EXPERT
CHAIRED = {PanelDuty.READ_AGAIN, PanelDuty.WRITE_FINDINGS, PanelDuty.CLOSE_PANEL}
ORGANISED = {
    PanelDuty.APPOINT_EXPERT, PanelDuty.DISMISS_EXPERT, PanelDuty.REMIND_EXPERTS,
    PanelDuty.CANCEL_PANEL, PanelDuty.DISCLOSE_PANEL,
}  # fmt: skip


def held(role: Role) -> list[Appointment]:
    return [Appointment(role, PLACES.get(role, BUREAU))]


def expected(duty: PanelDuty, role: Role, seat: Seat) -> bool:
    """What the rules say, written a second time: an expert needs a seat, the chair the chair's."""
    if role is EXPERT:
        own = {PanelDuty.VIEW, PanelDuty.SCORE_ITEMS, PanelDuty.HAND_IN}
        return seat is not Seat.NONE and (duty in own or (duty in CHAIRED and seat is Seat.CHAIR))
    if duty in CHAIRED:
        return False
    return role in roles_with(duty)


@pytest.mark.parametrize("seat", Seat)
@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("duty", PanelDuty)
def test_a_duty_reaches_as_far_as_role_and_seat(duty: PanelDuty, role: Role, seat: Seat) -> None:
    wanted = expected(duty, role, seat)
    assert has_panel_duty(duty, held=held(role), place=LAMPS, seat=seat) is wanted
    near = wanted and role not in PLACES
    assert has_panel_duty(duty, held=held(role), place=LIBRARY, seat=seat) is near
    assert not has_panel_duty(duty, held=held(role), place="530826/341/341001/", seat=seat)
    if wanted:
        refuse_without(duty, held=held(role), place=LAMPS, seat=seat)
    else:
        with pytest.raises(TransitionRefused, match=duty.label):
            refuse_without(duty, held=held(role), place=LAMPS, seat=seat)


def test_who_sees_plans_and_who_does_not() -> None:
    assert set(Role) - READERS == {Role.ADMINISTRATOR, EXPERT}
    assert roles_with(PanelDuty.VIEW) == READERS


@pytest.mark.parametrize("duty", sorted(ORGANISED))
def test_a_panel_is_managed_in_the_name_it_was_opened_in(duty: PanelDuty) -> None:
    for organiser in ORGANISERS:
        for role in ORGANISERS:
            may = has_panel_duty(duty, held=held(role), place=LAMPS, organiser=organiser)
            assert may is (role is organiser)
    with pytest.raises(TransitionRefused, match="由部门审核人办理"):
        refuse_without(
            duty, held=held(DESK), place=LAMPS, organiser=Role.DEPARTMENT_REVIEWER
        )  # fmt: skip


def test_in_whose_name_a_panel_is_opened() -> None:
    both = [*held(Role.DEPARTMENT_REVIEWER), *held(DESK)]
    assert organiser_for(PanelDuty.OPEN_EVALUATION, held=both, place=LAMPS) is DESK
    department = held(Role.DEPARTMENT_REVIEWER)
    assert organiser_for(PanelDuty.OPEN_EX_ANTE, held=department, place=LAMPS) is (
        Role.DEPARTMENT_REVIEWER
    )
    for others, place in ((department, LIBRARY), (held(EXPERT), LAMPS)):
        with pytest.raises(TransitionRefused, match="组织事前绩效评估"):
            organiser_for(PanelDuty.OPEN_EX_ANTE, held=others, place=place)


@pytest.mark.parametrize(
    ("role", "place", "conflict"),
    [
        pytest.param(Role.UNIT_CLERK, LAMPS, True, id="the unit itself"),
        pytest.param(Role.UNIT_HEAD, "530825/341/341002/", True, id="a sister unit"),
        pytest.param(Role.DEPARTMENT_REVIEWER, HOUSING, True, id="the department"),
        pytest.param(Role.UNIT_CLERK, LIBRARY, False, id="another department"),
        pytest.param(EXPERT, BUREAU, False, id="an expert of the bureau's list"),
    ],
)
def test_who_serves_in_the_department_is_no_expert_on_it(
    role: Role,
    place: str,
    conflict: bool,  # noqa: FBT001 - a column of the table
) -> None:
    assert in_conflict([Appointment(EXPERT, BUREAU), Appointment(role, place)], LAMPS) is conflict


def situation(**told: object) -> PanelSituation:
    return PanelSituation(LAMPS, organiser=DESK, **told)


@pytest.mark.parametrize(
    ("duty", "role", "seat", "before", "after"),
    [
        pytest.param(PanelDuty.APPOINT_EXPERT, DESK, Seat.NONE, "scoring", "scoring", id="appoint"),
        pytest.param(PanelDuty.REMIND_EXPERTS, DESK, Seat.NONE, "scoring", "scoring", id="remind"),
        pytest.param(
            PanelDuty.READ_AGAIN, EXPERT, Seat.CHAIR, "deliberating", "scoring", id="read again"
        ),
        pytest.param(PanelDuty.SCORE_ITEMS, EXPERT, Seat.MEMBER, "scoring", "scoring", id="score"),
        pytest.param(PanelDuty.HAND_IN, EXPERT, Seat.MEMBER, "scoring", "scoring", id="hand in"),
        pytest.param(
            PanelDuty.CLOSE_PANEL, EXPERT, Seat.CHAIR, "deliberating", "closed", id="close"
        ),
        pytest.param(PanelDuty.CANCEL_PANEL, DESK, Seat.NONE, "scoring", "cancelled", id="cancel"),
        pytest.param(
            PanelDuty.DECIDE_CONCLUSION, DESK, Seat.NONE, "closed", "decided", id="decide"
        ),
    ],
)
def test_where_a_step_leads(
    duty: PanelDuty, role: Role, seat: Seat, before: str, after: str
) -> None:
    told = situation(seat=seat, reason="同意", apart=True)
    found = decide_panel_step(duty, PanelStanding(before), held=held(role), situation=told)
    assert found == after
    assert duty.value in panel_steps_open(PanelStanding(before), held=held(role), situation=told)
    for other in {one for one in PanelStanding if one.value in {"closed", "decided", "cancelled"}}:
        if other == before:
            continue
        with pytest.raises(TransitionRefused, match="时不能"):
            decide_panel_step(duty, other, held=held(role), situation=told)
        assert duty.value not in panel_steps_open(other, held=held(role), situation=told)


@pytest.mark.parametrize(
    ("duty", "role", "seat"),
    [(PanelDuty.HAND_IN, EXPERT, Seat.MEMBER), (PanelDuty.DISMISS_EXPERT, DESK, Seat.NONE)],
)
def test_the_last_sheet_begins_the_deliberation(duty: PanelDuty, role: Role, seat: Seat) -> None:
    told = situation(seat=seat, all_in=True, reason="因病")
    found = decide_panel_step(duty, PanelStanding.SCORING, held=held(role), situation=told)
    assert found is PanelStanding.DELIBERATING


@pytest.mark.parametrize(
    ("duty", "role", "seat"),
    [
        (PanelDuty.SCORE_ITEMS, EXPERT, Seat.CHAIR), (PanelDuty.HAND_IN, EXPERT, Seat.MEMBER),
        (PanelDuty.DISMISS_EXPERT, DESK, Seat.NONE),
    ],
)  # fmt: skip
def test_what_was_handed_in_stays(duty: PanelDuty, role: Role, seat: Seat) -> None:
    told = situation(seat=seat, handed_in=True, reason="因病")
    with pytest.raises(TransitionRefused, match="评分已提交"):
        decide_panel_step(duty, PanelStanding.SCORING, held=held(role), situation=told)
    open_to = panel_steps_open(PanelStanding.SCORING, held=held(role), situation=told)
    assert duty.value not in open_to


def test_a_second_reading_is_for_those_who_differ() -> None:
    chair, before = held(EXPERT), PanelStanding.DELIBERATING
    told = situation(seat=Seat.CHAIR, reason="分歧较大")
    with pytest.raises(TransitionRefused, match="不再组织第二轮评分"):
        decide_panel_step(PanelDuty.READ_AGAIN, before, held=chair, situation=told)
    assert PanelDuty.READ_AGAIN not in panel_steps_open(before, held=chair, situation=told)
    blank = situation(seat=Seat.CHAIR, apart=True)
    with pytest.raises(TransitionRefused, match="写明理由"):
        decide_panel_step(PanelDuty.READ_AGAIN, before, held=chair, situation=blank)


@pytest.mark.parametrize("standing", PanelStanding)
def test_what_came_to_a_result_is_disclosed(standing: PanelStanding) -> None:
    open_to = panel_steps_open(standing, held=held(DESK), situation=situation())
    assert (PanelDuty.DISCLOSE_PANEL in open_to) is (standing in {"closed", "decided"})


@pytest.mark.parametrize(
    ("duty", "before"),
    [
        (PanelDuty.DISMISS_EXPERT, PanelStanding.SCORING),
        (PanelDuty.CANCEL_PANEL, PanelStanding.DELIBERATING),
        (PanelDuty.DECIDE_CONCLUSION, PanelStanding.CLOSED),
    ],
)
def test_what_needs_its_reason(duty: PanelDuty, before: PanelStanding) -> None:
    with pytest.raises(TransitionRefused, match="写明理由"):
        decide_panel_step(duty, before, held=held(DESK), situation=situation(reason=" "))


@pytest.mark.parametrize(
    ("role", "seat", "organiser", "seats", "sheets"),
    [
        pytest.param(DESK, Seat.NONE, DESK, "all", "deliberating", id="the organiser"),
        pytest.param(Role.AUDITOR, Seat.NONE, DESK, "all", "deliberating", id="an auditor"),
        pytest.param(EXPERT, Seat.MEMBER, DESK, "all", "deliberating", id="an expert"),
        pytest.param(Role.UNIT_CLERK, Seat.NONE, DESK, "ended", "never", id="the unit"),
        pytest.param(
            Role.DEPARTMENT_REVIEWER, Seat.NONE, DESK, "ended", "never", id="the department"
        ),
        pytest.param(
            Role.DEPARTMENT_REVIEWER, Seat.NONE, Role.DEPARTMENT_REVIEWER, "all", "deliberating",
            id="the department that organises",
        ),
    ],
)  # fmt: skip
def test_what_is_seen_of_a_panel(
    role: Role, seat: Seat, organiser: Role, seats: str, sheets: str
) -> None:
    ended = {PanelStanding.CLOSED, PanelStanding.DECIDED}
    told = PanelSituation(LAMPS, seat=seat, organiser=organiser)
    seen = {one: view_of(one, held=held(role), situation=told) for one in PanelStanding}
    with_seats = {one for one, view in seen.items() if view.seats}
    with_sheets = {one for one, view in seen.items() if view.sheets}
    assert with_seats == (set(PanelStanding) if seats == "all" else ended)
    with_result = {one for one, view in seen.items() if view.result}
    opened = ended | {PanelStanding.DELIBERATING}
    assert with_sheets == (opened if sheets == "deliberating" else set())
    assert with_result == (opened if sheets == "deliberating" else ended)
