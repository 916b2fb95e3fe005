"""What an upload asks of the store, in the store's words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils import timezone

from jixiao.measurement.ledger import ledger_named
from jixiao.measurement.loading import Order
from jixiao.measurement.manifest import Action
from jixiao.measurement.mapping import mappings
from jixiao.web.ledgers.sealed_store import key, memory

if TYPE_CHECKING:
    from jixiao.web.ledgers.models import LedgerUploadRecord


def order_of(upload: LedgerUploadRecord) -> Order:
    """Return what is asked: whose rows, which ledger if told, how, by whose key."""
    return Order(
        key=key(),
        now=timezone.localtime(),
        division=upload.place_code,
        action=Action(upload.action),
        take_good=upload.take_good,
        ledger=ledger_named(upload.ledger) if upload.ledger else None,
        mapping=next((one for one in mappings() if one.name == upload.mapping), None),
        memory=memory(),
    )
