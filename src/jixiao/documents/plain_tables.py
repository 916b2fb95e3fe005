"""Where the objects of a plain PDF stand: its table of references, as text or packed.

One table that covers all numbers. A packed one may also say that an object stands in a stream of
objects; Word hangs such a table on an empty one as text.
"""

from __future__ import annotations

import re
import zlib
from itertools import accumulate
from typing import Any, Final, NamedTuple

from jixiao.documents.plain_values import NotPlain, value_at

TAIL: Final = 1024
"""Bytes at the end in which the place of the table stands."""

ENTRY: Final = 20
"""Bytes of an entry in a table as text."""

KIND: Final = 17
"""Where in an entry it says that there is such an object, or none."""

MOST_OBJECTS: Final = 8_000_000
MOST_BYTES: Final = 1 << 26
"""Bytes of a stream unpacked."""

WIDEST: Final = 4
"""Bytes of a number in a packed table."""

PLACED: Final = 1
PACKED: Final = 2
"""Kinds of entries in a packed table: an object stands in the file, or in a stream of objects."""

PNG: Final = 12
ABOVE: Final = 2
"""The prediction of packed tables that writers use, and its kind: every byte from that above."""

_STARTED: Final = re.compile(rb"startxref\s+(\d{1,10})\s+%%EOF\s*\Z")
_TABLE: Final = re.compile(rb"xref[ \t]*\r?\n0 (\d{1,8})[ \t]*\r?\n")
_TRAILER: Final = re.compile(rb"trailer\s*(?=<<)")
_ENTRY: Final = re.compile(rb"(\d{10}) (\d{5}) n[ \r\n]{2}")
_BEGUN: Final = re.compile(rb"\s*(\d+) (\d+) obj\b")
_STREAM: Final = re.compile(rb"\s*stream\r?\n")
_ENDED: Final = re.compile(rb"\s*endstream\b")


class Packed(NamedTuple):
    """An object stands in the stream of that number, as so many others stand before it."""

    stream: int
    before: int


class TextTable:
    """A table as text: `count` entries of twenty bytes."""

    def __init__(self, content: bytes, begun: int, count: int) -> None:
        self._content, self._begun, self.count = content, begun, count

    def place(self, number: int) -> int | Packed:
        """Return where an object's value begins; raises NotPlain."""
        if not 0 < number < self.count:
            raise NotPlain
        entry = _ENTRY.match(self._content, self._begun + ENTRY * number)
        if not entry or int(entry[2]):
            raise NotPlain
        return begun_at(self._content, int(entry[1]), number)

    def leaves_out(self, number: int) -> bool:
        """Return whether the table says that there is no such object, or nothing at all of it."""
        at = self._begun + ENTRY * number
        return number >= self.count or self._content[at + KIND : at + KIND + 1] == b"f"


class PackedTable:
    """A packed table: for each object three numbers of the widths that it tells."""

    def __init__(self, content: bytes, rows: bytes, widths: list[int]) -> None:
        self._content, self._rows = content, rows
        self._first, self._second = widths[0], widths[0] + widths[1]
        self._row = sum(widths)

    def place(self, number: int) -> int | Packed:
        """Return where an object's value begins, or which stream holds it; raises NotPlain."""
        row = self._rows[self._row * number : self._row * (number + 1)] if number > 0 else b""
        if not row:
            raise NotPlain
        kind = int.from_bytes(row[: self._first], "big") if self._first else PLACED
        one = int.from_bytes(row[self._first : self._second], "big")
        other = int.from_bytes(row[self._second :], "big")
        if kind == PACKED:
            return Packed(one, other)
        if kind != PLACED or other:
            raise NotPlain
        return begun_at(self._content, one, number)


class DoubleTable:
    """A table as text for readers that know no other, and a packed one that says the same."""

    def __init__(self, text: TextTable, packed: PackedTable) -> None:
        self._text, self._packed = text, packed

    def place(self, number: int) -> int | Packed:
        """Return where an object's value begins, or which stream holds it; raises NotPlain."""
        place = self._packed.place(number)
        if isinstance(place, Packed):
            if not self._text.leaves_out(number):
                raise NotPlain
        elif self._text.place(number) != place:
            raise NotPlain
        return place


Table = TextTable | PackedTable | DoubleTable


def table_of(content: bytes) -> tuple[Table, dict[bytes, Any]]:
    """Return the table of a file and the record that ends the file; raises NotPlain."""
    ended = _STARTED.search(content, max(0, len(content) - TAIL))
    if ended is None or not content.startswith(b"%PDF-1."):
        raise NotPlain
    at = int(ended[1])
    if not _TABLE.match(content, at):
        return _packed_table(content, at)
    table, trailer = _text_table(content, at)
    beside, before = trailer.get(b"/XRefStm"), trailer.get(b"/Prev")
    if type(beside) is int and type(before) is int and table.count == 0:
        packed, head = _packed_table(content, beside)
        table, first = _text_table(content, before)
        roots = [one.get(b"/Root") for one in (head, first, trailer)]
        if first.keys() & {b"/Prev", b"/XRefStm"} or roots != roots[:1] * 3:
            raise NotPlain
        return DoubleTable(table, packed), trailer
    if trailer.keys() & {b"/Prev", b"/XRefStm"}:
        raise NotPlain
    return table, trailer


def _text_table(content: bytes, at: int) -> tuple[TextTable, dict[bytes, Any]]:
    found = _TABLE.match(content, at)
    begun, count = (found.end(), int(found[1])) if found else (0, 0)
    ends = _TRAILER.match(content, begun + ENTRY * count)
    if found is None or ends is None or count > MOST_OBJECTS:
        raise NotPlain
    trailer, _ = value_at(content, ends.end())
    if not isinstance(trailer, dict) or b"/Encrypt" in trailer:
        raise NotPlain
    return TextTable(content, begun, count), trailer


def begun_at(content: bytes, at: int, number: int) -> int:
    """Return where the value of an object begins that stands at a place; raises NotPlain."""
    begun = _BEGUN.match(content, at)
    if not begun or int(begun[1]) != number or int(begun[2]):
        raise NotPlain
    return begun.end()


def head_at(content: bytes, at: int) -> tuple[dict[bytes, Any], int]:
    """Return the record before a stream and where the stream's bytes begin; raises NotPlain."""
    head, at = value_at(content, at)
    begun = _STREAM.match(content, at)
    if begun is None or not isinstance(head, dict):
        raise NotPlain
    return head, begun.end()


def held_at(content: bytes, begun: int, length: Any) -> bytes:  # noqa: ANN401 - any of a PDF's values
    """Return the bytes of a stream as they are packed; raises NotPlain."""
    if type(length) is not int or length < 0 or not _ENDED.match(content, begun + length):
        raise NotPlain
    return content[begun : begun + length]


def inflated(held: bytes) -> bytes:
    """Return what was deflated; raises NotPlain, also when it is not whole."""
    unpacking = zlib.decompressobj()
    try:
        found = unpacking.decompress(held, MOST_BYTES)
    except zlib.error as fault:
        raise NotPlain from fault
    if not unpacking.eof or unpacking.unconsumed_tail:
        raise NotPlain
    return found


def _packed_table(content: bytes, at: int) -> tuple[PackedTable, dict[bytes, Any]]:
    begun = _BEGUN.match(content, at)
    head, at = head_at(content, begun.end()) if begun else ({}, 0)
    if head.get(b"/Type") != b"/XRef" or head.keys() & {b"/Encrypt", b"/Prev", b"/F"}:
        raise NotPlain
    size, widths = head.get(b"/Size"), head.get(b"/W")
    if type(size) is not int or not 0 < size <= MOST_OBJECTS:
        raise NotPlain
    if head.get(b"/Index", [0, size]) != [0, size] or not isinstance(widths, list):
        raise NotPlain
    if len(widths) != 3 or any(type(w) is not int or not 0 <= w <= WIDEST for w in widths):  # noqa: PLR2004 - as the format has it
        raise NotPlain
    rows = held_at(content, at, head.get(b"/Length"))
    if b"/Filter" in head:
        if head[b"/Filter"] not in (b"/FlateDecode", [b"/FlateDecode"]):
            raise NotPlain
        rows = _as_said(inflated(rows), head.get(b"/DecodeParms"), sum(widths))
    elif b"/DecodeParms" in head:
        raise NotPlain
    if len(rows) != size * sum(widths) or not widths[1]:
        raise NotPlain
    return PackedTable(content, rows, widths), head


def _as_said(rows: bytes, means: Any, wide: int) -> bytes:  # noqa: ANN401 - as above
    """Return rows of `wide` bytes as they were before each was told by the one above."""
    if isinstance(means, list) and len(means) == 1:
        (means,) = means
    if means is None or means == {b"/Predictor": 1}:
        return rows
    step = wide + 1
    if means != {b"/Predictor": PNG, b"/Columns": wide} or len(rows) % step:
        raise NotPlain
    if rows[::step].strip(bytes((ABOVE,))):
        raise NotPlain
    found = bytearray(len(rows) // step * wide)
    for column in range(wide):
        told = accumulate(rows[column + 1 :: step], lambda above, one: above + one & 0xFF)
        found[column::wide] = bytes(told)
    return bytes(found)
