"""Somebody takes a step with a case; the core says whether it is ready for it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from django.db import transaction
from django.utils import timezone

from jixiao.model.errors import JixiaoError
from jixiao.model.message import message
from jixiao.safety import cases as core
from jixiao.web.cases.models import CaseRecord, CaseStepRecord
from jixiao.web.cases.queries import cases_of
from jixiao.web.site.told_numbers import decimal_told
from jixiao.web.trail.recording import record
from jixiao.workflow.ledger_duty import LedgerDuty, refuse_without

if TYPE_CHECKING:
    from datetime import date

    from jixiao.model.case import SuspicionCase
    from jixiao.web.organisations.actor import Actor

STEPS: Final = {
    "confirm": LedgerDuty.CONFIRM_CASE,
    "exclude": LedgerDuty.EXCLUDE_CASE,
    "stop": LedgerDuty.STOP_CASE,
    "claim": LedgerDuty.CLAIM_CASE,
    "recover": LedgerDuty.RECOVER_CASE,
    "refer": LedgerDuty.REFER_CASE,
    "close": LedgerDuty.CLOSE_CASE,
}
"""The duty that each step needs."""
_LARGEST: Final = Decimal(10) ** 15
_CENT: Final = Decimal("0.01")
_LONGEST: Final = 1000


class NoSuchCase(JixiaoError):
    """No case of that number, or none this person may know of."""


class CaseChanged(JixiaoError):
    """Somebody else took a step with the case meanwhile."""


class UnreadableStep(JixiaoError):
    """A day or an amount that is none, or a reason that is too long."""


@dataclass(frozen=True, slots=True)
class Step:
    """What is done with a case: `name` of STEPS, the day it was done, why, how much (元)."""

    name: str
    day: date | None = None
    reason: str = ""
    amount: str = ""


@transaction.atomic
def step_case(number: str, step: Step, *, actor: Actor, base: int) -> CaseRecord:
    """Return the case after the step; `base` is the revision that the page showed.

    Raises NoSuchCase, TransitionRefused, CaseChanged, UnreadableStep, CaseRefused.
    """
    found = cases_of(actor).select_for_update().filter(number=number).first()
    if found is None:
        raise NoSuchCase(message("没有这件疑点；请从疑点列表重新进入。"))
    duty = STEPS[step.name]
    refuse_without(duty, held=actor.held, place=found.path)
    if found.revision != base:
        raise CaseChanged(
            message("疑点 {number} 刚刚被别人办理过；请刷新页面后再办。", number=number)
        )
    today = timezone.localdate()
    day = step.day or today
    if day > today:
        raise UnreadableStep(message("办理日期不能晚于今天。"))
    if len(step.reason) > _LONGEST:
        raise UnreadableStep(message("理由过长；请不超过{most}个字。", most=_LONGEST))
    amount = _amount(step.amount) if step.name in {"claim", "recover"} else None
    before = _told(found.case)
    after = _stepped(found.case, step, day, amount)
    found.take(after)
    found.revision += 1
    found.save()
    CaseStepRecord.objects.create(
        case=found, step=step.name, person=actor.person, day=day, text=step.reason.strip(),
        amount=amount,
    )  # fmt: skip
    record(actor, duty, f"case:{number}", before=before, after=_told(after))
    return found


def _stepped(case: SuspicionCase, step: Step, day: date, amount: Decimal | None) -> SuspicionCase:
    if step.name in {"confirm", "exclude"}:
        judge = core.confirm if step.name == "confirm" else core.exclude
        return judge(case, day, reason=step.reason)
    if amount is not None:
        return (core.claim if step.name == "claim" else core.recover)(case, amount)
    if step.name == "refer":
        return core.refer(case)
    return (core.stop if step.name == "stop" else core.close)(case, day)


def _amount(text: str) -> Decimal:
    """Return an amount in 元, exact to the 分."""
    found = decimal_told(text)
    if found is None or abs(found) >= _LARGEST or found != found.quantize(_CENT):
        raise UnreadableStep(message("“{text}”不是金额；请写成元，如 370.00。", text=text[:20]))
    return found


def _told(case: SuspicionCase) -> dict[str, object]:
    """Return what the trail keeps of a case: nobody is named in it."""
    return {
        "stage": case.stage.value, "verdict": case.verdict.value, "reason": case.reason,
        "amount": case.amount, "recover_due": case.recover_due, "recovered": case.recovered,
        "referred": case.referred, "stopped_on": case.stopped_on, "closed_on": case.closed_on,
    }  # fmt: skip
