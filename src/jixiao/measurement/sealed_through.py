"""How far the ledgers are sealed: what was never loaded is not counted as nought."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.measurement.ledger import ledgers
from jixiao.measurement.metric import OPEN, REGISTERS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jixiao.measurement.sealing import Store


def sealed_through(store: Store, ledger: str, divisions: Sequence[str]) -> int:
    """Return the month (YYYYMM) until which a ledger's rows are known, 0 when it has none.

    That is its newest sealed month. A register (persons, loans …) tells who is on it, not that
    nobody was added since: it is known as far as anything of these divisions is sealed, so long
    as it has rows itself. `divisions` are prefixes of codes, none for all.
    """
    own = _newest(store, ledger, divisions)
    if not own or ledger not in REGISTERS | OPEN:
        return own
    return max(_newest(store, one.name, divisions) for one in ledgers())


def _newest(store: Store, ledger: str, divisions: Sequence[str]) -> int:
    return max((one.month for one in store.partitions(ledger, divisions=divisions)), default=0)
