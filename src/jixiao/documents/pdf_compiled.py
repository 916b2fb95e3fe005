"""A page's runs and lines by the compiled loops, where the installation could build them.

`pdfium_loops.c` stands beside this file; installing compiles it where there is a compiler and
goes without where there is none (`hatch_build.py`). What it returns equals, to the last bit, what
`pdf_chars`, `pdf_runs` and `pdf_paths` return, which are five times slower.
"""

from __future__ import annotations

from collections import Counter
from ctypes import (
    CDLL,
    POINTER,
    Structure,
    addressof,
    byref,
    c_double,
    c_int,
    c_int32,
    c_void_p,
    cast,
    string_at,
)
from functools import cache
from typing import TYPE_CHECKING, Final

import pypdfium2.raw as pdfium  # type: ignore[import-untyped] # ships no types

from jixiao.documents.compiled_loops import library
from jixiao.documents.pdf_chars import MAX_CHARS, font_name
from jixiao.documents.pdf_letters import as_written
from jixiao.documents.pdf_replies import Drawn
from jixiao.documents.wide_text import as_text

if TYPE_CHECKING:
    from jixiao.documents.pdf_frames import Frame
    from jixiao.documents.pdf_handles import Handle

CALLS: Final = (
    "FPDFText_GetUnicode",
    "FPDFText_HasUnicodeMapError",
    "FPDFText_GetTextObject",
    "FPDFText_GetLooseCharBox",
    "FPDFText_GetCharOrigin",
    "FPDFText_GetMatrix",
    "FPDFText_GetFontSize",
    "FPDFPageObj_GetClipPath",
    "FPDFClipPath_CountPaths",
    "FPDFClipPath_CountPathSegments",
    "FPDFClipPath_GetPathSegment",
    "FPDFPathSegment_GetPoint",
    "FPDFPathSegment_GetType",
    "FPDFPathSegment_GetClose",
    "FPDFPageObj_GetType",
    "FPDFPageObj_GetMatrix",
    "FPDFPath_GetDrawMode",
    "FPDFPath_CountSegments",
    "FPDFPath_GetPathSegment",
    "FPDFPageObj_GetFillColor",
    "FPDFPage_CountObjects",
    "FPDFPage_GetObject",
    "FPDFFormObj_CountObjects",
    "FPDFFormObj_GetObject",
)
"""pdfium's functions in the order in which the loops expect their addresses."""

_COUNTS: Final = ("runs", "letters", "across", "down", "shades", "pictures", "spoilt")
_ARRAYS: Final = ("text", "places", "horizontal", "vertical", "shaded")


class DrawnByLoops(Structure):
    """What the loops hand back of a page; its arrays are theirs and must be given back."""

    _fields_ = (
        *((name, c_int32) for name in _COUNTS),
        *((name, c_void_p) for name in _ARRAYS),
    )


class _Loops:
    """The compiled functions with the addresses they need."""

    def __init__(self, library: CDLL) -> None:
        addresses = [cast(getattr(pdfium, name), c_void_p).value for name in CALLS]
        self.calls = (c_void_p * len(CALLS))(*addresses)
        self.letters = library.jixiao_letters
        self.letters.restype, self.letters.argtypes = c_void_p, (c_void_p, c_void_p, c_int)
        self.free = library.jixiao_letters_free
        self.free.restype, self.free.argtypes = None, (c_void_p,)
        self.turn = library.jixiao_turn
        self.turn.restype, self.turn.argtypes = c_int, (c_void_p,)
        self.unread = library.jixiao_unread
        self.unread.restype, self.unread.argtypes = c_int, (c_void_p, c_void_p)
        self.draw = library.jixiao_draw
        self.draw.restype, self.draw.argtypes = None, (c_void_p,) * 5
        self.drawn_free = library.jixiao_drawn_free
        self.drawn_free.restype, self.drawn_free.argtypes = None, (c_void_p,)


@cache
def loops() -> _Loops | None:
    """Return the compiled loops; None where they were not built or do not fit."""
    held = library()
    return None if held is None else _Loops(held)


class CompiledPage:
    """What a page draws, measured by the compiled loops; to be closed."""

    def __init__(self, loops: _Loops, page: Handle, text: Handle) -> None:
        """Take pdfium's page and text page, which must stay open; raises MemoryError."""
        self._loops, self._page, self._text = loops, page, text.raw
        count = min(pdfium.FPDFText_CountChars(self._text), MAX_CHARS)
        self._held = loops.letters(loops.calls, addressof(self._text.contents), count)
        if not self._held:
            raise MemoryError

    def close(self) -> None:
        """Give the memory back."""
        self._loops.free(self._held)

    def turn(self) -> int | None:
        """Return the quarter turns to the right that make most of the text upright."""
        quarters: int = self._loops.turn(self._held)
        return None if quarters < 0 else quarters

    @property
    def unreadable(self) -> Counter[str]:
        """The characters whose font does not tell what they mean, by the font's name."""
        start = POINTER(c_int)()
        count = self._loops.unread(self._held, byref(start))
        if not count:
            return Counter()
        return Counter(font_name(self._text, start[at]) for at in range(count))

    def drawn(self, frame: Frame) -> Drawn:
        """Return what the page draws in the frame's space; raises MemoryError."""
        out, space = DrawnByLoops(), (c_double * 6)(*frame)
        page = addressof(self._page.raw.contents)
        self._loops.draw(self._loops.calls, self._held, page, space, byref(out))
        try:
            if out.spoilt:
                raise MemoryError
            return drawn_of(out)
        finally:
            self._loops.drawn_free(byref(out))


def drawn_of(out: DrawnByLoops) -> Drawn:
    """Return what the loops hand back, copied; radicals and the like are made characters."""
    return Drawn(
        as_written(as_text(string_at(out.text, 4 * out.letters))),
        _doubles(out.places, 6 * out.runs),
        _doubles(out.horizontal, 3 * out.across),
        _doubles(out.vertical, 3 * out.down),
        _doubles(out.shaded, 4 * out.shades),
        out.pictures,
    )


def _doubles(address: int | None, count: int) -> bytes:
    return string_at(address, 8 * count) if address else b""
