"""What one row alone does not show: persons behind numbers, doubled keys, rows of other ledgers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from jixiao.measurement.keying import Key, masked, told_by
from jixiao.measurement.ledger import HASHED, Column, Kind, Ledger
from jixiao.measurement.row_checks import literal, quoted
from jixiao.measurement.staging import REFUSED, STAGED, Staged

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    import pyarrow as pa

NAMED: Final = "named"
SOUND: Final = {Kind.ACCOUNT: r"^[0-9]{8,32}$", Kind.PHONE: r"^[0-9]{7,12}$"}


def map_persons(staged: Staged, key: Key) -> None:
    """Make of each kind of number a table `map_<kind>`: v, key, birth, sex, masked, fault.

    Rows with a number that cannot be one are refused.
    """
    named = _named(staged)
    for kind in sorted(HASHED):
        columns = [column for column in staged.ledger.columns if column.kind is kind]
        if not columns:
            continue
        distinct = " UNION ".join(
            f"SELECT DISTINCT {quoted(column.name)} AS v "
            f"FROM {NAMED if column.name == named else STAGED} "
            f"WHERE {quoted(column.name)} IS NOT NULL"
            for column in columns
        )
        values = staged.engine.sql(distinct).to_arrow_table().column(0).combine_chunks()
        name = map_name(kind)
        staged.engine.register(f"{name}_rows", _mapped(values, kind, key))
        staged.engine.execute(f"CREATE OR REPLACE TABLE {name} AS FROM {name}_rows")
        staged.engine.unregister(f"{name}_rows")
        for column in columns:
            _refuse_numbers(staged, column)


def _named(staged: Staged) -> str:
    """Make the table `named` of who is called what, and return whose column it has, "" if none."""
    person = owner(staged.ledger)
    if person is None:
        return ""
    names = [one.name for one in staged.ledger.columns if one.kind is Kind.NAME]
    columns = ", ".join(map(quoted, (person.name, *names)))
    staged.engine.execute(
        f"CREATE OR REPLACE TABLE {NAMED} AS SELECT DISTINCT {columns} FROM {STAGED}"
    )
    return person.name


def owner(ledger: Ledger) -> Column | None:
    """Return the column of the person that the names of a ledger belong to."""
    return next((one for one in ledger.columns if one.kind is Kind.PERSON), None)


def map_name(kind: Kind) -> str:
    """Return the name of the table of a kind of number."""
    return f"map_{kind.value}"


def _mapped(values: pa.Array, kind: Kind, key: Key) -> pa.Table:
    import pyarrow as pa  # noqa: PLC0415 - heavy, only when used
    import pyarrow.compute as pc  # noqa: PLC0415 - as above

    plain = pc.utf8_upper(pc.replace_substring_regex(values, r"[\s\-]", ""))
    births = pa.nulls(len(values), pa.date32())
    sexes = pa.nulls(len(values), pa.string())
    if kind is Kind.PERSON:
        told = told_by(plain)
        births, sexes = told.births, told.sexes
        fault = pc.if_else(
            told.checked, None, pc.if_else(told.sound, "check_digit", "identity")
        ).cast(pa.string())
    else:
        fault = pc.if_else(pc.match_substring_regex(plain, SOUND[kind]), None, kind.value)
    return pa.table(
        {
            "v": values,
            "key": key.hashes(plain, kind),
            "birth": births,
            "sex": sexes,
            "masked": masked(plain, kind),
            "fault": fault.cast(pa.string()),
        }
    )


def _refuse_numbers(staged: Staged, column: Column) -> None:
    name = map_name(column.kind)
    for (fault,) in staged.engine.execute(
        f"SELECT DISTINCT fault FROM {name} WHERE fault IS NOT NULL ORDER BY fault"
    ).fetchall():
        rows = (
            f"SELECT {STAGED}.rowid AS nth, v AS found FROM {STAGED} "
            f"JOIN {name} ON {quoted(column.name)} = v WHERE fault = {literal(fault)}"
        )
        staged.refuse(rows, column, fault)


def refuse_doubled(staged: Staged, sealed: Iterable[Path]) -> None:
    """Refuse rows whose key an earlier row of the table, or a sealed row, has already."""
    files = list(sealed)
    for key in staged.ledger.keys:
        columns = [staged.ledger.column(name) for name in key]
        titles = "、".join(column.title for column in columns)
        if _has_doubled(staged, columns):
            names = ", ".join(("in_division", *map(_compared, columns)))
            rows = (
                f"SELECT nth, first + {staged.table.first} AS found FROM (SELECT rowid AS nth, "
                f"min(rowid) OVER (PARTITION BY {names}) AS first FROM {STAGED} WHERE NOT bad) "
                f"WHERE nth > first"
            )
            staged.refuse(rows, columns[0], "duplicate", titles)
        if files:
            staged.refuse(_sealed_already(columns, files), columns[0], "sealed", titles)


def _compared(column: Column) -> str:
    name = quoted(column.name)
    return f"upper({name})" if column.kind is Kind.PERSON else name


def _has_doubled(staged: Staged, columns: list[Column]) -> bool:
    """Return whether two rows may have the same key: numbers in sequence or hashes, sorted."""
    if len(columns) == 1 and columns[0].kind is Kind.COUNT and _rises(staged, columns[0]):
        return False
    names = ", ".join(("in_division", *map(_compared, columns)))
    found = staged.engine.execute(f"SELECT hash({names}) AS h FROM {STAGED} WHERE NOT bad")
    hashes = found.fetchnumpy()["h"]
    hashes.sort()
    return bool((hashes[1:] == hashes[:-1]).any())


def _rises(staged: Staged, column: Column) -> bool:
    """Return whether each number is greater than the one before it: none is there twice."""
    import numpy as np  # noqa: PLC0415 - heavy, only when used

    query = f"SELECT {quoted(column.name)} AS v FROM {STAGED} WHERE NOT bad"
    found = staged.engine.execute(query).fetchnumpy()["v"]
    return not np.ma.isMaskedArray(found) and bool((found[1:] > found[:-1]).all())


def _sealed_already(columns: list[Column], files: list[Path]) -> str:
    """Return SQL of the rows (nth, found) whose key is among sealed rows."""
    joined = "".join(
        f" JOIN {map_name(column.kind)} k{at} ON k{at}.v = s.{quoted(column.name)}"
        for at, column in enumerate(columns)
        if column.kind in HASHED
    )
    same = " AND ".join(
        f"t.{quoted(column.name)} IS NOT DISTINCT FROM "
        + (f"k{at}.key" if column.kind in HASHED else f"s.{quoted(column.name)}")
        for at, column in enumerate(columns)
    )
    return (
        f"SELECT DISTINCT s.rowid AS nth, CAST(NULL AS VARCHAR) AS found FROM {STAGED} s{joined} "
        f"JOIN {parquet(files)} t ON t.division = s.in_division AND {same} WHERE NOT s.bad"
    )


def parquet(files: Iterable[Path]) -> str:
    """Return SQL for the rows of sealed files."""
    paths = ", ".join(literal(str(path)) for path in files)
    return f"read_parquet([{paths}])"


def refuse_unknown(staged: Staged, known: Mapping[str, list[Path]]) -> tuple[str, ...]:
    """Refuse rows that name what another ledger does not have.

    `known` has the sealed files of each ledger. Returns the references that could not be checked
    because nothing of the other ledger is sealed.
    """
    unchecked = []
    for column in staged.ledger.columns:
        if column.references is None:
            continue
        ledger, other = column.references
        if known.get(ledger):
            _refuse_missing(staged, column, known[ledger], other)
        elif staged.scalar(
            f"SELECT count(*) FROM {STAGED} WHERE {quoted(column.name)} IS NOT NULL"
        ):
            unchecked.append(f"{staged.ledger.name}.{column.name} → {ledger}.{other}")
    return tuple(unchecked)


def _refuse_missing(staged: Staged, column: Column, files: list[Path], other: str) -> None:
    from jixiao.measurement.ledger import ledger_named  # noqa: PLC0415 - only here

    name = quoted(column.name)
    has = f"SELECT {quoted(other)} FROM {parquet(files)}"
    if column.kind in HASHED:
        source = map_name(column.kind)
        lost = f"SELECT v FROM {source} WHERE fault IS NULL AND key NOT IN ({has})"
    else:
        lost = (
            f"SELECT DISTINCT {name} AS v FROM {STAGED} "
            f"WHERE NOT bad AND {name} IS NOT NULL AND {name} NOT IN ({has})"
        )
    staged.engine.execute(f"CREATE OR REPLACE TEMP TABLE lost AS {lost}")
    if staged.scalar("SELECT count(*) FROM lost"):
        title = ledger_named(column.references[0] if column.references else "").title
        rows = (
            f"SELECT {STAGED}.rowid AS nth, v AS found FROM {STAGED} JOIN lost ON {name} = v "
            f"WHERE NOT bad"
        )
        staged.refuse(rows, column, "reference", title)


def taken(staged: Staged) -> str:
    """Return the SQL condition of the rows of `staged` that are good."""
    if staged.refused:
        return f"NOT s.bad AND s.rowid NOT IN (SELECT nth FROM {REFUSED})"
    return "NOT s.bad"
