"""Cases → rows of the ledger of suspicions, of which accuracy is measured."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

    from jixiao.model.case import SuspicionCase


def suspicion_row(case: SuspicionCase) -> Mapping[str, Any]:
    """Return the case as a row of `suspicions`; the person is the keyed hash of the store."""
    return {
        "division": case.division,
        "month": case.issued_on.year * 100 + case.issued_on.month,
        "suspicion": case.number,
        "kind": case.kind,
        "person": case.person or None,
        "ledger": case.ledger,
        "benefit": case.benefit or None,
        "project": case.project or None,
        "issued_on": case.issued_on,
        "due_on": case.due_on,
        "month_from": case.month_from,
        "month_to": case.month_to,
        "months": case.months,
        "amount": case.amount,
        "rows": len(case.rows),
        "result": case.verdict.value,
        "stopped_on": case.stopped_on,
        "recover_due": case.recover_due,
        "recovered": case.recovered,
        "referred": case.referred,
        "closed_on": case.closed_on,
    }
