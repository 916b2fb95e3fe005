"""After approval: who may do what, how far, and where each step leads."""

import pytest

from jixiao.workflow.courses import Standing, decide_step, steps_open
from jixiao.workflow.cycle_duty import CycleDuty, duties_at, has_duty, refuse_without, roles_with
from jixiao.workflow.deciding import Appointment, TransitionRefused
from jixiao.workflow.role import Role

COUNTY, BUREAU, HOUSING, LAMPS, LIBRARY = (
    "530825/", "530825/czj/", "530825/341/", "530825/341/341001/", "530825/312/312002/",
)  # fmt: skip
PLACES = {Role.UNIT_CLERK: LAMPS, Role.UNIT_HEAD: LAMPS, Role.DEPARTMENT_REVIEWER: HOUSING}
DESK, CLERK = Role.PERFORMANCE_DESK, Role.UNIT_CLERK


def held(role: Role) -> list[Appointment]:
    return [Appointment(role, PLACES.get(role, BUREAU))]


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("duty", CycleDuty)
def test_a_duty_reaches_as_far_as_its_role(duty: CycleDuty, role: Role) -> None:
    wanted = role in roles_with(duty)
    assert has_duty(duty, held=held(role), place=LAMPS) is wanted
    near = wanted and role not in PLACES
    assert has_duty(duty, held=held(role), place=LIBRARY) is near
    assert not has_duty(duty, held=held(role), place="530826/341/341001/")
    assert (duty.value in duties_at(held(role), LAMPS)) is wanted
    if wanted:
        refuse_without(duty, held=held(role), place=LAMPS)
    else:
        with pytest.raises(TransitionRefused, match=duty.label):
            refuse_without(duty, held=held(role), place=LAMPS)


def test_nobody_but_the_bureau_opens_a_round_of_the_division() -> None:
    assert has_duty(CycleDuty.OPEN_ROUND, held=held(DESK), place=COUNTY)
    for role in set(Role) - {DESK}:
        assert not has_duty(CycleDuty.OPEN_ROUND, held=held(role), place=COUNTY)


@pytest.mark.parametrize(
    ("duty", "role", "before", "after"),
    [
        pytest.param(CycleDuty.SUBMIT_SHEET, CLERK, "draft", "department", id="submit"),
        pytest.param(
            CycleDuty.ACCEPT_SHEET, Role.DEPARTMENT_REVIEWER, "department", "accepted", id="accept"
        ),
        pytest.param(CycleDuty.REPLY_NOTICE, Role.UNIT_HEAD, "open", "replied", id="reply"),
        pytest.param(CycleDuty.SEND_NOTICE_BACK, DESK, "replied", "open", id="sent back"),
        pytest.param(CycleDuty.CLOSE_NOTICE, DESK, "replied", "closed", id="closed"),
        pytest.param(CycleDuty.SIGN_EVALUATION, CLERK, "draft", "department", id="signed"),
        pytest.param(CycleDuty.ACCEPT_EVALUATION, DESK, "finance", "accepted", id="accepted"),
    ],
)
def test_where_a_step_leads(duty: CycleDuty, role: Role, before: str, after: str) -> None:
    found = decide_step(duty, Standing(before), held=held(role), place=LAMPS, reason="已补齐")
    assert found == after
    assert duty.value in steps_open(Standing(before), held=held(role), place=LAMPS)
    assert duty.value not in steps_open(Standing(after), held=held(role), place=LAMPS)
    with pytest.raises(TransitionRefused, match="时不能"):
        decide_step(duty, found, held=held(role), place=LAMPS, reason="已补齐")


def test_what_is_sent_back_needs_its_reason() -> None:
    for duty in (CycleDuty.RETURN_EVALUATION, CycleDuty.SEND_NOTICE_BACK):
        before = Standing.FINANCE if duty is CycleDuty.RETURN_EVALUATION else Standing.REPLIED
        with pytest.raises(TransitionRefused, match="写明"):
            decide_step(duty, before, held=held(DESK), place=LAMPS, reason=" ")
