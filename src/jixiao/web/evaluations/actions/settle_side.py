"""The bureau settles a side of department-wide performance that no project shows."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Final

from django.db import transaction

from jixiao.model.message import message
from jixiao.web.evaluations.departments import rules_of, scored_department
from jixiao.web.evaluations.models import SettledSideRecord
from jixiao.web.evaluations.panel_lock import PanelChangeRefused
from jixiao.web.organisations.models import OrganisationKind, OrganisationRecord
from jixiao.web.plans.models import YearRecord
from jixiao.web.plans.moving import refuse_archived
from jixiao.web.trail.recording import record
from jixiao.workflow.panel_duty import PanelDuty, refuse_without

if TYPE_CHECKING:
    from jixiao.web.organisations.actor import Actor

_HUNDRED: Final = Decimal(100)
_FINE: Final = Decimal("0.0001")


@transaction.atomic
def settle_side(  # noqa: PLR0913 - what is settled
    department_id: int, year: int, *, actor: Actor, side: str, share: str, reason: str
) -> SettledSideRecord:
    """Return what was settled: a share in percent (0-100, at most two decimals) with its reason.

    Raises TransitionRefused, ArchivedYear, PanelChangeRefused for a side that projects show.
    """
    department = (
        OrganisationRecord.objects.select_for_update()
        .filter(pk=department_id, kind=OrganisationKind.DEPARTMENT)
        .first()
    )
    if department is None:
        raise PanelChangeRefused(message("没有这个部门；请从列表重新进入。"))
    refuse_without(PanelDuty.SETTLE_SIDE, held=actor.held, place=department.path)
    held = YearRecord.objects.filter(
        division__path=f"{department.division_code}/", year=year
    ).first()
    if held is not None:
        refuse_archived(held)
    if side not in {one.name for one in rules_of(year).sides}:
        raise PanelChangeRefused(message("没有这个方面；请从页面上选择。"))
    shown = next(one for one in scored_department(department, year).sides if one.side.name == side)
    if shown.projects:
        raise PanelChangeRefused(message("这个方面有项目结果，不另行认定。"))
    if not reason.strip():
        raise PanelChangeRefused(message("请写明认定的理由。"))
    made = SettledSideRecord.objects.create(
        department=department, fiscal_year=year, side=side, share=_share(share),
        reason=reason.strip(), person=actor.person,
    )  # fmt: skip
    after = {"year": year, "side": side, "share": str(made.share), "reason": made.reason}
    record(actor, PanelDuty.SETTLE_SIDE, f"organisation:{department.pk}", after=after)
    return made


def _share(text: str) -> Decimal:
    """Return a share (0-1) typed in percent; raises PanelChangeRefused."""
    try:
        share = Decimal(text.strip().rstrip("%％")) / _HUNDRED
        fits = share.is_finite() and 0 <= share <= 1 and share == share.quantize(_FINE)
    except InvalidOperation:
        fits = False
    if not fits:
        raise PanelChangeRefused(message("“{text}”不是0到100之间的百分比。", text=text[:20]))
    return share
