"""A bureau takes the vouchers of an export over; doubtful rows are set aside with the reason."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from jixiao.model.message import message
from jixiao.web.rounds.tasks import enqueue_watching
from jixiao.web.trail.recording import record
from jixiao.web.treasury.exports import EXPORTS
from jixiao.web.treasury.models import SetAsideRecord, VoucherRecord
from jixiao.web.treasury.reconciling import reconciled
from jixiao.web.treasury.sums import add_up_export
from jixiao.web.years.actions.map_columns import InvalidMapping
from jixiao.web.years.list_lock import locked_list
from jixiao.workflow.cycle_duty import CycleDuty

if TYPE_CHECKING:
    from jixiao.monitoring.money import Reconciled
    from jixiao.web.organisations.actor import Actor

_AT_ONCE = 1000


@transaction.atomic
def take_export(export_id: int, *, actor: Actor) -> Reconciled:
    """Return what came of the export, once.

    Raises TransitionRefused, NoSuchYear, InvalidMapping before its columns are told, or twice.
    """
    export = locked_list(EXPORTS, export_id, actor=actor)
    if not export.columns:
        raise InvalidMapping(message("还没有确认各栏的含义；请先确认再导入。"))
    if export.taken:
        raise InvalidMapping(message("这份支付明细已经导入，没有重复导入。"))
    found = reconciled(export)
    against = {one.refund.row: one.payment.number for one in found.netted}
    projects = dict(export.year.projects.exclude(code="").values_list("code", "pk"))
    VoucherRecord.objects.bulk_create(
        [
            VoucherRecord(
                year=export.year, project_id=projects[one.code], export=export, row=one.row,
                number=one.number[:80], day=one.day, amount=one.amount, source=one.source[:60],
                against=against.get(one.row, ""),
            )
            for one in found.vouchers
        ],
        batch_size=_AT_ONCE,
    )  # fmt: skip
    add_up_export(export)
    cells = dict(export.rows)
    SetAsideRecord.objects.bulk_create(
        [
            SetAsideRecord(
                export=export, row=one.row.number, cells=cells.get(one.row.number, []),
                pattern=one.why.pattern, parameters=dict(one.why.parameters),
            )
            for one in found.aside
        ],
        batch_size=_AT_ONCE,
    )  # fmt: skip
    export.taken = timezone.now()
    export.save(update_fields=["taken"])
    after = {
        "export": export.pk, "sha256": export.sha256, "vouchers": len(found.vouchers),
        "total": found.total, "aside": [one.row.number for one in found.aside],
        "netted": [[one.refund.number, one.payment.number] for one in found.netted],
    }  # fmt: skip
    record(actor, CycleDuty.TAKE_MONEY, f"year:{export.year_id}", after=after)
    enqueue_watching(export.year_id)
    return found
