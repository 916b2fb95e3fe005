"""Objects of a plain PDF, read where its table of references says that they stand.

Plain is a file as printers write it: one table, nothing encrypted, changed later or linearised.
Whatever else a file is or says raises NotPlain, and pdfium reads it; so what is read here stands
exactly where and as the file itself promises.
"""

from __future__ import annotations

import re
from ctypes import create_string_buffer
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from jixiao.documents.compiled_loops import library
from jixiao.documents.plain_tables import (
    Packed,
    head_at,
    held_at,
    inflated,
    table_of,
)
from jixiao.documents.plain_values import NotPlain, Reference, value_at

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

MOST_FILTERS: Final = 2
MOST_HELD: Final = 8
"""Streams of objects that are kept unpacked."""

MOST_PACKED: Final = 100_000
"""Objects in a stream."""

MOST_UNPACKED: Final = 1 << 28
"""Bytes of all streams of objects, each as often as it is unpacked."""

_NUMBER: Final = re.compile(rb"\s*(\d{1,10})\s*endobj\b")
_OVER: Final = re.compile(rb"\s*endobj\b")


class _Place(NamedTuple):
    """Where a value begins; in a stream of objects, where the next one begins, else -1."""

    held: bytes
    at: int
    end: int = -1


class _Stream(NamedTuple):
    """A stream of objects: their numbers, where each begins, and where the last one ends."""

    held: bytes
    numbers: Sequence[int]
    places: Sequence[int]


class Objects:
    """The objects of a plain file."""

    def __init__(self, content: bytes) -> None:
        """Find the table; raises NotPlain."""
        self._content = content
        self._table, self.trailer = table_of(content)
        self._streams: dict[int, _Stream] = {}
        self._unpacked = 0

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
        held, at, end = self._place(number)
        value, at = value_at(held, at)
        if end < 0:
            if not _OVER.match(held, at):
                raise NotPlain
        elif at > end or held[at:end].strip():
            raise NotPlain
        return value

    def says(self, value: Any, word: bytes) -> bool:  # noqa: ANN401 - as above
        """Return whether a record has a name that begins so, faster than to read it all."""
        if not isinstance(value, Reference):
            return any(name.startswith(word) for name in self.record(value))
        held, at, end = self._place(value.number)
        return held.find(word, at, end if end >= 0 else held.find(b"endobj", at)) >= 0

    def stream(self, value: Any) -> bytes:  # noqa: ANN401 - as above
        """Return the bytes of the stream that a reference names, unpacked; raises NotPlain."""
        head, begun = self._head(value)
        held = held_at(self._content, begun, self._length(head.get(b"/Length")))
        if b"/DecodeParms" in head or b"/F" in head:
            raise NotPlain
        filters = head.get(b"/Filter", [])
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
        return head_at(self._content, self._place_in_file(value.number))

    def _length(self, value: Any) -> Any:  # noqa: ANN401 - as above
        """Return what `resolved` does, faster for a reference to a number."""
        if isinstance(value, Reference):
            place = self._place(value.number)
            found = _NUMBER.match(place.held, place.at) if place.end < 0 else None
            if found:
                return int(found[1])
        return self.resolved(value)

    def _place_in_file(self, number: int) -> int:
        place = self._table.place(number)
        if isinstance(place, Packed):
            raise NotPlain
        return place

    def _place(self, number: int) -> _Place:
        """Return where an object's value begins."""
        place = self._table.place(number)
        if not isinstance(place, Packed):
            return _Place(self._content, place)
        stream = self._stream_of_objects(place.stream)
        if place.before >= len(stream.numbers) or stream.numbers[place.before] != number:
            raise NotPlain
        return _Place(stream.held, *stream.places[place.before : place.before + 2])

    def _stream_of_objects(self, number: int) -> _Stream:
        if number not in self._streams:
            while len(self._streams) >= MOST_HELD:
                del self._streams[next(iter(self._streams))]
            self._streams[number] = self._read_objects(number)
        return self._streams[number]

    def _read_objects(self, number: int) -> _Stream:
        head = self.head(Reference(number))
        count, first = head.get(b"/N"), head.get(b"/First")
        if head.get(b"/Type") != b"/ObjStm" or type(head.get(b"/Length")) is not int:
            raise NotPlain
        if type(count) is not int or type(first) is not int:
            raise NotPlain
        held = self.stream(Reference(number))
        self._unpacked += len(held)
        if not 0 < count <= MOST_PACKED or first < 0 or self._unpacked > MOST_UNPACKED:
            raise NotPlain
        said = held[:first].split(None, 2 * count)
        if len(said) != 2 * count or not all(map(bytes.isdigit, said)):
            raise NotPlain
        numbers = [*map(int, said[::2])]
        places = [*(first + int(one) for one in said[1::2]), len(held)]
        if len(set(numbers)) != count or any(one >= other for one, other in pairwise(places)):
            raise NotPlain
        return _Stream(held, numbers, places)


def unpacked(name: Any, held: bytes) -> bytes:  # noqa: ANN401 - as above
    """Return bytes unpacked by the filter of that name; raises NotPlain."""
    if name == b"/FlateDecode":
        return inflated(held)
    loops = library()
    held = held.rstrip()
    if name != b"/ASCII85Decode" or loops is None or not held.endswith(b"~>"):
        raise NotPlain
    room = create_string_buffer(4 * len(held) + 4)
    count = loops.jixiao_ascii85(held, len(held), room)
    if count < 0:
        raise NotPlain
    return room.raw[:count]


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
