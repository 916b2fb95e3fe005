"""PDFs spoilt inside: what streams and objects say, in files whose outer form is left whole.

Damage to a whole file ends the fast road at its gate. Here the table of references is written anew
and streams are unpacked, spoilt and packed again, so that whatever believes a file is reached.
"""

from __future__ import annotations

import random
import re
import zlib
from typing import TYPE_CHECKING, Final, NamedTuple

from documents.packed_pdf import packed
from documents.pdf_mutants import DEEP

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

ENTRY: Final = re.compile(rb"(\d{10}) \d{5} n")
OBJECT: Final = re.compile(rb"\s*\d+ \d+ obj(.*?)(?:stream\r?\n|endobj)", re.DOTALL)
LENGTH: Final = re.compile(rb"/Length \d+( 0 R)?")
REFERENCE: Final = re.compile(rb"\b\d+ 0 R")
NUMBER: Final = re.compile(rb"(?<=[ \[\n])-?\d+(?:\.\d+)?(?=[ \]\n/>])")
WORD: Final = re.compile(rb"[^\s\[\]<>()/]+|[\[\]<>()/]")
DIGITS: Final = re.compile(rb"<[0-9A-Fa-f]+>")

NUMBERS: Final = (
    b"0", b"-1", b"1", b"0.0000001", b"65535", b"65536", b"1e38", b"99999999999", b"2147483648",
    b"-2147483648", b"4294967296", b"9" * 400, b"nan", b".", b"--1", b"1000000",
)  # fmt: skip
OPERATORS: Final = (
    b"q", b"Q", b"BT", b"ET", b"cm", b"Tj", b"TJ", b"'", b'"', b"Tf", b"Td", b"TD", b"Tm", b"T*",
    b"Tc", b"Tw", b"Tz", b"TL", b"Ts", b"Tr", b"re", b"m", b"l", b"c", b"v", b"y", b"h", b"f", b"S",
    b"B", b"W", b"W*", b"n", b"Do", b"BI", b"ID", b"EI", b"gs", b"cs", b"scn", b"rg", b"g", b"k",
    b"sh", b"BDC", b"BMC", b"EMC", b"DP", b"d", b"w", b"[", b"]", b"<<", b">>", b"(", b")", b"<",
    b">", b"%", b"/", b"/F1 9 Tf", b"/Span<</ActualText(a)>>BDC", b"1 0 0 1 0 0 cm",
)  # fmt: skip
MAPPED: Final = (
    b"<0000>", b"<FFFF>", b"<D800>", b"<DBFFDFFF>", b"<00>", b"<>", b"<0>", b"<FFFFFFFF>",
    b"<0000> <FFFF> <0000>", b"<0041004200430044>", b"endbfchar", b"beginbfrange",
    b"begincodespacerange", b"[<0041>]", b"usecmap",
)  # fmt: skip
HEADS: Final = (
    b"/Type", b"/Subtype", b"/Kids", b"/Count", b"/Parent", b"/Contents", b"/Resources", b"/Font",
    b"/W", b"/DW", b"/Widths", b"/FirstChar", b"/LastChar", b"/ToUnicode", b"/Encoding",
    b"/DescendantFonts", b"/FontDescriptor", b"/FontFile2", b"/MediaBox", b"/CropBox", b"/Rotate",
    b"/Filter", b"/DecodeParms", b"/ExtGState", b"/ColorSpace", b"/XObject", b"/Pages",
)  # fmt: skip
PACKED: Final = re.compile(
    rb"(?<=/N )\d+|(?<=/First )\d+|(?<=/W\[)\d \d \d|(?<=/Columns )\d|(?<=/Predictor )\d+"
    rb"|(?<=/Type/)(?:ObjStm|XRef)|(?<=startxref\n)\d+|(?<=/XRefStm )\d+|(?<=/Prev )\d+"
)
"""What tells how objects, and the table of references, are packed."""

MANY: Final = 300_000
BOMB: Final = 200_000_000
"""Bytes that a small packed stream unpacks to: three times what is taken."""


class Part(NamedTuple):
    """An object: what stands before its stream, and the stream unpacked; None without one."""

    head: bytes
    held: bytes | None


def inner_mutant(content: bytes, seed: int) -> bytes:
    """The content with one to four spoilings of what its objects say; `seed` tells which."""
    rolls = random.Random(seed)  # noqa: S311 - the same each time is what is wanted
    parts = parted(content)
    for _ in range(rolls.randint(1, 4)):
        with_stream = [at for at, part in enumerate(parts) if part.held is not None]
        if with_stream and rolls.random() < 0.7:
            at = _chosen(parts, with_stream, rolls)
            parts[at] = _spoilt_stream(parts[at], parts, rolls)
        else:
            at = rolls.randrange(len(parts))
            parts[at] = parts[at]._replace(head=rolls.choice(HEAD_SPOILINGS)(parts[at].head, rolls))
    if rolls.random() < 0.01:
        streams = [at for at, part in enumerate(parts) if part.held is not None]
        parts[rolls.choice(streams)] = Part(
            b"<<>>", rolls.choice((b"q ", b" ", b"0")) * (BOMB // 2)
        )
    whole = rejoined(content, parts)
    return _packed(whole, rolls) if rolls.random() < 0.3 else whole


def _packed(content: bytes, rolls: random.Random) -> bytes:
    """The file with its objects packed, and perhaps told wrongly how, at the same length."""
    content = packed(content, predicted=rolls.random() < 0.5, as_text_too=rolls.random() < 0.3)
    found = list(PACKED.finditer(content))
    for one in rolls.sample(found, min(len(found), rolls.choice((0, 1, 1, 2)))):
        said = bytes(rolls.choice(b"0123456789") if 48 <= char < 58 else char for char in one[0])
        if said == one[0]:
            said = said[::-1]
        content = content[: one.start()] + said + content[one.end() :]
    return content


def parted(content: bytes) -> list[Part]:
    """Return the objects of a file with one table of references, in the order of their numbers."""
    table = content.rindex(b"\nxref") + 1
    places = [int(found[1]) for found in ENTRY.finditer(content, table)]
    return [_part(content, place) for place in places]


def _part(content: bytes, place: int) -> Part:
    found = OBJECT.match(content, place)
    assert found, content[place : place + 40]
    if not found[0].endswith((b"stream\n", b"stream\r\n")):
        return Part(found[1], None)
    held = content[found.end() : content.index(b"endstream", found.end())]
    if b"/FlateDecode" not in found[1] or b"DecodeParms" in found[1]:
        return Part(found[1], held.rstrip(b"\r\n"))
    return Part(found[1], zlib.decompressobj().decompress(held))


def rejoined(content: bytes, parts: Sequence[Part]) -> bytes:
    """Return a file of those objects with a table of references that is right."""
    trailer = content[content.rindex(b"trailer") : content.rindex(b"startxref")]
    pieces, places, at = [b"%PDF-1.4\n"], [], 9
    for number, part in enumerate(parts, 1):
        piece = b"%d 0 obj%b" % (number, _body(part))
        places.append(at)
        pieces.append(piece)
        at += len(piece)
    entries = b"".join(b"%010d 00000 n \n" % place for place in places)
    table = b"xref\n0 %d\n0000000000 65535 f \n" % (len(parts) + 1)
    return b"".join([*pieces, table, entries, trailer, b"startxref\n%d\n%%%%EOF\n" % at])


def _body(part: Part) -> bytes:
    if part.held is None:
        return part.head + b"endobj\n"
    is_packed = b"/FlateDecode" in part.head or not part.head.strip(b"<> \r\n")
    held = zlib.compress(part.held, 1) if is_packed else part.held
    head = LENGTH.sub(b"", part.head, count=1)
    said = b"/Length %d" % len(held)
    if is_packed and b"/FlateDecode" not in head:
        said += b"/Filter/FlateDecode"
    return b"%b\nstream\n%b\nendstream\nendobj\n" % (head.replace(b"<<", b"<<" + said, 1), held)


def _chosen(parts: Sequence[Part], places: Sequence[int], rolls: random.Random) -> int:
    """Return the place of a stream; what pages draw and what codes mean before all else."""
    told = [at for at in places if _is_read(parts[at])]
    return rolls.choice(told if told and rolls.random() < 0.9 else places)


def _is_read(part: Part) -> bool:
    held = part.held or b""
    return b"begincmap" in held or b" Tf" in held or b" re" in held or b" l\n" in held


def _spoilt_stream(part: Part, parts: Sequence[Part], rolls: random.Random) -> Part:
    held = part.held or b""
    if rolls.random() < 0.05:  # what another one holds
        others = [one.held for one in parts if one.held is not None]
        return part._replace(held=rolls.choice(others))
    kinds = MAP_SPOILINGS if b"begincmap" in held else CONTENT_SPOILINGS
    return part._replace(held=rolls.choice(kinds)(held, rolls))


def _bytes(held: bytes, rolls: random.Random) -> bytes:
    spoilt = bytearray(held)
    for _ in range(rolls.randint(1, 8) if held else 0):
        spoilt[rolls.randrange(len(spoilt))] = rolls.randrange(256)
    return bytes(spoilt)


def _cut(held: bytes, rolls: random.Random) -> bytes:
    return held[: rolls.randint(0, len(held))]


def _left_out(held: bytes, rolls: random.Random) -> bytes:
    at = rolls.randrange(len(held) + 1)
    return held[:at] + held[at + rolls.randint(1, 200) :]


def _repeated(held: bytes, rolls: random.Random) -> bytes:
    at, size = rolls.randrange(len(held) + 1), rolls.randint(1, 300)
    most = rolls.choice((2, 20, MANY // size))
    return held[:at] + held[at : at + size] * rolls.randint(1, most) + held[at:]


def _replaced(
    pattern: re.Pattern[bytes], others: Sequence[bytes]
) -> Callable[[bytes, random.Random], bytes]:
    """Return what puts others in the place of one to six of what a pattern finds."""

    def spoil(held: bytes, rolls: random.Random) -> bytes:
        found = list(pattern.finditer(held))
        for one in sorted(
            rolls.sample(found, min(len(found), rolls.randint(1, 6))), key=lambda one: -one.start()
        ):
            held = held[: one.start()] + rolls.choice(others) + held[one.end() :]
        return held

    return spoil


def _put_in(others: Sequence[bytes]) -> Callable[[bytes, random.Random], bytes]:
    """Return what puts others, once or very often, between words."""

    def spoil(held: bytes, rolls: random.Random) -> bytes:
        found = list(WORD.finditer(held))
        at = rolls.choice(found).start() if found else 0
        times = rolls.choice((1, 1, 1, 3, 300, DEEP))
        return held[:at] + b" " + (rolls.choice(others) + b" ") * times + held[at:]

    return spoil


def _swapped(held: bytes, rolls: random.Random) -> bytes:
    found = list(WORD.finditer(held))
    if len(found) < 2:
        return held
    one, other = sorted(rolls.sample(found, 2), key=lambda word: word.start())
    return (
        held[: one.start()] + other[0] + held[one.end() : other.start()] + one[0]
        + held[other.end() :]
    )  # fmt: skip


def _led_elsewhere(head: bytes, rolls: random.Random) -> bytes:
    """References lead elsewhere, perhaps to themselves or nowhere."""
    return REFERENCE.sub(
        lambda one: b"%d 0 R" % rolls.randrange(60) if rolls.random() < 0.5 else one[0], head
    )


def _nested(head: bytes, rolls: random.Random) -> bytes:
    opening, closing = rolls.choice(((b"[", b"]"), (b"<</A ", b">>"), (b"(", b")")))
    times = rolls.choice((5, 19, 21, 1_000, DEEP))
    closed = closing * times if rolls.random() < 0.7 else b""
    return head.replace(b"<<", b"<</Own " + opening * times + closed, 1)


CONTENT_SPOILINGS: Final[tuple[Callable[[bytes, random.Random], bytes], ...]] = (
    _bytes, _cut, _left_out, _repeated, _swapped, _replaced(NUMBER, NUMBERS),
    _replaced(WORD, OPERATORS), _put_in(OPERATORS), _put_in(NUMBERS),
    _replaced(DIGITS, (*MAPPED, b"<" + b"0" * 200_000 + b">", b"(" + b"a" * 70_000 + b")")),
)  # fmt: skip
MAP_SPOILINGS: Final[tuple[Callable[[bytes, random.Random], bytes], ...]] = (
    _bytes, _cut, _left_out, _repeated, _swapped, _replaced(DIGITS, MAPPED), _put_in(MAPPED),
    _replaced(NUMBER, NUMBERS),
)  # fmt: skip
HEAD_SPOILINGS: Final[tuple[Callable[[bytes, random.Random], bytes], ...]] = (
    _bytes, _left_out, _repeated, _swapped, _led_elsewhere, _nested, _replaced(NUMBER, NUMBERS),
    _replaced(re.compile(rb"/[A-Za-z0-9]+"), HEADS), _put_in(HEADS),
)  # fmt: skip
