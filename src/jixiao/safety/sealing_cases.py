"""Cases → sealed rows of the ledger of suspicions, so that accuracy is measured by them."""

from __future__ import annotations

import hashlib
from decimal import Decimal
from itertools import groupby
from typing import TYPE_CHECKING, Any, Final

from jixiao.measurement.faults import MonthSealed
from jixiao.measurement.ledger import ledger_named
from jixiao.measurement.manifest import Action, Manifest, Sealed, Source
from jixiao.measurement.sealing import incoming, sha256_of
from jixiao.model.message import message
from jixiao.safety.as_ledger import suspicion_row
from jixiao.safety.case_records import cases_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import datetime
    from pathlib import Path

    from jixiao.measurement.sealing import Incoming, Store
    from jixiao.model.case import SuspicionCase

    Rows = list[Mapping[str, Any]]

LEDGER: Final = "suspicions"
MAPPING: Final = "jixiao-cases"
"""Tells loads of cases from files of suspicions that the office handed in."""


def seal_cases(cases: Iterable[SuspicionCase], store: Store, now: datetime) -> Manifest | None:
    """Seal all cases, in place of those sealed before; None when they are sealed as they are.

    Raises MonthSealed where the office itself handed in suspicions of a month.
    """
    held = sorted(cases, key=lambda one: one.number)
    text = cases_text(held).encode()
    digest = hashlib.sha256(text).hexdigest()
    if not held or store.find_source(digest, LEDGER):
        return None
    with incoming(store, store.key or "") as draft:
        _demand_own(draft.store, held)
        source = Source(1, "cases.json", digest, len(text), LEDGER, MAPPING, "",
                        len(held), len(held))  # fmt: skip
        manifest = Manifest(
            draft.load, Action.CORRECT, now.isoformat(), draft.key, (source,),
            tuple(_written(draft, held)),
        )  # fmt: skip
        draft.commit(manifest)
    return manifest


def _place(row: Mapping[str, Any]) -> tuple[str, int]:
    return row["division"], row["month"]


def _demand_own(store: Store, cases: Iterable[SuspicionCase]) -> None:
    own = {
        one.load for one in store.manifests for source in one.sources if source.mapping == MAPPING
    }
    for row in map(suspicion_row, cases):
        division, month = _place(row)
        parts = store.partitions(LEDGER, divisions=[division], first=month, last=month)
        if any(part.load not in own for part in parts):
            raise MonthSealed(
                message(
                    "区划{division}的{month}已封存单位报来的疑点台账，不能再用疑点文件替换。",
                    division=division,
                    month=month,
                )
            )


def _written(draft: Incoming, cases: Iterable[SuspicionCase]) -> Iterator[Sealed]:
    rows = sorted(map(suspicion_row, cases), key=lambda row: (*_place(row), row["suspicion"]))
    for (division, month), found in groupby(rows, key=_place):
        path = f"{LEDGER}/{division}/{month}-1.parquet"
        held = list(found)
        target = draft.sealed / path
        _write(held, target, draft.load)
        yield Sealed(LEDGER, division, month, path, sha256_of(target), len(held))


def _write(rows: Rows, target: Path, load: int) -> None:
    import ibis  # noqa: PLC0415 - heavy, only when used
    import pyarrow as pa  # noqa: PLC0415 - as above
    import pyarrow.parquet as pq  # noqa: PLC0415 - as above

    wanted = ibis.schema(dict(ledger_named(LEDGER).stored)).to_pyarrow()
    filled = [
        dict.fromkeys(wanted.names)
        | dict(row)
        | {"load": load, "source": 1, "row": at}
        | {"person": None if row["person"] is None else Decimal(row["person"])}
        for at, row in enumerate(rows, start=1)
    ]
    target.parent.mkdir(parents=True, exist_ok=True)
    pq.write_table(pa.Table.from_pylist(filled, schema=wanted), target)
