"""Ledgers, bindings and cases: who may do what, and how far."""

import pytest

from jixiao.workflow.deciding import Appointment, TransitionRefused
from jixiao.workflow.ledger_duty import (
    LABELS,
    LedgerDuty,
    duties_at,
    has_duty,
    refuse_without,
    roles_with,
)
from jixiao.workflow.role import Role

BUREAU, HOUSING, LAMPS, LIBRARY = (
    "530825/czj/", "530825/341/", "530825/341/341001/", "530825/312/312002/",
)  # fmt: skip
PLACES = {Role.UNIT_CLERK: LAMPS, Role.UNIT_HEAD: LAMPS, Role.DEPARTMENT_REVIEWER: HOUSING}


def held(role: Role) -> list[Appointment]:
    return [Appointment(role, PLACES.get(role, BUREAU))]


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("duty", LedgerDuty)
def test_a_duty_reaches_as_far_as_its_role(duty: LedgerDuty, role: Role) -> None:
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


def test_who_only_reads_changes_nothing() -> None:
    reading = {duty for duty in LedgerDuty if Role.AUDITOR in roles_with(duty)}
    assert reading == {LedgerDuty.VIEW}
    assert not any(Role.ADMINISTRATOR in roles_with(duty) for duty in LedgerDuty)


def test_a_unit_does_not_excuse_its_own_payments() -> None:
    for duty in (LedgerDuty.EXCLUDE_CASE, LedgerDuty.CLOSE_CASE, LedgerDuty.CONFIRM_BINDING):
        assert not roles_with(duty) & {Role.UNIT_CLERK, Role.UNIT_HEAD}


def test_every_duty_has_its_name() -> None:
    assert set(LABELS) == set(LedgerDuty)
    assert len({duty.label for duty in LedgerDuty}) == len(LedgerDuty)
