"""Rows of a ledger by their places, as a case names them, with nobody's identity in them."""

from __future__ import annotations

from functools import reduce
from typing import TYPE_CHECKING, Any

from jixiao.measurement.ledger import ledger_named
from jixiao.measurement.rows_behind import PLACE, shown_row

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from jixiao.measurement.engines.engine import Engine
    from jixiao.measurement.sealing import Store


def rows_at(
    engine: Engine,
    store: Store,
    ledger: str,
    places: Sequence[tuple[int, int, int]],
    *,
    owner: bool,
) -> tuple[Mapping[str, Any], ...]:
    """Return the rows at these (load, source, row), by division and place, even if corrected since.

    An owner sees masked forms, others stars, as in `rows_behind`.
    """
    loads = {load for load, _, _ in places}
    paths = [
        store.folder(manifest.load) / part.path
        for manifest in store.manifests
        if manifest.load in loads
        for part in manifest.partitions
        if part.ledger == ledger
    ]
    if not paths:
        return ()
    table = engine.table(ledger, paths)
    wanted = [
        (table.load == load) & (table.source == source) & (table.row == row)
        for load, source, row in places
    ]
    met = table.filter(reduce(lambda one, other: one | other, wanted))
    found = engine.rows(met.order_by([met[name] for name in PLACE]))
    schema = ledger_named(ledger)
    return tuple(shown_row(store, schema, row, owner=owner) for row in found)
