"""Files, folders and tables of a database → raw tables, whatever kind they are."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Final

from jixiao.measurement.csv_tables import open_csv
from jixiao.measurement.faults import UnreadableLedger
from jixiao.measurement.raw_table import RawTable, columns_of
from jixiao.measurement.row_checks import literal, quoted
from jixiao.measurement.sealing import sha256_of
from jixiao.measurement.workbooks import open_workbook
from jixiao.model.message import message

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

WORKBOOKS: Final = frozenset({".xlsx", ".xlsm", ".xls", ".ods", ".et"})
TEXTS: Final = frozenset({".csv", ".txt", ".tsv"})


def open_tables(path: Path) -> Iterator[RawTable]:
    """Yield the tables of a file, or of every file below a folder in the order of their names.

    Raises UnreadableLedger for what is no table.
    """
    if path.is_dir():
        found = [one for one in sorted(path.rglob("*")) if one.is_file() and _is_table(one)]
        if not found:
            raise UnreadableLedger(
                message("{folder}：文件夹里没有表格文件（xlsx、csv、parquet）。", folder=path.name)
            )
        for one in found:
            yield from open_tables(one)
    elif path.suffix.lower() in WORKBOOKS:
        yield from open_workbook(path)
    elif path.suffix.lower() == ".parquet":
        yield _parquet(path)
    elif path.suffix.lower() in TEXTS:
        yield open_csv(path)
    else:
        raise UnreadableLedger(
            message(
                "{file}：不认识的文件类型；台账应为 xlsx、csv 或 parquet 文件。", file=path.name
            )
        )


def _is_table(path: Path) -> bool:
    suffix = path.suffix.lower()
    known = suffix in WORKBOOKS or suffix in TEXTS or suffix == ".parquet"
    return known and not path.name.startswith(("~$", "."))


def _parquet(path: Path) -> RawTable:
    import pyarrow as pa  # noqa: PLC0415 - heavy, only when used
    import pyarrow.parquet as pq  # noqa: PLC0415 - as above

    try:
        names = tuple(pq.read_schema(path).names)
    except pa.ArrowInvalid as fault:
        raise UnreadableLedger(
            message("{file}：不是完好的 Parquet 文件。", file=path.name)
        ) from fault
    columns = ", ".join(
        f"CAST({quoted(name)} AS VARCHAR) AS c{number}" for number, name in enumerate(names)
    )
    relation = f"(SELECT {columns} FROM read_parquet({literal(str(path))}))"
    return RawTable(path.name, sha256_of(path), path.stat().st_size, names, relation, first=1)


def open_postgresql(dsn: str, table: str) -> RawTable:
    """Return the rows of a table or view of a PostgreSQL database, read in one transaction.

    `table` may have its schema before a full stop. Raises UnreadableLedger.
    """
    import psycopg  # noqa: PLC0415 - heavy, only when used
    from psycopg import sql  # noqa: PLC0415 - as above

    name = sql.SQL(".").join(map(sql.Identifier, table.split(".")))
    query = sql.SQL("COPY (SELECT * FROM {}) TO STDOUT (FORMAT csv, HEADER)").format(name)
    try:
        with psycopg.connect(dsn) as connection, connection.cursor() as cursor:
            connection.read_only = True
            with cursor.copy(query) as copy:
                content = b"".join(map(bytes, copy))
    except psycopg.Error as fault:
        raise UnreadableLedger(
            message("{table}：读不出数据库表：{fault}", table=table, fault=str(fault).strip())
        ) from fault
    return _copied(table, content)


def _copied(table: str, content: bytes) -> RawTable:
    """Return the rows of a table as the database copied them out: CSV with a heading."""
    import csv  # noqa: PLC0415 - only when used

    import pyarrow as pa  # noqa: PLC0415 - heavy, only when used
    from pyarrow import csv as arrow_csv  # noqa: PLC0415 - as above

    heading = content.split(b"\n", 1)[0].decode()
    names = next(csv.reader([heading]))
    places = columns_of(len(names))
    rows = arrow_csv.read_csv(
        pa.BufferReader(content),
        read_options=arrow_csv.ReadOptions(column_names=places, skip_rows=1),
        parse_options=arrow_csv.ParseOptions(newlines_in_values=True),
        convert_options=arrow_csv.ConvertOptions(
            column_types=dict.fromkeys(places, pa.string()),
            strings_can_be_null=True,
            null_values=[""],
        ),
    )
    digest = hashlib.sha256(content).hexdigest()
    return RawTable(table, digest, len(content), tuple(names), "raw_rows", arrow=rows, first=1)
