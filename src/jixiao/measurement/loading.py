"""Files → checked rows → a sealed load; or nothing at all, and what is wrong."""

from __future__ import annotations

import re
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from jixiao.measurement.faults import (
    AlreadyLoaded,
    MonthSealed,
    NothingToSeal,
    StoreFull,
    WrongColumns,
)
from jixiao.measurement.ledger import Ledger, ledgers
from jixiao.measurement.linking import map_persons, refuse_doubled, refuse_unknown
from jixiao.measurement.load_report import (
    Closed,
    Refused,
    Report,
    note,
    note_known,
    said_of,
    source_of,
)
from jixiao.measurement.manifest import Action, Manifest
from jixiao.measurement.mapping import DIVISION, Match, SourceMapping, match
from jixiao.measurement.no_room import is_full
from jixiao.measurement.personal_texts import refuse_personal
from jixiao.measurement.sealing import Incoming, Store, incoming
from jixiao.measurement.staging import STAGED, connection, stage
from jixiao.measurement.writing import write_masked, write_partitions
from jixiao.model.message import message

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import datetime
    from pathlib import Path

    import duckdb

    from jixiao.measurement.keying import Key
    from jixiao.measurement.manifest import Source
    from jixiao.measurement.raw_table import RawTable
    from jixiao.measurement.staging import Staged

CODE: Final = re.compile(r"[1-9][0-9]{5,11}")


@dataclass(frozen=True, slots=True)
class Order:
    """What somebody asks to be loaded, how, and when; `now` has a zone.

    `division` is the code that the rows belong to, or that the codes in the files begin with.
    `ledger` and `mapping` are found by the headings where they are not given.
    """

    key: Key
    now: datetime
    division: str = ""
    action: Action = Action.SEAL
    take_good: bool = False
    ledger: Ledger | None = None
    mapping: SourceMapping | None = None
    memory: str = ""


def check(tables: Iterable[RawTable], store: Store, order: Order) -> Report:
    """Return what is wrong with the tables, as a load would find it; nothing is changed.

    Raises StoreFull, WrongColumns.
    """
    report = Report()
    with _room(store), connection(order.memory) as engine:
        for _, table, found in _in_order(tables, order):
            staged = _checked(engine, table, found, order)
            report.closed += _closed(store, staged, order)
            refuse_doubled(staged, _others(store, staged, order, ()))
            report.unchecked += refuse_unknown(staged, _known(store, found.ledger, None))
            note(report, staged, found)
    return report


def load(tables: Iterable[RawTable], store: Store, order: Order) -> Report:
    """Seal the tables as one load and return what was found; or raise and change nothing.

    Raises Refused, AlreadyLoaded, MonthSealed, StoreBusy, StoreFull, OtherKey, WrongColumns.
    """
    with (
        _room(store),
        incoming(store, order.key.fingerprint) as draft,
        connection(order.memory) as engine,
    ):
        return _load(tables, draft, engine, order)


@contextmanager
def _room(store: Store) -> Iterator[None]:
    """Turn the disk's refusal to take more, met anywhere in the block, into StoreFull."""
    try:
        yield
    except Exception as fault:
        if is_full(fault):
            raise StoreFull(
                message(
                    "{store}：磁盘写满或不能再写，已经停下，台账库没有变化；请腾出空间后再试。",
                    store=store.path.name,
                )
            ) from fault
        raise


def _load(
    tables: Iterable[RawTable], draft: Incoming, engine: duckdb.DuckDBPyConnection, order: Order
) -> Report:
    report = Report()
    sources: list[Source] = []
    number = draft.load
    for at, table, found in _in_order(tables, order):
        earlier = draft.store.find_source(table.sha256, found.ledger.name, order.division)
        if earlier is not None:
            note_known(report, table, found, earlier.load)
            continue
        _demand_division(table, found, order)
        staged = _checked(engine, table, found, order)
        if not staged.rows:
            note(report, staged, found)
            continue
        if closed := _closed(draft.store, staged, order):
            raise MonthSealed(said_of(closed)[0])
        written = [draft.sealed / one.path for one in report.partitions]
        refuse_doubled(staged, _others(draft.store, staged, order, written))
        report.unchecked += refuse_unknown(staged, _known(draft.store, found.ledger, draft))
        note(report, staged, found)
        report.partitions += write_partitions(staged, draft.sealed, load=number, source=at)
        write_masked(staged, draft.masked)
        sources.append(source_of(report.tables[-1], table, at))
    _refuse_whole(report, sources, order)
    draft.commit(
        Manifest(
            number,
            order.action,
            order.now.isoformat(timespec="seconds"),
            order.key.fingerprint,
            tuple(sources),
            tuple(report.partitions),
            tuple(report.unchecked),
        )
    )
    report.load = number
    return report


def _in_order(tables: Iterable[RawTable], order: Order) -> Iterator[tuple[int, RawTable, Match]]:
    """Yield the tables with their ledgers, those that others refer to first."""
    ranks = _ranks()
    found = [
        (
            table,
            match(table, ledger=order.ledger, mapping=order.mapping),
        )
        for table in tables
    ]
    found.sort(key=lambda pair: (ranks[pair[1].ledger.name], pair[0].name, pair[0].sheet))
    for number, (table, matched) in enumerate(found, start=1):
        yield number, table, matched


def _ranks() -> Mapping[str, int]:
    """Return how deep the references of each ledger go."""
    ranks: dict[str, int] = {}
    asked = {
        ledger.name: {column.references[0] for column in ledger.columns if column.references}
        for ledger in ledgers()
    }
    while len(ranks) < len(asked):
        for name, others in asked.items():
            if name not in ranks and others <= ranks.keys():
                ranks[name] = max((ranks[other] + 1 for other in others), default=0)
    return ranks


def _checked(
    engine: duckdb.DuckDBPyConnection, table: RawTable, found: Match, order: Order
) -> Staged:
    staged = stage(engine, table, found, division=order.division, today=order.now.date())
    map_persons(staged, order.key)
    refuse_personal(staged, today=order.now.date())
    return staged


def _demand_division(table: RawTable, found: Match, order: Order) -> None:
    """Raise WrongColumns when nothing says whose the rows are."""
    if DIVISION not in found.places and not CODE.fullmatch(order.division):
        raise WrongColumns(
            message(
                "{file}：没有“区划”列，也没有写明区划；请用 --division 写明6至12位的区划代码。",
                file=table.name,
            )
        )


def _others(store: Store, staged: Staged, order: Order, written: Iterable[Path]) -> list[Path]:
    """Return the sealed files whose rows stay in force beside those of the table."""
    replaced = set()
    if order.action is not Action.ADD:  # a month that is only to be sealed is refused whole
        query = f"SELECT DISTINCT in_division, in_month FROM {STAGED}"
        replaced = set(staged.engine.execute(query).fetchall())
    name = staged.ledger.name
    sealed = [
        part.path
        for part in store.partitions(name, divisions=_divisions(staged))
        if (part.division, part.month) not in replaced
    ]
    return sealed + [path for path in written if path.parts[-3] == name]


def _divisions(staged: Staged) -> list[str]:
    if staged.division:
        return [staged.division]
    query = f"SELECT DISTINCT in_division FROM {STAGED} WHERE NOT bad"
    return [division for (division,) in staged.engine.execute(query).fetchall()]


def _known(store: Store, ledger: Ledger, draft: Incoming | None) -> dict[str, list[Path]]:
    """Return the sealed files of the ledgers that this one refers to, this load's included."""
    names = {column.references[0] for column in ledger.columns if column.references}
    found = {name: [part.path for part in store.partitions(name)] for name in names}
    if draft is not None:
        for name in names:
            found[name] += sorted((draft.sealed / name).rglob("*.parquet"))
    return found


def _refuse_whole(report: Report, sources: list[Source], order: Order) -> None:
    """Raise what forbids the whole load."""
    if not sources and not any(one.known_as for one in report.tables):
        empty = "、".join(one.place for one in report.tables)
        raise NothingToSeal(
            message("{tables}：表头下面没有一行数据；请填好以后再载入。", tables=empty)
        )
    if not sources:
        known = "、".join(map(str, sorted({one.known_as for one in report.tables})))
        raise AlreadyLoaded(
            message("这些文件已经载入过（第{loads}次载入），没有再载入。", loads=known)
        )
    if report.faulty and not (order.take_good and report.partitions):
        raise Refused(report)


def _closed(store: Store, staged: Staged, order: Order) -> list[Closed]:
    """Return the months that rows of the table are to be sealed in, and that are sealed already."""
    if order.action is not Action.SEAL:
        return []
    ledger = staged.ledger
    if not store.partitions(ledger.name):
        return []
    query = f"SELECT DISTINCT in_division, in_month FROM {STAGED} WHERE NOT bad ORDER BY ALL"
    return [
        Closed(ledger.title, division, month)
        for division, month in staged.engine.execute(query).fetchall()
        if store.partitions(ledger.name, divisions=[division], first=month, last=month)
    ]
