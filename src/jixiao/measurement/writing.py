"""Good rows → Parquet partitions by division and month, and the masked forms beside them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from jixiao.measurement.keying import masked
from jixiao.measurement.ledger import HASHED, SYSTEM, Column, Kind
from jixiao.measurement.linking import NAMED, map_name, owner, taken
from jixiao.measurement.manifest import Sealed
from jixiao.measurement.row_checks import literal, quoted
from jixiao.measurement.sealing import sha256_of
from jixiao.measurement.staging import STAGED

if TYPE_CHECKING:
    from pathlib import Path

    from jixiao.measurement.staging import Staged

MANY: Final = 60
"""Partitions beyond which the rows are sorted first, instead of being looked through for each."""
SQL_TYPES: Final = {"string": "VARCHAR", "int32": "INTEGER", "int64": "BIGINT"}


def write_partitions(staged: Staged, place: Path, *, load: int, source: int) -> list[Sealed]:
    """Write the good rows below `place` and return the partitions, by division and month."""
    parts = staged.engine.execute(
        f"SELECT in_division, in_month, count(*) FROM {STAGED} s WHERE {taken(staged)} "
        "GROUP BY ALL ORDER BY ALL"
    ).fetchall()
    rows = _stored(staged, load=load, source=source)
    if len(parts) > MANY:
        staged.engine.execute(
            f"CREATE OR REPLACE TABLE sorted AS {rows} ORDER BY s.in_division, s.in_month, s.rowid"
        )
    found = []
    for division, month, count in parts:
        path = f"{staged.ledger.name}/{division}/{month}-{source}.parquet"
        target = place / path
        target.parent.mkdir(parents=True, exist_ok=True)
        if len(parts) > MANY:
            part = f"FROM sorted WHERE division = {literal(division)} AND month = {month}"
        else:
            part = f"{rows} AND s.in_division = {literal(division)} AND s.in_month = {month}"
        staged.engine.execute(f"COPY ({part}) TO {literal(str(target))} (FORMAT parquet)")
        found.append(Sealed(staged.ledger.name, division, month, path, sha256_of(target), count))
    staged.engine.execute("DROP TABLE IF EXISTS sorted")
    return found


def _stored(staged: Staged, *, load: int, source: int) -> str:
    """Return SQL of the good rows as they are sealed."""
    origin = {
        "division": "s.in_division",
        "month": "s.in_month",
        "load": str(load),
        "source": str(source),
        "row": f"s.rowid + {staged.table.first}",
    }
    columns = [
        f"CAST({origin[name]} AS {SQL_TYPES[kind]}) AS {quoted(name)}" for name, kind in SYSTEM
    ]
    joins = []
    for at, column in enumerate(staged.ledger.columns):
        if column.kind in HASHED:
            alias = f"m{at}"
            joins.append(
                f"LEFT JOIN {map_name(column.kind)} {alias} ON s.{quoted(column.name)} = {alias}.v"
            )
            columns += _hashed(column, alias)
        elif column.kind is not Kind.NAME:
            columns.append(f"s.{quoted(column.name)}")
    return f"SELECT {', '.join(columns)} FROM {STAGED} s {' '.join(joins)} WHERE {taken(staged)}"


def _hashed(column: Column, alias: str) -> list[str]:
    names = ((column.name, "key"), (column.birth, "birth"), (column.sex, "sex"))
    return [f"{alias}.{value} AS {quoted(name)}" for name, value in names if name]


def write_masked(staged: Staged, place: Path) -> None:
    """Write kind, key and masked form of everything personal, one file a division."""
    columns = [column for column in staged.ledger.columns if column.personal]
    if not columns:
        return
    _mask_names(staged, columns)
    forms = " UNION ".join(filter(None, (_forms_of(staged, column) for column in columns)))
    staged.engine.execute(f"CREATE OR REPLACE TABLE forms AS {forms}")
    for (division,) in staged.engine.execute(
        "SELECT DISTINCT in_division FROM forms ORDER BY 1"
    ).fetchall():
        target = place / staged.ledger.name / f"{division}.parquet"
        target.parent.mkdir(parents=True, exist_ok=True)
        earlier = ""
        if target.exists():  # another file of this load
            target.rename(target.with_suffix(".before"))
            earlier = f"UNION FROM read_parquet({literal(str(target.with_suffix('.before')))}) "
        staged.engine.execute(
            f"COPY (SELECT kind, key, masked FROM forms WHERE in_division = {literal(division)} "
            f"{earlier}ORDER BY kind, key, masked) TO {literal(str(target))} (FORMAT parquet)"
        )
        target.with_suffix(".before").unlink(missing_ok=True)
    staged.engine.execute("DROP TABLE forms")


def _mask_names(staged: Staged, columns: list[Column]) -> None:
    """Make a table of the masked form of each name."""
    import pyarrow as pa  # noqa: PLC0415 - heavy, only when used

    rows = STAGED if owner(staged.ledger) is None else NAMED
    for column in columns:
        if column.kind is Kind.NAME:
            name = quoted(column.name)
            query = f"SELECT DISTINCT {name} AS v FROM {rows} WHERE {name} IS NOT NULL"
            values = staged.engine.sql(query).to_arrow_table().column(0).combine_chunks()
            shown = pa.table({"v": values, "masked": masked(values, Kind.NAME)})
            staged.engine.register("name_rows", shown)
            staged.engine.execute("CREATE OR REPLACE TABLE map_name AS FROM name_rows")
            staged.engine.unregister("name_rows")


def _forms_of(staged: Staged, column: Column) -> str:
    """Return SQL of in_division, kind, key and masked form; a name goes with the first person.

    Distinct texts are found first and joined afterwards: rows are many, persons few.
    """
    names = [quoted(column.name)]
    join = f"JOIN {map_name(column.kind)} m ON d.{names[0]} = m.v"
    key = "m.key"
    if column.kind is Kind.NAME:
        person = owner(staged.ledger)
        if person is None:
            return ""
        names.append(quoted(person.name))
        join += f" JOIN {map_name(Kind.PERSON)} p ON d.{names[1]} = p.v"
        key = "p.key"
    division = literal(staged.division) if staged.division else "d.in_division"
    if not staged.division:
        names.append("in_division")
    told = (
        f"{division} AS in_division, {literal(column.kind.value)} AS kind, {key} AS key, m.masked"
    )
    if not (staged.division and staged.faultless):
        distinct = ", ".join(f"s.{name}" for name in names)
        rows = f"SELECT DISTINCT {distinct} FROM {STAGED} s WHERE {taken(staged)}"
        return f"SELECT {told} FROM ({rows}) d {join}"
    if column.kind is Kind.NAME:  # whatever text there is, a good row has it
        return f"SELECT {told} FROM {NAMED} d {join}"
    return f"SELECT {told} FROM {map_name(column.kind)} m"
