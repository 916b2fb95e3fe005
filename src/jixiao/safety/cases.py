"""Hits → cases, and what may be done with a case: check, stop, recover, close."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from itertools import groupby
from typing import TYPE_CHECKING

from jixiao.model.case import SuspicionCase, Verdict
from jixiao.model.errors import JixiaoError
from jixiao.model.message import message
from jixiao.safety.check import check_named

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from jixiao.model.message import Message
    from jixiao.safety.hit import Hit

ZERO = Decimal(0)
_CENTS = 100


class CaseRefused(JixiaoError):
    """A step that a case is not ready for, or that contradicts it."""


def issue(
    hits: Iterable[Hit], on: date, *, known: Iterable[SuspicionCase] = ()
) -> list[SuspicionCase]:
    """Return a case for each person and benefit a check found; the deadline is the check's.

    Rows that a known case of the same check is about make no second case.
    """
    held = {(one.kind, one.ledger, row) for one in known for row in one.rows}
    fresh = sorted(
        (one for one in hits if (one.kind, one.ledger, _place(one)) not in held), key=_about
    )
    return [_case(list(found), on) for _, found in groupby(fresh, key=_about)]


def _place(hit: Hit) -> tuple[int, int, int]:
    return hit.load, hit.source, hit.row


def _about(hit: Hit) -> tuple[str, str, int, str, str]:
    """Return what one case is about; where there is no person, each row is a case of its own."""
    return hit.kind, hit.division, hit.person, hit.benefit, "" if hit.person else hit.key


def _case(hits: Sequence[Hit], on: date) -> SuspicionCase:
    first = hits[0]
    rows = tuple(sorted(map(_place, hits)))
    projects = {one.project for one in hits}
    return SuspicionCase(
        number=_number(first, rows),
        kind=first.kind,
        division=first.division,
        ledger=first.ledger,
        person=first.person,
        benefit=first.benefit,
        project=projects.pop() if len(projects) == 1 else "",
        month_from=min(one.month_from for one in hits),
        month_to=max(one.month_to for one in hits),
        months=len({one.month_from for one in hits}),
        amount=sum((one.amount for one in hits), ZERO),
        rows=rows,
        issued_on=on,
        due_on=on + timedelta(days=check_named(first.kind).days),
    )


def _number(hit: Hit, rows: Sequence[tuple[int, int, int]]) -> str:
    """Return a number that the same rows always get, and that tells nobody's identity."""
    text = repr((hit.kind, hit.division, rows)).encode()
    return f"YD{hit.division}{hashlib.sha256(text).hexdigest()[:12].upper()}"


def confirm(case: SuspicionCase, on: date, *, reason: str) -> SuspicionCase:
    """Return the case confirmed, and what is to come back set to its amount."""
    return _judged(case, on, Verdict.CONFIRMED, reason)


def exclude(case: SuspicionCase, on: date, *, reason: str) -> SuspicionCase:
    """Return the case excluded and closed: the check was mistaken."""
    return replace(_judged(case, on, Verdict.EXCLUDED, reason), closed_on=on)


def _judged(case: SuspicionCase, on: date, verdict: Verdict, reason: str) -> SuspicionCase:
    _demand(case, case.verdict is Verdict.PENDING, message("已经核查过，不能再次核查"))
    _demand(case, bool(reason.strip()), message("没有写明核查理由"))
    _demand(case, on >= case.issued_on, message("核查日期早于下发日期"))
    return replace(case, verdict=verdict, reason=reason.strip(), checked_on=on)


def stop(case: SuspicionCase, on: date) -> SuspicionCase:
    """Return the case with the benefit stopped from that day."""
    _open_and_confirmed(case)
    _demand(case, case.stopped_on is None, message("已经停发"))
    early = case.checked_on is not None and on < case.checked_on
    _demand(case, not early, message("停发日期早于核查日期"))
    return replace(case, stopped_on=on)


def claim(case: SuspicionCase, amount: Decimal) -> SuspicionCase:
    """Return the case with what is to come back: no more than was paid."""
    _open_and_confirmed(case)
    _demand_cents(case, amount)
    _demand(case, ZERO <= amount <= case.amount, message("应追回金额不在零和所涉金额之间"))
    _demand(case, amount >= (case.recovered or ZERO), message("应追回金额少于已追回金额"))
    return replace(case, recover_due=amount)


def _demand_cents(case: SuspicionCase, amount: Decimal) -> None:
    whole = amount.is_finite() and _CENTS % amount.as_integer_ratio()[1] == 0
    _demand(case, whole, message("金额应写成元，至多两位小数，如370.00"))


def recover(case: SuspicionCase, amount: Decimal) -> SuspicionCase:
    """Return the case with another sum come back."""
    _open_and_confirmed(case)
    _demand(case, case.recover_due is not None, message("还没有确定应追回金额"))
    _demand_cents(case, amount)
    whole = (case.recovered or ZERO) + amount
    _demand(case, amount > ZERO, message("追回金额应大于零"))
    _demand(case, whole <= (case.recover_due or ZERO), message("追回金额超过应追回金额"))
    return replace(case, recovered=whole)


def refer(case: SuspicionCase) -> SuspicionCase:
    """Return the case handed on to the police or the courts."""
    _open_and_confirmed(case)
    return replace(case, referred=True)


def close(case: SuspicionCase, on: date) -> SuspicionCase:
    """Return the case closed: all came back, or it was handed on."""
    _open_and_confirmed(case)
    _demand(case, case.recover_due is not None, message("还没有确定应追回金额"))
    whole = (case.recovered or ZERO) == case.recover_due
    _demand(case, whole or case.referred, message("尚未全部追回，也没有移送"))
    _demand(case, on >= (case.checked_on or case.issued_on), message("办结日期早于核查日期"))
    return replace(case, closed_on=on)


def _open_and_confirmed(case: SuspicionCase) -> None:
    _demand(case, case.closed_on is None, message("已经办结"))
    _demand(case, case.verdict is Verdict.CONFIRMED, message("还没有核查属实"))


def _demand(case: SuspicionCase, holds: object, fault: Message) -> None:
    """Raise CaseRefused, which names the case and the fault, unless something holds."""
    if not holds:
        raise CaseRefused(
            message(
                "疑点 {number}：{fault}；请先核对该疑点的办理记录。",
                number=case.number,
                fault=fault,
            )
        )
