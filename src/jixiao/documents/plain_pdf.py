"""A plain PDF read without pdfium, several times as fast: page → what it draws.

`plain_objects` finds the objects, `plain_fonts` the widths and characters, `plain_pages.h` reads
the content. Whatever one of them does not know for certain makes a page None, and pdfium reads it.
"""

from __future__ import annotations

from ctypes import (
    Structure,
    addressof,
    byref,
    c_char_p,
    c_double,
    c_int,
    c_int32,
    c_size_t,
    c_void_p,
)
from struct import pack, unpack
from typing import TYPE_CHECKING, Any, Final

from jixiao.documents.compiled_loops import library
from jixiao.documents.pdf_compiled import DrawnByLoops, drawn_of
from jixiao.documents.pdf_frames import frame_of
from jixiao.documents.pdf_replies import MAX_PAGES, PageRead
from jixiao.documents.plain_fonts import Font, plain_font
from jixiao.documents.plain_objects import Objects, kids, numbers
from jixiao.documents.plain_tables import MOST_BYTES
from jixiao.documents.plain_values import NotPlain, Reference

if TYPE_CHECKING:
    from jixiao.documents.pdf_frames import Box

MAX_SIDE: Final = 14_400.0
MOST_PARTS: Final = 100
"""Streams that make one page."""

SEEN: Final = 0.01
"""Opacity from which on an area is seen."""

_GIVEN: Final = (b"/Font", b"/ColorSpace", b"/ExtGState")


class _Font(Structure):
    _fields_ = (
        ("name", c_char_p),
        ("length", c_int32),
        ("wide", c_int32),
        ("count", c_int32),
        ("widths", c_void_p),
        ("characters", c_void_p),
    )


class _Name(Structure):
    _fields_ = (("name", c_char_p), ("length", c_int32), ("numbers", c_int32))


class _Resources(Structure):
    _fields_ = (
        ("fonts", c_int32),
        ("names", c_int32),
        ("font", c_void_p),
        ("name", c_void_p),
    )


def plain_pdf(content: bytes) -> PlainPdf | None:
    """Return a plain PDF; None for another, or where the loops were not built."""
    try:
        return PlainPdf(content)
    except MemoryError:
        raise
    except Exception:  # noqa: BLE001 - whatever a broken file makes us stumble over is pdfium's
        return None


class PlainPdf:
    """The pages of a plain PDF."""

    def __init__(self, content: bytes) -> None:
        """Find the pages; raises NotPlain."""
        held = library()
        if held is None:
            raise NotPlain
        self._read, self._free = held.jixiao_plain, held.jixiao_drawn_free
        self._read.restype = c_int
        self._read.argtypes = (c_char_p, c_size_t, c_void_p, c_void_p, c_void_p)
        self._objects = Objects(content)
        root = self._objects.record(self._objects.trailer.get(b"/Root"))
        if root.get(b"/Type") != b"/Catalog" or b"/OCProperties" in root:
            raise NotPlain
        self._pages = list(kids(self._objects, root.get(b"/Pages"), MAX_PAGES))
        self.count = len(self._pages)
        if not self.count:
            raise NotPlain
        self._fonts: dict[str, Font | None] = {}
        self._resources: dict[str, tuple[_Resources, object]] = {}

    def page(self, index: int) -> PageRead | None:
        """Return what page `index`, from 0, draws; None when it is not plain."""
        try:
            return self._page(index)
        except MemoryError:
            raise
        except Exception:  # noqa: BLE001 - as above
            return None

    def _page(self, index: int) -> PageRead | None:
        number, inherited = self._pages[index]
        page = inherited | self._objects.record(Reference(number))
        if page.get(b"/Type") != b"/Page" or page.get(b"/Rotate", 0) or b"/UserUnit" in page:
            raise NotPlain
        frame, width, height = frame_of(self._box(page), 0)
        given, held = self._given(page.get(b"/Resources"))
        content = self._content(page.get(b"/Contents"))
        out, space = DrawnByLoops(), (c_double * 6)(*frame)
        if not self._read(content, len(content), byref(given), space, byref(out)):
            return None
        del held
        try:
            drawn = drawn_of(out)
        finally:
            self._free(byref(out))
        return PageRead(width, height, *drawn[:-1], {})

    def _box(self, page: dict[bytes, Any]) -> Box:
        """Return left, bottom, right, top of the paper, as pdfium holds them."""
        paper = numbers(self._objects.resolved(page.get(b"/MediaBox")), 4)
        shown = self._objects.resolved(page.get(b"/CropBox", paper))
        if numbers(shown, 4) != paper:
            raise NotPlain
        box: Box = unpack("4f", pack("4f", *paper))
        left, bottom, right, top = box
        if not (left < right and bottom < top) or any(abs(side) > MAX_SIDE for side in box):
            raise NotPlain
        return box

    def _content(self, value: Any) -> bytes:  # noqa: ANN401 - any of a PDF's values
        if isinstance(value, Reference):
            return self._objects.stream(value)
        if not isinstance(value, list):
            raise NotPlain
        parts: list[bytes] = []
        for one in value:
            parts.append(self._objects.stream(one))
            if sum(map(len, parts)) > MOST_BYTES or len(parts) > MOST_PARTS:
                raise NotPlain
        return b" ".join(parts)

    def _given(self, value: Any) -> tuple[_Resources, object]:  # noqa: ANN401 - as above
        """Return fonts and names of a page as the loops take them, and what they stand in."""
        key = repr(value)
        if key not in self._resources:
            resources = self._objects.record(value)
            told = [self._objects.resolved(resources.get(name)) for name in _GIVEN]
            inner = repr(told)
            if inner not in self._resources:
                self._resources[inner] = self._made(*told)
            self._resources[key] = self._resources[inner]
        return self._resources[key]

    def _made(self, fonts: Any, spaces: Any, states: Any) -> tuple[_Resources, object]:  # noqa: ANN401 - as above
        found = []
        for name, value in (fonts or {}).items():
            font = self._font(value)
            if font is not None:
                wide, widths, characters = font
                found.append(
                    _Font(
                        name[1:], len(name) - 1, wide, len(widths),
                        widths.buffer_info()[0], characters.buffer_info()[0],
                    )
                )  # fmt: skip
        names = [(name, _colours(self._objects, one)) for name, one in (spaces or {}).items()]
        names += [(name, _state(self._objects, one)) for name, one in (states or {}).items()]
        named = [_Name(name[1:], len(name) - 1, count) for name, count in names if count]
        listed = (_Font * len(found))(*found), (_Name * len(named))(*named)
        given = _Resources(len(found), len(named), addressof(listed[0]), addressof(listed[1]))
        return given, listed

    def _font(self, value: Any) -> Font | None:  # noqa: ANN401 - as above
        """Return a font; None when it is not plain, which matters once something is set in it."""
        key = repr(value)
        if key not in self._fonts:
            try:
                self._fonts[key] = plain_font(self._objects, value)
            except NotPlain:
                self._fonts[key] = None
        return self._fonts[key]


def _colours(objects: Objects, value: Any) -> int:  # noqa: ANN401 - as above
    """Return how many numbers make a colour of a space, 0 unless it is a usual one."""
    value = objects.resolved(value)
    if isinstance(value, list) and len(value) == 2 and value[0] == b"/ICCBased":  # noqa: PLR2004
        count = objects.head(value[1]).get(b"/N")
        return count if count in (1, 3) else 0
    if isinstance(value, list) and len(value) == 1:
        value = value[0]
    return {b"/DeviceGray": 1, b"/DeviceRGB": 3}.get(value, 0) if isinstance(value, bytes) else 0


def _state(objects: Objects, value: Any) -> int:  # noqa: ANN401 - as above
    """Return -1 for a graphics state that lets all be seen and sets no font, else 0."""
    state = objects.record(value)
    opacity = state.get(b"/ca", 1)
    is_seen = type(opacity) in (int, float) and opacity > SEEN
    return 0 if b"/Font" in state or not is_seen else -1
