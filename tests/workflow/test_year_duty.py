"""Years and lists of projects: who keeps them, and how far each role reaches."""

import pytest

from jixiao.workflow.deciding import Appointment, TransitionRefused
from jixiao.workflow.role import Role
from jixiao.workflow.year_duty import YearDuty, has_duty, refuse_without, roles_with

COUNTY, BUREAU, HOUSING, LAMPS = (
    "530825/", "530825/czj/", "530825/341/", "530825/341/341001/",
)  # fmt: skip
PLACES = {Role.UNIT_CLERK: LAMPS, Role.UNIT_HEAD: LAMPS, Role.DEPARTMENT_REVIEWER: HOUSING}
KEEPERS = {
    YearDuty.VIEW: set(Role) - {Role.ADMINISTRATOR, Role.EXPERT},
    YearDuty.OPEN: {Role.PERFORMANCE_DESK},
    YearDuty.ARCHIVE: {Role.PERFORMANCE_DESK},
    YearDuty.REOPEN: {Role.PERFORMANCE_DESK},
    YearDuty.CLOSE_STAGES: {Role.PERFORMANCE_DESK},
    YearDuty.TAKE_LIST: {Role.PERFORMANCE_DESK, Role.PROGRAMME_DESK},
    YearDuty.MARK_SECRET: {Role.PERFORMANCE_DESK, Role.PROGRAMME_DESK},
}


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("duty", KEEPERS)
def test_who_keeps_the_year_of_a_county(duty: YearDuty, role: Role) -> None:
    held = [Appointment(role, PLACES.get(role, BUREAU))]
    assert has_duty(duty, held=held, place=COUNTY) is (role in KEEPERS[duty])
    assert not has_duty(duty, held=held, place="530826/"), "another county"


@pytest.mark.parametrize(
    ("role", "place", "far"),
    [
        pytest.param(Role.DEPARTMENT_REVIEWER, HOUSING, False, id="a department its units"),
        pytest.param(Role.PERFORMANCE_DESK, BUREAU, True, id="the bureau everybody"),
        pytest.param(Role.AUDITOR, BUREAU, True, id="auditors too"),
    ],
)
def test_deadlines_are_watched_as_far_as_the_role_reaches(
    role: Role, place: str, *, far: bool
) -> None:
    held = [Appointment(role, place)]
    assert has_duty(YearDuty.WATCH, held=held, place=LAMPS)
    assert has_duty(YearDuty.WATCH, held=held, place="530825/312/312002/") is far


def test_units_do_not_watch_others() -> None:
    assert not has_duty(YearDuty.WATCH, held=[Appointment(Role.UNIT_CLERK, LAMPS)], place=LAMPS)


def test_a_refusal_names_the_duty_and_who_has_it() -> None:
    with pytest.raises(TransitionRefused, match="没有开启年度的权限：由财政绩效股办理"):
        refuse_without(YearDuty.OPEN, held=[Appointment(Role.UNIT_CLERK, LAMPS)], place=COUNTY)
    refuse_without(YearDuty.OPEN, held=[Appointment(Role.PERFORMANCE_DESK, BUREAU)], place=COUNTY)
    assert roles_with(YearDuty.OPEN) == {Role.PERFORMANCE_DESK}
