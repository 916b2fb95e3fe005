"""Actuals and the rows behind them → plain values, as they stand in JSON."""

from __future__ import annotations

from datetime import date
from decimal import Decimal, localcontext
from typing import TYPE_CHECKING, Any

from jixiao.measurement.conversion import DIGITS

if TYPE_CHECKING:
    from jixiao.measurement.rows_behind import Behind
    from jixiao.model.result import Actual


def record_of(actual: Actual) -> dict[str, Any]:
    """Return an actual as plain values: numbers are decimal strings, hashes hexadecimal.

    The same rows, definition and engine give the same record, whenever it is made.
    """
    return {
        "metric": actual.metric,
        "version": actual.version,
        "value": text_of(actual.value),
        "unit": actual.unit,
        "numerator": exact_text(actual.numerator),
        "denominator": exact_text(actual.denominator),
        "rows": actual.rows,
        "first": actual.first,
        "last": actual.last,
        "divisions": list(actual.divisions),
        "filters": {name: list(held) for name, held in actual.filters},
        "digest": actual.digest,
        "loads": [{"load": load, "sha256": digest} for load, digest in actual.loads],
        "engine": actual.engine,
        "through": actual.through,
    }


def rows_record(behind: Behind) -> dict[str, Any]:
    """Return the rows behind a part of a number as plain values."""
    rows = [{name: _plain(value) for name, value in row.items()} for row in behind.rows]
    return {
        "role": behind.role.value,
        "ledger": behind.ledger,
        "count": behind.count,
        "rows": rows,
    }


def text_of(number: Decimal | None) -> str | None:
    """Return a rounded value as it is written; None stays None."""
    return None if number is None else format(number, "f")


def exact_text(number: Decimal | None) -> str | None:
    """Return the digits of an exact number; zeros an engine puts behind them are no part of it."""
    if number is None:
        return None
    with localcontext(prec=DIGITS):
        return format(number.normalize(), "f")


def _plain(value: object) -> object:
    if isinstance(value, Decimal):
        return format(value, "f")
    return value.isoformat() if isinstance(value, date) else value
