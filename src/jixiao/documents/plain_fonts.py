"""Fonts of a plain PDF: the width and the character of every code, as compiled loops take them."""

from __future__ import annotations

import re
from array import array
from ctypes import c_void_p
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from jixiao.documents.compiled_loops import library
from jixiao.documents.pdf_letters import SHIFTED
from jixiao.documents.plain_signs import SIGNS, WIN_ANSI
from jixiao.documents.plain_values import NotPlain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from jixiao.documents.plain_objects import Objects

BYTE: Final = 256
MOST: Final = 65_536
LOWER: Final = 0xFF
LARGEST: Final = 1 << 20
"""Bytes of a map to text; the largest there can be has hardly more."""

USUAL_WIDTH: Final = 1_000
UNKNOWN_WIDTH: Final = -1

HEX: Final = 4
"""Digits of a character in a map to text."""

LEAST_CODE: Final = 4
"""Bytes that a code with its brackets has at least."""

WIDTHLESS: Final = frozenset((0xAD, 0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF))

_SPACE: Final = re.compile(
    rb"begincodespacerange\s*<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*endcodespacerange"
)
_PAIRS: Final = re.compile(rb"\s*(?:<[0-9A-Fa-f]{2,4}>\s*<[0-9A-Fa-f]{4,}>\s*)*")
_TRIPLES: Final = re.compile(rb"\s*(?:(?:<[0-9A-Fa-f]{2,4}>\s*){2}<[0-9A-Fa-f]{4,}>\s*)*")
_CODE: Final = re.compile(rb"<([0-9A-Fa-f]+)>")
_OTHERS: Final = (b"usecmap", b"beginnotdef", b"begincid")
_NAMED: Final = re.compile(rb"/uni([0-9A-F]{4})")

STRANGE: Final = frozenset(
    (*range(9), 0x0B, 0x0C, *range(0x0E, 0x20), *range(0x7F, 0xA0), 0xAD, *range(0x0590, 0x0900),
     *range(0x200B, 0x2010), *range(0x2028, 0x2030), 0x2060, *range(0xD800, 0xE000),
     *range(0xFB00, 0xFE00), *range(0xFE70, 0xFF00), *range(0xFFFC, 0x10000))
)  # fmt: skip
"""Characters that pdfium or we do not take as they are: controls, scripts from the right,
letters joined to one sign, half characters."""


class Font(NamedTuple):
    """Bytes of a code, and for each code its width in thousandths of the size and its character.

    A width less than 0, or 0 for the character, tells that the code is not plain.
    """

    wide: int
    widths: array[int]
    characters: array[int]


def plain_font(objects: Objects, value: Any) -> Font:  # noqa: ANN401 - any of a PDF's values
    """Return a font; raises NotPlain."""
    font = objects.record(value)
    kind = font.get(b"/Subtype")
    if kind == b"/Type0":
        return _wide_font(objects, font)
    if kind not in (b"/Type1", b"/TrueType"):
        raise NotPlain
    return _narrow_font(objects, font)


def _wide_font(objects: Objects, font: dict[bytes, Any]) -> Font:
    below = objects.resolved(font.get(b"/DescendantFonts"))
    if font.get(b"/Encoding") != b"/Identity-H" or not isinstance(below, list) or len(below) != 1:
        raise NotPlain
    part = objects.record(below[0])
    _check_embedded(objects, part)
    said = _told(objects.stream(font.get(b"/ToUnicode")), 2)
    count = max(said, default=0) + 1
    usual = part.get(b"/DW", USUAL_WIDTH)
    if type(usual) is not int or b"/W2" in part or b"/DW2" in part:
        raise NotPlain
    widths = array("i", [usual]) * count
    for code, width in _widths(objects.resolved(part.get(b"/W", [])), objects):
        if code < count:
            widths[code] = width
    return Font(2, widths, _characters(said, count))


def _narrow_font(objects: Objects, font: dict[bytes, Any]) -> Font:
    _check_embedded(objects, font)
    given = objects.resolved(font.get(b"/Widths"))
    first, last = font.get(b"/FirstChar"), font.get(b"/LastChar")
    if type(first) is not int or type(last) is not int or not isinstance(given, list):
        raise NotPlain
    if not 0 <= first <= last < BYTE or len(given) < last - first + 1:
        raise NotPlain
    widths = array("i", [UNKNOWN_WIDTH]) * BYTE
    widths[first : last + 1] = _all_widths(given[: last - first + 1])
    if b"/ToUnicode" in font:
        said = _told(objects.stream(font[b"/ToUnicode"]), 1)
    elif font[b"/Subtype"] == b"/Type1":
        said = _encoded(objects.resolved(font.get(b"/Encoding")))
    else:
        raise NotPlain
    return Font(1, widths, _characters(said, BYTE))


def _check_embedded(objects: Objects, font: dict[bytes, Any]) -> None:
    """Raise NotPlain for a font that the file does not carry: pdfium has widths of its own then."""
    if not objects.says(font.get(b"/FontDescriptor"), b"/FontFile"):
        raise NotPlain


def _all_widths(given: list[Any]) -> array[int]:
    """Return widths in thousandths, faster where all are whole numbers."""
    if set(map(type, given)) == {int} and min(given) >= 0 and max(given) < MOST:
        return array("i", given)
    return array("i", map(_width, given))


def _width(value: Any) -> int:  # noqa: ANN401 - any of a PDF's values
    if type(value) not in (int, float) or not 0 <= value < MOST:
        raise NotPlain
    return int(value)


def _widths(given: Any, objects: Objects) -> Iterator[tuple[int, int]]:  # noqa: ANN401 - as above
    """Yield codes with their widths."""
    if not isinstance(given, list):
        raise NotPlain
    if len(given) > MOST:
        raise NotPlain
    at = told = 0
    while at < len(given):
        first = given[at]
        following = objects.resolved(given[at + 1]) if at + 1 < len(given) else None
        if type(first) is not int or not 0 <= first < MOST:
            raise NotPlain
        if isinstance(following, list):
            yield from ((code, _width(one)) for code, one in enumerate(following, first))
            at += 2
            continue
        if type(following) is not int or not first <= following < MOST or at + 2 >= len(given):
            raise NotPlain
        width, told = _width(given[at + 2]), told + following - first
        if told > 2 * MOST:
            raise NotPlain
        yield from ((code, width) for code in range(first, following + 1))
        at += 3


def _told(content: bytes, wide: int) -> dict[int, int]:
    """Return the characters that a map to text gives to codes of `wide` bytes."""
    space = _SPACE.findall(content)
    if len(space) != 1 or len(content) > LARGEST or any(word in content for word in _OTHERS):
        raise NotPlain
    if {len(one) for one in space[0]} != {2 * wide}:
        raise NotPlain
    found: dict[int, int] = {}
    for is_range, block in _blocks(content):
        firsts, *others = _columns(block, wide, is_range=is_range)
        fresh = dict(zip(firsts, others[-1], strict=True))
        if is_range and others[0] != firsts:
            _add_ranges(found, zip(firsts, *others, strict=True))
        elif len(fresh) < len(firsts) or not found.keys().isdisjoint(fresh):
            _add_ranges(found, zip(firsts, firsts, others[-1], strict=True))
        else:
            found |= fresh
    return found


def _add_ranges(found: dict[int, int], lines: Iterable[tuple[int, ...]]) -> None:
    """Take up ranges of codes and the characters of their first ones; raises NotPlain."""
    for first, ended, character in lines:
        last = (first & ~LOWER) | (ended & LOWER)  # as pdfium does: Ghostscript means it so
        if first < last and not 0 < character < MOST + first - last:
            raise NotPlain
        for code in range(first, last + 1):
            if found.setdefault(code, character + code - first) != character + code - first:
                raise NotPlain


def _blocks(content: bytes) -> Iterator[tuple[bool, bytes]]:
    """Yield the lines of codes or of ranges of codes that a map consists of, and which they are."""
    for part in content.split(b"beginbf")[1:]:
        kind = b"range" if part.startswith(b"range") else b"char"
        block, ended, _ = part.removeprefix(kind).partition(b"endbf" + kind)
        if not part.startswith(kind) or not ended:
            raise NotPlain
        yield kind == b"range", block


def _columns(block: bytes, wide: int, *, is_range: bool) -> Sequence[Sequence[int]]:
    """Return the numbers of a block by their place in a line."""
    fields, loops = 2 + is_range, library()
    codes = array("H", bytes(2 * (len(block) // LEAST_CODE + 1)))
    room = codes.buffer_info()[0]
    count = loops.jixiao_codes(block, len(block), 2 * wide, fields, c_void_p(room)) if loops else -1
    if count >= 0:
        return [codes[place:count:fields] for place in range(fields)]
    lines = list((_ranges if is_range else _pairs)(block, wide))
    return list(zip(*lines, strict=True)) or [()] * fields


def _pairs(block: bytes, wide: int) -> Iterator[tuple[int, ...]]:
    if not _PAIRS.fullmatch(block):
        raise NotPlain
    codes = _CODE.findall(block)
    for code, said in zip(codes[::2], codes[1::2], strict=True):
        if len(code) != 2 * wide:
            raise NotPlain
        yield int(code, 16), _one(said)


def _ranges(block: bytes, wide: int) -> Iterator[tuple[int, ...]]:
    if not _TRIPLES.fullmatch(block):
        raise NotPlain
    codes = _CODE.findall(block)
    for first, last, said in zip(codes[::3], codes[1::3], codes[2::3], strict=True):
        if len(first) != 2 * wide or len(last) != 2 * wide:
            raise NotPlain
        yield int(first, 16), int(last, 16), _one(said)


def _one(said: bytes) -> int:
    """Return the character that a code means, without those of no width; 0 for several."""
    if len(said) == HEX:
        return int(said, 16)
    codes = [int(said[at : at + HEX], 16) for at in range(0, len(said), HEX)]
    if codes[1:] == [ord(SHIFTED)]:
        return codes[0] >> 8
    shown = [code for code in codes if code not in WIDTHLESS]
    return shown[0] if len(shown) == 1 and len(said) % HEX == 0 else 0


def _characters(said: dict[int, int], count: int) -> array[int]:
    found = array("I", [0]) * count
    is_usual = STRANGE.isdisjoint(said.values())
    for code, character in said.items():
        if is_usual or character not in STRANGE:
            found[code] = character
    return found


def _encoded(encoding: Any) -> dict[int, int]:  # noqa: ANN401 - any of a PDF's values
    """Return the characters of an encoding whose signs have names that are known."""
    if encoding == b"/WinAnsiEncoding":
        return dict(WIN_ANSI)
    if not isinstance(encoding, dict) or encoding.get(b"/BaseEncoding") != b"/WinAnsiEncoding":
        raise NotPlain
    found, code = dict(WIN_ANSI), 0
    differences = encoding.get(b"/Differences", [])
    if not isinstance(differences, list):
        raise NotPlain
    for one in differences:
        if type(one) is int:
            code = one
            continue
        if not isinstance(one, bytes) or not 0 <= code < BYTE:
            raise NotPlain
        named = _NAMED.fullmatch(one)
        found[code] = int(named[1], 16) if named else SIGNS.get(one, 0)
        code += 1
    return found
