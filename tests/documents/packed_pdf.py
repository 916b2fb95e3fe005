"""PDFs written anew as newer programs write them: objects packed, the table of references too."""

from __future__ import annotations

import re
from itertools import accumulate
from typing import TYPE_CHECKING, Final
from zlib import compress

if TYPE_CHECKING:
    from collections.abc import Mapping

WIDTHS: Final = (1, 3, 2)
TOGETHER: Final = 7
"""Objects in a stream."""

_STREAM: Final = re.compile(rb"\bstream\r?\n")
_OPENING: Final = b"%PDF-1.5\n"


def packed(content: bytes, *, predicted: bool = True, as_text_too: bool = False) -> bytes:
    """Return a file whose objects, but for streams, are packed, and its table of references.

    `predicted` tells every row of the table by the one above. `as_text_too` adds a table as text
    that has what is not packed, and an empty one that names both, as Word does.
    """
    objects, root = _objects(content)
    body, places = bytearray(_OPENING), dict[int, tuple[int, int, int]]()
    for number, held in objects.items():
        if _STREAM.search(held):
            _write(body, places, number, held)
    loose = [number for number in objects if number not in places]
    size = max(objects) + 1
    for at in range(0, len(loose), TOGETHER):
        members = loose[at : at + TOGETHER]
        places |= {member: (2, size, index) for index, member in enumerate(members)}
        _write(body, places, size, _together([(one, objects[one]) for one in members]))
        size += 1
    begun = len(body)
    places[size] = (1, begun, 0)
    rows = [places.get(number, (0, 0, 0)) for number in range(size + 1)]
    _write(body, {}, size, _table(rows, root, predicted=predicted))
    if not as_text_too:
        return bytes(body) + b"startxref\n%d\n%%%%EOF" % begun
    return bytes(body) + _as_text(len(body), rows, root, begun)


def _objects(content: bytes) -> tuple[Mapping[int, bytes], bytes]:
    """Return the objects of a file with one table as text, and the reference to its root."""
    at = int(content[content.rindex(b"startxref") + 9 :].split()[0])
    entries = re.findall(rb"(\d{10}) \d{5} ([nf])", content[at:])
    places = {number: int(place) for number, (place, kind) in enumerate(entries) if kind == b"n"}
    ends = dict(zip(sorted(places.values()), [*sorted(places.values())[1:], at], strict=True))
    found = {}
    for number, place in places.items():
        held = content[place : ends[place]]
        found[number] = held[held.index(b"obj") + 3 : held.rindex(b"endobj")].strip()
    root = re.search(rb"/Root (\d+ 0 R)", content[at:])
    assert root is not None
    return found, root[1]


def _write(
    body: bytearray, places: dict[int, tuple[int, int, int]], number: int, held: bytes
) -> None:
    places[number] = (1, len(body), 0)
    body += b"%d 0 obj\n%b\nendobj\n" % (number, held)


def _together(members: list[tuple[int, bytes]]) -> bytes:
    starts = accumulate((len(held) + 1 for _, held in members), initial=0)
    head = b" ".join(b"%d %d" % (one[0], at) for one, at in zip(members, starts, strict=False))
    said = compress(head + b"\n" + b"".join(held + b"\n" for _, held in members))
    told = b"<</Type/ObjStm/N %d/First %d/Length %d/Filter/FlateDecode>>stream\n%b\nendstream"
    return told % (len(members), len(head) + 1, len(said), said)


def _table(rows: list[tuple[int, int, int]], root: bytes, *, predicted: bool) -> bytes:
    held = [
        b"".join(one.to_bytes(width, "big") for one, width in zip(row, WIDTHS, strict=True))
        for row in rows
    ]
    means = b""
    if predicted:
        means = b"/DecodeParms<</Predictor 12/Columns %d>>" % sum(WIDTHS)
        above = [bytes(sum(WIDTHS)), *held]
        held = [
            b"\2" + bytes((one - other) % 256 for one, other in zip(row, over, strict=True))
            for row, over in zip(held, above, strict=False)
        ]
    said = compress(b"".join(held))
    told = b"<</Type/XRef/Size %d/W[%d %d %d]/Root %b/Filter/FlateDecode%b/Length %d>>stream\n%b\n"
    return told % (len(rows), *WIDTHS, root, means, len(said), said) + b"endstream"


def _as_text(at: int, rows: list[tuple[int, int, int]], root: bytes, packed_at: int) -> bytes:
    entries = b"".join(
        b"%010d 00000 n \n" % place if kind == 1 else b"0000000000 65535 f \n"
        for kind, place, _ in rows
    )
    trailer = b"trailer<</Size %d/Root %b>>\n" % (len(rows), root)
    first = b"xref\n0 %d\n%b%bstartxref\n%d\n%%%%EOF\n" % (len(rows), entries, trailer, at)
    last = b"xref\n0 0\ntrailer<</Size %d/Root %b/Prev %d/XRefStm %d>>\nstartxref\n%d\n%%%%EOF"
    return first + last % (len(rows), root, at, packed_at, at + len(first))
