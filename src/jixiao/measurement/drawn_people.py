"""Persons who were drawn → where each stands in the files of a ledger, masked for who looks."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from jixiao.measurement.ledger import Kind
from jixiao.measurement.persons_in import column_of_people
from jixiao.measurement.rows_behind import HIDDEN, PLACE

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from jixiao.measurement.engines.engine import Engine
    from jixiao.measurement.persons_in import Frame
    from jixiao.measurement.sealing import Store

    Newest: TypeAlias = Mapping[Decimal, Mapping[str, Any]]

AT_ONCE: Final = 1000
"""Persons that are looked for in one question to the engine."""
_OLDEST_FIRST: Final = ("month", "load", "source", "row")
_PLACED: Final = ("division", "load", "source", "row")


@dataclass(frozen=True, slots=True)
class Standing:
    """A person's newest row in the files, with masked forms for an owner and stars for others."""

    division: str
    load: int
    file: str
    sheet: str
    row: int
    number: str
    name: str


def standings(
    engine: Engine, store: Store, frame: Frame, persons: Sequence[str], *, owned: Collection[int]
) -> list[Standing]:
    """Return where each of the persons stands, by division, load, file and row.

    Masked forms are told only from the loads `owned`; no key and no birthday is told.
    """
    column = column_of_people(frame)
    table = engine.table(frame.ledger, (one.path for one in frame.partitions(store)))
    meant = table.filter(frame.ask.selects(table))
    newest: dict[Decimal, Mapping[str, Any]] = {}
    for at in range(0, len(persons), AT_ONCE):
        wanted = [Decimal(one) for one in persons[at : at + AT_ONCE]]
        met = meant.filter(meant[column].cast("string").isin([str(one) for one in wanted]))
        rows = met.select(*PLACE, person=met[column])
        for row in engine.rows(rows.order_by([rows[name] for name in _OLDEST_FIRST])):
            newest[row["person"]] = row
    return list(_stood(store, frame.ledger, newest, owned))


def _stood(
    store: Store,
    ledger: str,
    newest: Newest,
    owned: Collection[int],
) -> Iterator[Standing]:
    forms = _masked_forms(store, ledger, newest, owned)
    files = {
        (manifest.load, one.number): (one.name, one.sheet)
        for manifest in store.manifests
        for one in manifest.sources
    }
    for person, row in sorted(newest.items(), key=lambda one: [one[1][name] for name in _PLACED]):
        division, load, source = row["division"], row["load"], row["source"]
        file, sheet = files.get((load, source), ("", ""))
        number, name = (
            forms.get((load, division, kind, person), HIDDEN) for kind in (Kind.PERSON, Kind.NAME)
        )
        yield Standing(division, load, file, sheet, row["row"], number, name)


def _masked_forms(
    store: Store,
    ledger: str,
    newest: Newest,
    owned: Collection[int],
) -> dict[tuple[int, str, Kind, Decimal], str]:
    """Return the masked forms of number and name by load, division and person, of `owned` loads."""
    held: dict[tuple[int, str], list[Decimal]] = defaultdict(list)
    for person, row in newest.items():
        if row["load"] in owned:
            held[row["load"], row["division"]].append(person)
    return {
        (load, division, kind, key): form
        for (load, division), persons in held.items()
        for kind, key, form in _kept_forms(store, (load, ledger, division), persons)
    }


def _kept_forms(
    store: Store, place: tuple[int, str, str], persons: Iterable[Decimal]
) -> Iterator[tuple[Kind, Decimal, str]]:
    import pyarrow as pa  # noqa: PLC0415 - heavy, only when used
    import pyarrow.parquet as pq  # noqa: PLC0415 - as above

    path = store.masked(*place)
    if not path.is_file():
        return
    keys = pa.array(persons, pa.decimal128(38, 0))
    kinds = [Kind.PERSON.value, Kind.NAME.value]
    held = pq.read_table(path, filters=[("kind", "in", kinds), ("key", "in", keys)])
    for row in held.to_pylist():
        yield Kind(row["kind"]), row["key"], row["masked"]
