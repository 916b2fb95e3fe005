"""A raw table → typed rows in memory, each column of text read once, faulty rows marked."""

from __future__ import annotations

import tempfile
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

from jixiao.measurement.broken_lines import broken_line
from jixiao.measurement.faulty_rows import SHOWN, FaultList, FaultyRow
from jixiao.measurement.hiding import hidden
from jixiao.measurement.ledger import PERSONAL, Column, Kind, Ledger
from jixiao.measurement.mapping import DIVISION
from jixiao.measurement.row_checks import (
    Check,
    checks_of,
    literal,
    numbers_sql,
    quoted,
    typed,
    typing_sql,
)
from jixiao.measurement.written_forms import date_form, month_form

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    import duckdb

    from jixiao.measurement.mapping import Match
    from jixiao.measurement.raw_table import RawTable

SAMPLE: Final = 2000
"""Rows looked at to see how a column writes its dates."""
LONGEST_SHOWN: Final = 40
STAGED: Final = "staged"
_UNREADABLE: Final = {
    Kind.COUNT: "number",
    Kind.MONEY: "number",
    Kind.RATIO: "number",
    Kind.DATE: "date",
    Kind.MONTH: "month",
}
"""What is said of a text that is not of its kind, where that says more than “unreadable”."""
REFUSED: Final = "refused"


@contextmanager
def connection(memory: str = "") -> Iterator[duckdb.DuckDBPyConnection]:
    """Yield an engine in memory that spills, encrypted, to a folder of its own, gone afterwards."""
    import duckdb  # noqa: PLC0415 - heavy, only when used

    with tempfile.TemporaryDirectory(prefix="jixiao-") as folder:
        engine = duckdb.connect(":memory:")
        try:
            engine.execute("SET temp_file_encryption = true")
            engine.execute(f"SET temp_directory = {literal(folder)}")
            engine.execute("SET preserve_insertion_order = true")
            if memory:
                engine.execute(f"SET memory_limit = {literal(memory)}")
            yield engine
        finally:
            engine.close()


@dataclass(slots=True)
class Staged:
    """One table's rows, typed, in the table `staged`; rows of `refused` are faulty besides.

    `division` is the one all rows belong to; empty when a column says it.
    """

    engine: duckdb.DuckDBPyConnection
    table: RawTable
    ledger: Ledger
    unknown: tuple[str, ...]
    division: str = ""
    rows: int = 0
    faults: FaultList = field(default_factory=FaultList)

    @property
    def refused(self) -> bool:
        """Whether rows were found faulty after they were staged."""
        return self.scalar(f"SELECT count(*) FROM {REFUSED}") > 0

    @property
    def faultless(self) -> bool:
        """Whether no row was found faulty so far."""
        return not self.faults.counts

    def scalar(self, sql: str) -> int:
        """Return the one number that a query gives."""
        rows = self.engine.execute(sql).fetchall()  # a result not read to its end holds the engine
        return int(rows[0][0] or 0)

    def refuse(self, rows: str, column: Column, fault: str, expected: str = "") -> None:
        """Mark the rows that the query `rows` gives as (nth, found) and keep examples of them."""
        self.engine.execute(f"CREATE OR REPLACE TEMP TABLE found_rows AS {rows}")
        count = self.scalar("SELECT count(*) FROM found_rows")
        if not count:
            return
        self.engine.execute(f"INSERT INTO {REFUSED} SELECT nth FROM found_rows")
        shown = self.engine.execute(
            f"SELECT nth + {self.table.first}, CAST(found AS VARCHAR) FROM found_rows "
            f"ORDER BY nth LIMIT {SHOWN}"
        ).fetchall()
        self.faults.add(
            (
                FaultyRow(
                    row,
                    column.title,
                    fault,
                    found if fault == "duplicate" else _shown(column, found),
                    expected,
                )
                for row, found in shown
            ),
            count,
        )


def stage(
    engine: duckdb.DuckDBPyConnection, table: RawTable, match: Match, *, division: str, today: date
) -> Staged:
    """Read a table into `staged` and check each row by itself.

    `division` is the code all rows belong to, or what the codes in the table begin with.
    """
    ledger = _with_codes(match)
    rows = _named(table.rows(engine), match, division)
    with _readable(table.name):
        forms = _forms(engine, rows, ledger)
    checks = checks_of(ledger, today=today, forms=forms)
    checks = (*(replace(one, fault=_fault(one)) for one in checks), *_division(match, division))
    typing = ", ".join(
        f"{typing_sql(column, forms.get(column.name, ''))} AS {typed(column)}"
        for column in ledger.columns
    )
    inner = f"SELECT *, {typing} FROM (SELECT *{numbers_sql(ledger)} FROM ({rows}))"
    values = ", ".join(f"{typed(column)} AS {quoted(column.name)}" for column in ledger.columns)
    bad = " ".join(f"WHEN {one.condition} THEN true" for one in checks if not one.held)
    with _readable(table.name):
        engine.execute(
            f"CREATE OR REPLACE TABLE {STAGED} AS SELECT {values}, "
            f"{quoted(DIVISION)} AS in_division, {_month(ledger)} AS in_month, "
            f"CASE WHEN false THEN true {bad} ELSE false END AS bad FROM ({inner})"
        )
    for held in dict.fromkeys(one.held for one in checks if one.held):
        engine.execute(f"UPDATE {STAGED} SET bad = true WHERE NOT bad AND ({held})")
    engine.execute(f"CREATE OR REPLACE TABLE {REFUSED} (nth BIGINT)")
    whole = "" if DIVISION in match.places else division
    staged = Staged(engine, table, ledger, match.unknown, whole)
    staged.rows = staged.scalar(f"SELECT count(*) FROM {STAGED}")
    if staged.scalar(f"SELECT count(*) FROM {STAGED} WHERE bad"):
        _explain(staged, inner, checks)
    return staged


def _with_codes(match: Match) -> Ledger:
    """Return the ledger with the source system's own codes of choices."""
    columns = tuple(
        replace(
            column,
            values=(
                *column.values,
                *((ours, code) for code, ours in match.mapping.values[column.name].items()),
            ),
        )
        if column.name in match.mapping.values and column.kind is Kind.CHOICE
        else column
        for column in match.ledger.columns
    )
    return replace(match.ledger, columns=columns)


def _named(rows: str, match: Match, division: str) -> str:
    """Return SQL of the rows with the ledger's names, absent columns null."""
    columns = [
        f"c{match.places[column.name]} AS {quoted(column.name)}"
        if column.name in match.places
        else f"CAST(NULL AS VARCHAR) AS {quoted(column.name)}"
        for column in match.ledger.columns
    ]
    given = f"c{match.places[DIVISION]}" if DIVISION in match.places else literal(division)
    return f"SELECT {', '.join(columns)}, {given} AS {quoted(DIVISION)} FROM {rows}"


def _forms(engine: duckdb.DuckDBPyConnection, rows: str, ledger: Ledger) -> Mapping[str, str]:
    """Return how each column writes its dates or months, as most of the first rows do."""
    ways = {Kind.DATE: date_form, Kind.MONTH: month_form}
    columns = [column for column in ledger.columns if column.kind in ways]
    names = ", ".join(quoted(column.name) for column in columns)
    sample = engine.execute(f"SELECT {names} FROM ({rows}) LIMIT {SAMPLE}").fetchall()
    return {
        column.name: ways[column.kind](row[at] for row in sample if row[at] is not None)
        for at, column in enumerate(columns)
    }


def _fault(check: Check) -> str:
    unread = check.fault == "unreadable"
    return _UNREADABLE.get(check.column.kind, check.fault) if unread else check.fault


def _division(match: Match, division: str) -> tuple[Check, ...]:
    if DIVISION not in match.places:
        return ()
    column = Column(DIVISION, "区划", Kind.CODE)
    code = quoted(DIVISION)
    wrong = (
        f"{code} IS NULL OR NOT regexp_full_match({code}, '[1-9][0-9]{{5,11}}') "
        f"OR NOT starts_with({code}, {literal(division)})"
    )
    return (Check(column, "division", wrong, division),)


def _month(ledger: Ledger) -> str:
    column = ledger.column(ledger.month)
    value = typed(column)
    if column.kind is Kind.MONTH:
        return value
    return f"CAST(year({value}) * 100 + month({value}) AS INTEGER)"


@contextmanager
def _readable(name: str) -> Iterator[None]:
    """Turn the engine's refusal of a line into ours, which does not quote the line."""
    import duckdb  # noqa: PLC0415 - heavy, only when used

    try:
        yield
    except duckdb.InvalidInputException as fault:
        raise broken_line(name, str(fault)) from None


def _explain(staged: Staged, inner: str, checks: tuple[Check, ...]) -> None:
    """Look the faulty rows up again in the table, and say what is wrong with each."""
    engine = staged.engine
    engine.execute(
        f"CREATE OR REPLACE TEMP TABLE looked_up AS "
        f"SELECT * FROM (SELECT *, row_number() OVER () - 1 AS nth FROM ({inner})) "
        f"WHERE nth IN (SELECT rowid FROM {STAGED} WHERE bad)"
    )
    for check in checks:
        text = quoted(check.column.name)
        found = f"FROM looked_up WHERE coalesce({check.condition}, false)"
        count = staged.scalar(f"SELECT count(*) {found}")
        if count:
            rows = engine.execute(
                f"SELECT nth + {staged.table.first}, {text} {found} ORDER BY nth LIMIT {SHOWN}"
            ).fetchall()
            staged.faults.add(
                (
                    FaultyRow(
                        row,
                        check.column.title,
                        check.fault,
                        _shown(check.column, text_),
                        check.expected,
                    )
                    for row, text_ in rows
                ),
                count,
            )
    engine.execute("DROP TABLE looked_up")


def _shown(column: Column, text: str | None) -> str:
    """Return what a report may show of a cell: also a row set one column aside tells nobody."""
    import pyarrow as pa  # noqa: PLC0415 - heavy, only when used

    from jixiao.measurement.keying import masked  # noqa: PLC0415 - as above

    if text is None:
        return ""
    if column.kind in PERSONAL:
        return str(masked(pa.array([text], pa.string()), column.kind)[0])
    return hidden(text)[:LONGEST_SHOWN]
