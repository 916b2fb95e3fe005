"""Tables of a ledger: columns made in bulk, or rows written one by one; always the same types."""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, Any, Final

import pyarrow as pa

from jixiao.measurement.ledger import Kind, ledger_named

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

TYPES: Final = {
    Kind.DATE: pa.date32(),
    Kind.MONTH: pa.int32(),
    Kind.COUNT: pa.int64(),
    Kind.MONEY: pa.decimal128(18, 2),
    Kind.RATIO: pa.decimal128(9, 6),
    Kind.BOOLEAN: pa.bool_(),
}


@cache
def schema(ledger: str) -> pa.Schema:
    """Return the Arrow types of a ledger's columns, as files have them: persons as text."""
    return pa.schema(
        [
            (column.name, TYPES.get(column.kind, pa.string()))
            for column in ledger_named(ledger).columns
        ]
    )


def table_of(ledger: str, count: int, columns: Mapping[str, Any]) -> pa.Table:
    """Return the columns as a table of the ledger; those not given are null."""
    wanted = schema(ledger)
    unknown = columns.keys() - set(wanted.names)
    if unknown:
        raise KeyError(*unknown)
    made = [
        _column(columns[one.name], one.type) if one.name in columns else pa.nulls(count, one.type)
        for one in wanted
    ]
    return pa.Table.from_arrays(made, schema=wanted)


def _column(values: Any, kind: pa.DataType) -> Any:  # noqa: ANN401 - Arrow or numpy
    array = values if isinstance(values, pa.Array) else pa.array(values)
    return array if array.type == kind else array.cast(kind)


def rows_table(ledger: str, rows: Sequence[Mapping[str, Any]]) -> pa.Table:
    """Return the rows as a table of the ledger; money is given in 元."""
    wanted = schema(ledger)
    return pa.table(
        {one.name: [_value(row.get(one.name), one.type) for row in rows] for one in wanted},
        schema=wanted,
    )


def _value(value: Any, kind: pa.DataType) -> Any:  # noqa: ANN401 - whatever a cell holds
    if value is None or not pa.types.is_decimal(kind):
        return value
    return Decimal(str(value)).quantize(Decimal(1).scaleb(-kind.scale))
