"""Conditions told by the bits of their comparisons are met by the rows an engine finds."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING, Any

import ibis
import pytest

from jixiao.measurement.bits import Named
from jixiao.measurement.conditions import Conditions
from jixiao.measurement.engines.duckdb import DuckDB
from jixiao.measurement.engines.engine import numbers
from jixiao.measurement.expression import count, counted, few
from jixiao.measurement.fusing import fused, fused_by

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from jixiao.measurement.expression import Column, Table

VALUES = (None, 0, 1)
NO, YES = False, True
JOINED: dict[str, Callable[[Any], Any]] = {
    "one": lambda t: t.a > 0,
    "and": lambda t: (t.a > 0) & (t.b > 0),
    "or": lambda t: (t.a > 0) | (t.b > t.c),
    "every row": lambda t: t.a.notnull() | True,
    "every row and": lambda t: (t.a.notnull() | True) & (t.c > 0),
    "no row": lambda t: (t.a > 0) & False,
    "not": lambda t: ~(t.a > 0),
    "not and": lambda t: ~((t.a > 0) & (t.b > 0)),
    "not known": lambda t: (t.c == 0) & ~((t.a > 0) & (t.b > 0)).fill_null(NO),
    "known": lambda t: (t.a > t.b).fill_null(NO) | (t.c > 0),
    "known as met": lambda t: (t.a > t.b).fill_null(YES),
    "not of nots": lambda t: ~(~(t.a > 0)).fill_null(NO),
    "one of": lambda t: t.a.isin((0, 2)) & t.b.between(0, 1),
    "missing": lambda t: t.a.isnull() | (t.a >= t.c),
}


@pytest.fixture(scope="module")
def engine() -> Iterator[DuckDB]:
    with DuckDB(threads=1) as running:
        yield running


@pytest.fixture(scope="module")
def table(engine: DuckDB) -> Table:
    rows = [dict(zip("abc", values, strict=True)) for values in product(VALUES, repeat=3)]
    schema = dict.fromkeys("abc", "int64")
    return engine.connection.create_table("rows_of_three", ibis.memtable(rows, schema=schema))


@pytest.mark.parametrize("name", JOINED)
def test_a_condition_is_met_by_the_same_rows(engine: DuckDB, table: Table, name: str) -> None:
    condition = JOINED[name](table)
    part = count(table, condition)
    assert (
        fused(engine, [part])[part].rows
        == numbers(engine, table.aggregate(rows=counted(condition)))["rows"]
    )


def test_many_conditions_at_once_are_met_as_one_by_one(engine: DuckDB, table: Table) -> None:
    parts = {name: count(table, condition(table)) for name, condition in JOINED.items()}
    together = fused(engine, parts.values())
    for part in parts.values():
        assert together[part] == fused(engine, [part])[part]


def test_each_comparison_is_looked_at_once(table: Table) -> None:
    conditions = Conditions()
    paid, late = table.a > 0, table.b > table.c
    for condition in (paid, late, paid & late, paid | late, paid & ~late.fill_null(NO)):
        conditions.test(condition)
    (bits,) = conditions.columns.values()
    assert str(bits.compile()).count("CASE") == 2


FULL: dict[str, Callable[[Any], Any]] = {
    "less": lambda t: t.a < t.b,
    "not less": lambda t: t.a >= t.b,
    "more": lambda t: t.b > t.c,
    "not more": lambda t: t.b <= t.c,
    "both": lambda t: (t.a >= t.b) & (t.b <= t.c),
    "either": lambda t: (t.a < t.b) | ~(t.b > t.c).fill_null(NO),
}


def test_of_two_opposite_comparisons_of_full_columns_one_is_looked_at(engine: DuckDB) -> None:
    values = [dict(zip("abc", each, strict=True)) for each in product((0, 1, 2), repeat=3)]
    rows = engine.connection.create_table("full_rows", ibis.memtable(values))
    parts = {name: count(rows, condition(rows)) for name, condition in FULL.items()}
    full = [rows[name].op() for name in "abc"]
    found = fused_by(engine, parts.values(), {}, full).counted(parts.values())
    for name, part in parts.items():
        told = numbers(engine, rows.aggregate(rows=counted(FULL[name](rows))))
        assert found[part].rows == told["rows"], name
    assert _looked_at(rows, full) == 2
    assert _looked_at(rows, full[1:]) == 3, "a column that may lack values has no opposite"


def _looked_at(rows: Table, full: list[Any]) -> int:
    conditions = Conditions(full=full)
    for condition in FULL.values():
        conditions.test(condition(rows))
    (bits,) = conditions.columns.values()
    return str(bits.compile()).count("CASE")


def test_values_beside_conditions(engine: DuckDB, table: Table) -> None:
    part = few(table, table.b, table.a > 0)
    assert fused(engine, [part])[part].number == 2


@pytest.mark.parametrize("bounds", [(0, 0), (0, 1), (1, 1), (2, 3)])
def test_what_rows_are_grouped_by_is_compared_group_by_group(
    engine: DuckDB, table: Table, bounds: tuple[int, int]
) -> None:
    condition = (table.a > 0) & table.b.between(*bounds)
    part = few(table, table.b, condition)
    found = fused(engine, [part])[part]
    assert found.rows == numbers(engine, table.aggregate(rows=counted(condition)))["rows"]
    assert found.number == len({0, 1} & set(range(bounds[0], bounds[1] + 1)))
    conditions = Conditions(_named(table.b))
    conditions.test(condition)
    assert "BETWEEN" not in "".join(str(one.compile()) for one in conditions.columns.values())


def _named(column: Column) -> Named:
    keys = Named("k")
    keys.name(column)
    return keys
