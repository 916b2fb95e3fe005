"""Arrow columns out of numpy arrays: money, dates, months, codes; nulls by mask."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import numpy as np
import pyarrow as pa

if TYPE_CHECKING:
    from collections.abc import Sequence

Numbers = np.ndarray[Any, np.dtype[Any]]
EPOCH: Final = np.datetime64("1970-01", "M")


def money(fen: Numbers, mask: Numbers | None = None) -> pa.Array:
    """Return amounts in 分 as decimals of 元; null where `mask`."""
    whole = np.empty((len(fen), 2), dtype="<i8")
    whole[:, 0] = fen
    whole[:, 1] = np.asarray(fen, dtype=np.int64) >> 63
    return _masked(pa.decimal128(18, 2), len(fen), whole, mask)


def ratio(millionths: Numbers, mask: Numbers | None = None) -> pa.Array:
    """Return millionths as decimals; null where `mask`."""
    whole = np.empty((len(millionths), 2), dtype="<i8")
    whole[:, 0] = millionths
    whole[:, 1] = np.asarray(millionths, dtype=np.int64) >> 63
    return _masked(pa.decimal128(9, 6), len(millionths), whole, mask)


def _masked(kind: pa.DataType, count: int, whole: Numbers, mask: Numbers | None) -> pa.Array:
    valid = None
    if mask is not None:
        valid = pa.py_buffer(np.packbits(~mask, bitorder="little").tobytes())
    return pa.Array.from_buffers(kind, count, [valid, pa.py_buffer(whole.tobytes())])


def dates(days: Numbers, mask: Numbers | None = None) -> pa.Array:
    """Return days as dates; null where `mask`."""
    return pa.array(days.astype("datetime64[D]"), mask=mask)


def months(when: Numbers, mask: Numbers | None = None) -> pa.Array:
    """Return months (datetime64[M]) as YYYYMM."""
    return pa.array(yyyymm(when), mask=mask)


def yyyymm(when: Numbers) -> Numbers:
    """Return months as numbers YYYYMM."""
    count = (when.astype("datetime64[M]") - EPOCH).astype(np.int64)
    return ((count // 12 + 1970) * 100 + count % 12 + 1).astype(np.int32)


def same(text: str | None, count: int) -> pa.Array:
    """Return one text in every row, stored once."""
    if text is None:
        return pa.nulls(count, pa.string())
    indices = pa.array(np.zeros(count, dtype=np.int32))
    return pa.DictionaryArray.from_arrays(indices, pa.array([text]))


def chosen(texts: Sequence[str | None], which: Numbers) -> pa.Array:
    """Return the text of each number, each text stored once."""
    return pa.DictionaryArray.from_arrays(
        pa.array(which.astype(np.int32)), pa.array(texts, pa.string())
    )


def numbered(prefix: str, numbers: Numbers, width: int) -> pa.Array:
    """Return codes: the prefix and each number in that many digits."""
    head = np.frombuffer(prefix.encode(), dtype=np.uint8)
    whole = np.empty((len(numbers), len(head) + width), dtype=np.uint8)
    whole[:, : len(head)] = head
    whole[:, len(head) :] = digits(numbers, width) + ord("0")
    return texts(whole)


def digits(numbers: Numbers, width: int) -> Numbers:
    """Return the decimal digits of each number, n × width."""
    powers = 10 ** np.arange(width - 1, -1, -1, dtype=np.int64)
    return (np.asarray(numbers, dtype=np.int64)[:, None] // powers % 10).astype(np.uint8)


def texts(whole: Numbers) -> pa.Array:
    """Return texts of equal length from their bytes, n × length."""
    count, length = whole.shape
    offsets = np.arange(count + 1, dtype=np.int32) * length
    buffers = [None, pa.py_buffer(offsets), pa.py_buffer(np.ascontiguousarray(whole))]
    return pa.Array.from_buffers(pa.string(), count, buffers)
