"""Objects of a plain PDF, read where its table of references says that they stand.

Plain is a file as printers write it: one table, nothing encrypted, changed later, linearised or
packed into streams of objects. Whatever else a file is or says raises NotPlain, and pdfium reads
it; so what is read here stands exactly where and as the file itself promises.
"""

from __future__ import annotations

import re
import zlib
from ctypes import create_string_buffer
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from jixiao.documents.compiled_loops import library

if TYPE_CHECKING:
    from collections.abc import Iterator

TAIL: Final = 1024
"""Bytes at the end in which the place of the table stands."""

ENTRY: Final = 20
"""Bytes of an entry in the table."""

MOST_OBJECTS: Final = 8_000_000
MOST_BYTES: Final = 1 << 26
"""Bytes of a stream unpacked."""

MOST_FILTERS: Final = 2
DEEPEST: Final = 20

_STARTED: Final = re.compile(rb"startxref\s+(\d{1,10})\s+%%EOF\s*\Z")
_TABLE: Final = re.compile(rb"xref[ \t]*\r?\n0 (\d{1,8})[ \t]*\r?\n")
_TRAILER: Final = re.compile(rb"trailer\s*(?=<<)")
_ENTRY: Final = re.compile(rb"(\d{10}) (\d{5}) n[ \r\n]{2}")
_BEGUN: Final = re.compile(rb"\s*(\d+) (\d+) obj\b")
_STREAM: Final = re.compile(rb"\s*stream\r?\n")
_ENDED: Final = re.compile(rb"\s*endstream\b")
_NUMBER: Final = re.compile(rb"\s*(\d{1,10})\s*endobj\b")
_OVER: Final = re.compile(rb"\s*endobj\b")
_TOKEN: Final = re.compile(
    rb"(?:\s|%[^\r\n]*[\r\n])*(?:(?P<reference>(\d+) 0 R\b)|(?P<name>/[^\s/<>\[\](){}%#]*)"
    rb"|(?P<number>[+-]?(?:\d+\.?\d*|\.\d+)(?![^\s/<>\[\](){}%]))|(?P<list>\[[-+.\d\s]*\])"
    rb"|(?P<mark><<|>>|\[|\])|(?P<word>true|false|null)\b"
    rb"|(?P<text>\((?:[^()\\]|\\.)*\)|<[0-9A-Fa-f\s]*>))",
    re.DOTALL,
)


class NotPlain(Exception):
    """The file is not plain, or not the part of it that was asked for."""


class Reference(NamedTuple):
    """The number of an object."""

    number: int


class Objects:
    """The objects of a plain file."""

    def __init__(self, content: bytes) -> None:
        """Find the table; raises NotPlain."""
        self._content = content
        ended = _STARTED.search(content, max(0, len(content) - TAIL))
        if ended is None or not content.startswith(b"%PDF-1."):
            raise NotPlain
        table = _TABLE.match(content, int(ended[1]))
        if table is None:
            raise NotPlain
        self._table, self._count = table.end(), int(table[1])
        trailer = _TRAILER.match(content, self._table + ENTRY * self._count)
        if trailer is None or self._count > MOST_OBJECTS:
            raise NotPlain
        self.trailer, _ = self._value(trailer.end())
        if not isinstance(self.trailer, dict) or self.trailer.keys() & {
            b"/Encrypt", b"/Prev", b"/XRefStm",
        }:  # fmt: skip
            raise NotPlain

    def resolved(self, value: Any) -> Any:  # noqa: ANN401 - any of a PDF's values
        """Return a value, of a reference the object it names; raises NotPlain."""
        return self.read(value.number) if isinstance(value, Reference) else value

    def record(self, value: Any) -> dict[bytes, Any]:  # noqa: ANN401 - as above
        """Return a record, or the one a reference names; raises NotPlain."""
        found = self.resolved(value)
        if not isinstance(found, dict):
            raise NotPlain
        return found

    def read(self, number: int) -> Any:  # noqa: ANN401 - as above
        """Return an object that is no stream; raises NotPlain."""
        value, at = self._value(self._place(number))
        if not _OVER.match(self._content, at):
            raise NotPlain
        return value

    def says(self, value: Any, word: bytes) -> bool:  # noqa: ANN401 - as above
        """Return whether a record has a name that begins so, faster than to read it all."""
        if not isinstance(value, Reference):
            return any(name.startswith(word) for name in self.record(value))
        at = self._place(value.number)
        return self._content.find(word, at, self._content.find(b"endobj", at)) >= 0

    def stream(self, value: Any) -> bytes:  # noqa: ANN401 - as above
        """Return the bytes of the stream that a reference names, unpacked; raises NotPlain."""
        head, begun = self._head(value)
        length = self._length(head.get(b"/Length"))
        if type(length) is not int or length < 0:
            raise NotPlain
        end = begun + length
        if not _ENDED.match(self._content, end):
            raise NotPlain
        if b"/DecodeParms" in head or b"/F" in head:
            raise NotPlain
        held, filters = self._content[begun:end], head.get(b"/Filter", [])
        filters = filters if isinstance(filters, list) else [filters]
        if len(filters) > MOST_FILTERS:
            raise NotPlain
        for one in filters:
            held = unpacked(one, held)
        return held

    def head(self, value: Any) -> dict[bytes, Any]:  # noqa: ANN401 - as above
        """Return the record before the stream that a reference names; raises NotPlain."""
        return self._head(value)[0]

    def _head(self, value: Any) -> tuple[dict[bytes, Any], int]:  # noqa: ANN401 - as above
        """Return the record before a stream and where its bytes begin."""
        if not isinstance(value, Reference):
            raise NotPlain
        head, at = self._value(self._place(value.number))
        begun = _STREAM.match(self._content, at)
        if begun is None or not isinstance(head, dict):
            raise NotPlain
        return head, begun.end()

    def _length(self, value: Any) -> Any:  # noqa: ANN401 - as above
        """Return what `resolved` does, faster for a reference to a number."""
        if isinstance(value, Reference):
            found = _NUMBER.match(self._content, self._place(value.number))
            if found:
                return int(found[1])
        return self.resolved(value)

    def _place(self, number: int) -> int:
        """Return where an object's value begins."""
        if not 0 < number < self._count:
            raise NotPlain
        entry = _ENTRY.match(self._content, self._table + ENTRY * number)
        begun = entry and _BEGUN.match(self._content, int(entry[1]))
        if not entry or not begun or int(begun[1]) != number or int(begun[2]) or int(entry[2]):
            raise NotPlain
        return begun.end()

    def _value(self, at: int) -> tuple[Any, int]:
        """Return the value at a place and where it ends."""
        outer: list[list[Any]] = []
        opened: list[bytes] = []
        held: list[Any] = []
        while True:
            found = _TOKEN.match(self._content, at)
            if found is None:
                raise NotPlain
            at, kind = found.end(), found.lastgroup
            said = found[kind or 0]
            if kind == "mark" and said in (b"<<", b"["):
                if len(outer) >= DEEPEST:
                    raise NotPlain
                outer.append(held)
                opened.append(said)
                held = []
                continue
            if kind == "mark":
                if not opened or opened.pop() != (b"<<" if said == b">>" else b"["):
                    raise NotPlain
                value: Any = _record(held) if said == b">>" else held
                held = outer.pop()
            else:
                value = _plain_value(kind, said, found)
            if not outer:
                return value, at
            held.append(value)


def _plain_value(kind: str | None, said: bytes, found: re.Match[bytes]) -> Any:  # noqa: ANN401 - as above
    if kind == "reference":
        return Reference(int(found[2]))
    if kind == "number":
        return float(said) if b"." in said else int(said)
    if kind == "list":
        return _numbers(said[1:-1].split())
    if kind == "word":
        return {b"true": True, b"false": False}.get(said)
    return said


def _numbers(said: list[bytes]) -> list[int | float]:
    try:
        return list(map(int, said))
    except ValueError:
        pass
    try:
        return [float(one) if b"." in one else int(one) for one in said]
    except ValueError as fault:
        raise NotPlain from fault


def _record(held: list[Any]) -> dict[bytes, Any]:
    names = held[::2]
    if len(held) % 2 or not all(isinstance(name, bytes) and name[:1] == b"/" for name in names):
        raise NotPlain
    found = dict(zip(names, held[1::2], strict=True))
    if len(found) != len(names):
        raise NotPlain
    return found


def unpacked(name: Any, held: bytes) -> bytes:  # noqa: ANN401 - as above
    """Return bytes unpacked by the filter of that name; raises NotPlain."""
    if name == b"/FlateDecode":
        return _inflated(held)
    loops = library()
    held = held.rstrip()
    if name != b"/ASCII85Decode" or loops is None or not held.endswith(b"~>"):
        raise NotPlain
    room = create_string_buffer(4 * len(held) + 4)
    count = loops.jixiao_ascii85(held, len(held), room)
    if count < 0:
        raise NotPlain
    return room.raw[:count]


def _inflated(held: bytes) -> bytes:
    unpacking = zlib.decompressobj()
    try:
        found = unpacking.decompress(held, MOST_BYTES)
    except zlib.error as fault:
        raise NotPlain from fault
    if not unpacking.eof or unpacking.unconsumed_tail:
        raise NotPlain
    return found


def numbers(value: Any, count: int) -> list[float]:  # noqa: ANN401 - as above
    """Return a list of that many numbers; raises NotPlain for anything else."""
    if not isinstance(value, list) or len(value) != count:
        raise NotPlain
    if not all(type(one) in (int, float) for one in value):
        raise NotPlain
    return value


def kids(objects: Objects, value: Any, most: int) -> Iterator[tuple[int, dict[bytes, Any]]]:  # noqa: ANN401 - as above
    """Yield the number of each page below a node, and what its pages inherit; raises NotPlain."""
    inherited = (b"/Resources", b"/MediaBox", b"/CropBox", b"/Rotate")
    waiting: list[tuple[Any, dict[bytes, Any]]] = [(value, {})]
    seen, nodes = 0, set[Any]()
    while waiting:
        place, above = waiting.pop()
        node = objects.record(place)
        if not isinstance(place, Reference) or place in nodes:
            raise NotPlain
        nodes.add(place)
        below, count = objects.resolved(node.get(b"/Kids")), node.get(b"/Count")
        if not isinstance(below, list) or type(count) is not int:
            raise NotPlain
        if not all(isinstance(one, Reference) for one in below):
            raise NotPlain
        passed = above | {name: node[name] for name in inherited if name in node}
        if count != len(below):
            waiting.extend((one, passed) for one in reversed(below))
            continue
        seen += count
        if seen > most:
            raise NotPlain
        yield from ((one.number, passed) for one in below)
