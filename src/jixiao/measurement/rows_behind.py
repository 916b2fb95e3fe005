"""A number → the very rows it was counted from, with nobody's identity in them."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Final

from jixiao.measurement.ledger import Kind, ledger_named
from jixiao.measurement.measuring import needed, opening
from jixiao.measurement.metric import metric_named

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from jixiao.measurement.answer import Question
    from jixiao.measurement.engines.engine import Engine
    from jixiao.measurement.expression import Measure, Part
    from jixiao.measurement.ledger import Ledger
    from jixiao.measurement.sealing import Store

PLACE: Final = ("division", "month", "load", "source", "row")
HIDDEN: Final = "***"
YEAR: Final = 4
PERSONAL_KINDS: Final = frozenset({Kind.PERSON, Kind.ACCOUNT, Kind.PHONE})


class Role(StrEnum):
    """Which part of a number a row stands in."""

    NUMERATOR = "numerator"
    DENOMINATOR = "denominator"
    LESS = "less"


@dataclass(frozen=True, slots=True)
class Looking:
    """Who looks, and at how much.

    `limit` rows of each part at most, of these divisions (prefixes, none for all). An owner sees
    masked forms (`630123***********X`), others stars. A date of birth is shown as its year: with
    the district it would tell the number.
    """

    limit: int = 20
    owner: bool = False
    divisions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Behind:
    """Rows of one part of a number; `count` is how many there are, `rows` those that are shown."""

    role: Role
    ledger: str
    count: int
    rows: tuple[Mapping[str, Any], ...]


def rows_behind(
    engine: Engine, store: Store, question: Question, looking: Looking
) -> tuple[Behind, ...]:
    """Return the rows of each part of a number, by division, load, source and row."""
    metric = metric_named(question.metric)
    opened = opening(engine, store, question.ask, needed([question]), divisions=looking.divisions)
    measure = metric.measure(opened.tables, question.ask)
    ledger = ledger_named(metric.ledgers[0])
    return tuple(
        _behind(engine, store, part, (role, ledger), looking) for role, part in _parts(measure)
    )


def _parts(measure: Measure) -> Iterator[tuple[Role, Part]]:
    yield from ((Role.NUMERATOR, one) for one in measure.numerator)
    yield from ((Role.DENOMINATOR, one) for one in measure.denominator)
    yield from ((Role.LESS, one) for one in measure.less)


def _behind(
    engine: Engine, store: Store, part: Part, head: tuple[Role, Ledger], looking: Looking
) -> Behind:
    role, ledger = head
    (counted,) = engine.rows(part.table.aggregate(n=part.rows))
    met = part.table.filter(part.where)
    order = PLACE if set(PLACE) <= set(met.columns) else met.columns
    found = engine.rows(met.order_by([met[name] for name in order]).limit(looking.limit))
    rows = tuple(shown_row(store, ledger, row, owner=looking.owner) for row in found)
    return Behind(role, ledger.name, int(counted["n"]), rows)


def shown_row(
    store: Store, ledger: Ledger, row: Mapping[str, Any], *, owner: bool
) -> dict[str, Any]:
    """Return a row as it may be seen: no hash, no birthday, nothing of a column we do not know."""
    known = {column.name: column for column in ledger.columns}
    births = {column.birth for column in ledger.columns if column.birth}
    shown: dict[str, Any] = {name: row[name] for name in PLACE if name in row}
    for name, _ in ledger.stored:
        if name in PLACE or name not in row:
            continue
        value = row[name]
        column = known.get(name)
        if value is None:
            shown[name] = None
        elif column is not None and column.kind in PERSONAL_KINDS:
            shown[name] = _masked(store, ledger, row, (column.kind, value)) if owner else HIDDEN
        elif name in births:
            shown[name] = str(value)[:YEAR]
        else:
            shown[name] = value
    return shown


def _masked(
    store: Store, ledger: Ledger, row: Mapping[str, Any], wanted: tuple[Kind, Decimal]
) -> str:
    """Return the masked form behind a key, stars where the store has none."""
    import pyarrow as pa  # noqa: PLC0415 - heavy, only when used
    import pyarrow.parquet as pq  # noqa: PLC0415 - as above

    if not {"load", "division"} <= row.keys():
        return HIDDEN
    path = store.masked(row["load"], ledger.name, row["division"])
    if not path.is_file():
        return HIDDEN
    kind, key = wanted
    keys = pa.scalar(Decimal(key), pa.decimal128(38, 0))
    held = pq.read_table(path, filters=[("kind", "=", kind.value), ("key", "=", keys)])
    return str(held["masked"][0]) if held.num_rows else HIDDEN
