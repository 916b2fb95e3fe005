"""One font for all that a PDF names and does not carry, whatever this computer has installed.

Text is measured by the widths that the file itself tells. Of the font's outlines pdfium wants to
know only whether they leave ink: a character without, standing alone, is left out. So every
character of this font is a box, and a page reads the same with and without Chinese fonts around.
"""

from __future__ import annotations

import struct
from ctypes import byref, memmove
from functools import cache
from itertools import accumulate
from typing import Any, Final

import pypdfium2.raw as pdfium  # type: ignore[import-untyped] # ships no types

EM: Final = 1000
WIDE: Final = 250
HIGH: Final = 500
"""The box: within the room of nearly all characters, which it would widen if it were larger, and
wide enough that a character drawn twice, a hair aside to look bold, is known as one."""

ABOVE: Final = 880
BELOW: Final = -120
"""Of the em square, as Chinese fonts have them."""

MOMENT: Final = b"\0" * 8
MAGIC: Final = 0x5F0F3CF5
SUM: Final = 0xB1B0AFBA
ONE: Final = 0x00010000
LAST: Final = 0x10FFFF
GLYPHS: Final = 0xFFFF
"""All that a font can have: a file may ask for any of them by its number."""


@cache
def box_font() -> bytes:
    """Return a TrueType font in which every character is one and the same box."""
    box = struct.pack(">hhhhhHH4B8h", 1, 0, 0, WIDE, HIGH, 3, 0, 1, 1, 1, 1,
                      0, WIDE, 0, -WIDE, 0, 0, HIGH, 0)  # fmt: skip
    every = struct.pack(">HHIIIIII", 13, 0, 28, 0, 1, 0, LAST, 1)
    half = len(box) // 2
    tables = {
        b"cmap": struct.pack(">HHHHI", 0, 1, 3, 10, 12) + every,
        b"glyf": box + box,
        b"head": struct.pack(">IIIIHH8s8shhhhHHhhh", ONE, ONE, 0, MAGIC, 0, EM, MOMENT, MOMENT,
                             0, 0, WIDE, HIGH, 0, 8, 2, 0, 0),
        b"hhea": struct.pack(">IhhhHhhhhhhhhhhhH", ONE, ABOVE, BELOW, 0, EM, 0, 0, WIDE,
                             1, 0, 0, 0, 0, 0, 0, 0, 1),
        b"hmtx": struct.pack(">Hh", EM, 0),
        b"loca": struct.pack(">HH", 0, half) * (GLYPHS // 2 + 1),  # the two boxes in turns
        b"maxp": struct.pack(">IH13H", ONE, GLYPHS, 4, 1, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0),
    }  # fmt: skip
    return _file(tables)


def _file(tables: dict[bytes, bytes]) -> bytes:
    """Return the tables as a file with its directory."""
    padded = {tag: held + b"\0" * (-len(held) % 4) for tag, held in tables.items()}
    begun = 12 + 16 * len(tables)
    places = accumulate(map(len, padded.values()), initial=begun)
    directory = b"".join(
        struct.pack(">4sIII", tag, _sum(padded[tag]), place, len(held))
        for (tag, held), place in zip(tables.items(), places, strict=False)
    )
    head = struct.pack(">IHHHH", ONE, len(tables), 64, 2, 16 * len(tables) - 64)
    return head + directory + b"".join(padded.values())


def _sum(held: bytes) -> int:
    words: tuple[int, ...] = struct.unpack(f">{len(held) // 4}I", held)
    return sum(words) & 0xFFFFFFFF


@cache
def use_own_font() -> Any:  # noqa: ANN401 - C's structure, to be kept as long as the library lives
    """Have pdfium take the box font for every font that a file does not carry."""
    font = box_font()

    def data(_this: Any, _font: Any, table: int, buffer: int | None, size: int) -> int:  # noqa: ANN401
        if table:
            return 0
        if buffer and size >= len(font):
            memmove(buffer, font, len(font))
        return len(font)

    answers = {
        "Release": lambda *_: None,
        "EnumFonts": lambda *_: None,
        "MapFont": lambda *_: 1,
        "GetFont": lambda *_: 1,
        "GetFontData": data,
        "GetFaceName": lambda *_: 0,
        "GetFontCharset": lambda *_: 1,
        "DeleteFont": lambda *_: None,
    }
    kinds = dict(pdfium.FPDF_SYSFONTINFO._fields_)
    asked = pdfium.FPDF_SYSFONTINFO(
        version=1, **{name: kinds[name](answer) for name, answer in answers.items()}
    )
    pdfium.FPDF_SetSystemFontInfo(byref(asked))
    return asked
