"""A person takes a code generator into use, or puts it away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from jixiao.model.message import message
from jixiao.web.organisations.managing import InvalidPeopleChange
from jixiao.web.organisations.models import PersonRecord, SecondFactorRecord
from jixiao.web.organisations.second_factor import hash_of_code, new_recovery_codes, step_of
from jixiao.web.trail.recording import record

if TYPE_CHECKING:
    from jixiao.web.organisations.actor import Actor


@transaction.atomic
def take_second_factor(*, actor: Actor, secret: str, code: str) -> list[str]:
    """Return the recovery codes, told once; raises InvalidPeopleChange for a wrong code."""
    step = step_of(secret, code)
    if step is None:
        raise InvalidPeopleChange(message("验证码不对；请核对手机时间后输入当前的六位数字。"))
    codes = new_recovery_codes()
    SecondFactorRecord.objects.update_or_create(
        person=actor.person,
        defaults={
            "secret": secret,
            "last_step": step,
            "recovery": [hash_of_code(one) for one in codes],
        },
    )
    record(actor, "second_factor_on", f"person:{actor.person.pk}")
    return codes


@transaction.atomic
def put_away_second_factor(*, actor: Actor, password: str) -> None:
    """Log-ins need the password alone from now on; raises InvalidPeopleChange without it."""
    if not actor.person.check_password(password):
        raise InvalidPeopleChange(message("口令不对，两步验证没有关闭。"))
    SecondFactorRecord.objects.filter(person=actor.person).delete()
    record(actor, "second_factor_off", f"person:{actor.person.pk}")


@transaction.atomic
def code_is_right(person: PersonRecord, code: str) -> bool:
    """Return whether the code lets the person in; it, or the recovery code, is used up then."""
    factor = SecondFactorRecord.objects.select_for_update().get(person=person)
    step = step_of(factor.secret, code, after=factor.last_step)
    if step is not None:
        factor.last_step = step
    elif (hashed := hash_of_code(code)) in factor.recovery:
        factor.recovery = [one for one in factor.recovery if one != hashed]
    else:
        return False
    factor.save()
    return True
