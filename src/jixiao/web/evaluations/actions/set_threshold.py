"""The bureau sets from which budget new projects are assessed before they are declared."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.db import transaction

from jixiao.model.message import message
from jixiao.web.evaluations.models import ThresholdRecord
from jixiao.web.evaluations.panel_lock import PanelChangeRefused
from jixiao.web.organisations.models import OrganisationKind, OrganisationRecord
from jixiao.web.trail.recording import record
from jixiao.wording.amounts import parse_amount
from jixiao.workflow.panel_duty import PanelDuty, refuse_without

if TYPE_CHECKING:
    from decimal import Decimal

    from jixiao.web.organisations.actor import Actor

YEARS: Final = range(2000, 2100)
_MOST: Final = 10**12
_LONGEST: Final = 200


@transaction.atomic
def set_threshold(  # noqa: PLR0913 - what a threshold is
    division: str,
    *,
    actor: Actor,
    from_year: int | None,
    amount: str,
    basis: str,
    disclosed: bool = False,
) -> ThresholdRecord:
    """Return the threshold of a division (by its code) in 万元; a blank amount ends it.

    `disclosed` tells that the document it rests on has assessments made public.
    Raises TransitionRefused, PanelChangeRefused for what makes no sense.
    """
    found = OrganisationRecord.objects.select_for_update().filter(
        kind=OrganisationKind.DIVISION, code=division
    )  # fmt: skip
    place = found.first()
    refuse_without(PanelDuty.SET_THRESHOLD, held=actor.held, place=f"{division}/")
    if place is None or from_year is None or from_year not in YEARS:
        raise PanelChangeRefused(message("请填写四位数的年度，如2026。"))
    if not basis.strip():
        raise PanelChangeRefused(message("请填写设定额度的文件依据。"))
    made = ThresholdRecord.objects.create(
        division=place, from_year=from_year, amount=_amount(amount),
        basis=basis.strip()[:_LONGEST], disclosed=disclosed, person=actor.person,
    )  # fmt: skip
    after = {
        "threshold": made.pk, "division": division, "from_year": from_year,
        "amount": None if made.amount is None else str(made.amount), "basis": made.basis,
        "disclosed": disclosed,
    }  # fmt: skip
    record(actor, PanelDuty.SET_THRESHOLD, f"organisation:{place.pk}", after=after)
    return made


def _amount(text: str) -> Decimal | None:
    if not text.strip():
        return None
    told = parse_amount(text, "万元")
    if told is None or not 0 <= told.yuan < _MOST:
        raise PanelChangeRefused(
            message("额度“{text}”不是金额；请填写万元数，如500。", text=text.strip()[:40])
        )
    return told.into("万元").number
