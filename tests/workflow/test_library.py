"""Who may do what with the indicator library: the table, role by role and place by place."""

from __future__ import annotations

import pytest

from jixiao.workflow.deciding import Appointment
from jixiao.workflow.library import ROLES, LibraryAction, may_in_library
from jixiao.workflow.role import Role

DIVISION, OTHER = "530825/", "530826/"
UNIT, SISTER = "530825/341/341001/", "530825/341/341002/"
HOME = {
    Role.UNIT_CLERK: UNIT, Role.UNIT_HEAD: UNIT, Role.DEPARTMENT_REVIEWER: "530825/341/",
    Role.PROGRAMME_DESK: "530825/czj/", Role.PERFORMANCE_DESK: "530825/czj/",
    Role.AUDITOR: "530825/czj/", Role.ADMINISTRATOR: "530825/czj/",
    Role.EXPERT: "530825/czj/",
}  # fmt: skip


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("action", LibraryAction)
def test_the_table_decides_at_home_and_nothing_is_open_elsewhere(
    role: Role, action: LibraryAction
) -> None:
    held = [Appointment(role, HOME[role])]
    assert may_in_library(held, action, UNIT) is (role in ROLES[action])
    assert not may_in_library(held, action, OTHER)
    assert not may_in_library(held, action, "530826/312/312002/")


@pytest.mark.parametrize(
    ("role", "action", "place", "open_to"),
    [
        pytest.param(Role.UNIT_CLERK, LibraryAction.READ, DIVISION, True, id="all read it"),
        pytest.param(
            Role.UNIT_CLERK, LibraryAction.READ, SISTER, False, id="not a sister unit's own"
        ),
        pytest.param(Role.UNIT_CLERK, LibraryAction.KEEP, DIVISION, False, id="no unit adds to it"),
        pytest.param(Role.UNIT_CLERK, LibraryAction.KEEP, SISTER, False, id="nor to a sister unit"),
        pytest.param(
            Role.DEPARTMENT_REVIEWER,
            LibraryAction.READ,
            SISTER,
            True,
            id="a department reads below",
        ),
        pytest.param(
            Role.PERFORMANCE_DESK, LibraryAction.CURATE, DIVISION, True, id="the desk curates"
        ),
        pytest.param(
            Role.ADMINISTRATOR, LibraryAction.READ, DIVISION, False, id="an administrator sees none"
        ),
    ],
)
def test_how_far_it_reaches(
    role: Role, action: LibraryAction, place: str, *, open_to: bool
) -> None:
    held = [Appointment(role, HOME[role])]
    assert may_in_library(held, action, place) is open_to
