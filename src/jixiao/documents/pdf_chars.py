"""A page's characters by pdfium: those that show, with the way they are turned."""

from __future__ import annotations

from collections import Counter
from ctypes import addressof, byref, c_double, c_float, c_int, create_string_buffer
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import pypdfium2.raw as pdfium  # type: ignore[import-untyped] # ships no types

from jixiao.documents.pdf_clips import EVERYWHERE, shown_area
from jixiao.documents.pdf_frames import (
    FAR,
    Box,
    inverse,
    joined,
    quarters_of,
    shifted,
    shifted_box,
)
from jixiao.documents.pdf_runs import Chars
from jixiao.documents.pdfium_calls import (
    box_of,
    matrix_of,
    object_of,
    origin_of,
    own_matrix_of,
    size_of,
    unicode_of,
    unmapped,
)

if TYPE_CHECKING:
    from jixiao.documents.pdf_frames import Frame
    from jixiao.documents.pdf_handles import Handle

MAX_CHARS: Final = 200_000
"""Characters of a page that are read: the densest table printed has about 10,000."""

WIDE_CODES: Final = 0x2E80
"""Codes from here on are of characters as wide as they are high, those below half as wide."""

HALF: Final = 0.5
LEAST_SIZE: Final = 0.1
"""Points: a font smaller than this is no writing."""

DOT: Final = 0.4
"""Share of the size that the ink of a full stop has at most, either way."""

_SHOWN: Final = 0x20
_HYPHENS: Final = frozenset({0x02, 0xFFFE})
"""pdfium tells a hyphen at a line's end so."""

_SURROGATES: Final = range(0xD800, 0xE000)


class _Pen(NamedTuple):
    """How a text object writes: the area it shows in, its size and its quarter turns.

    `astray` leads its letters from the space of the form it stands in, in which pdfium leaves
    those that a text of their own stands for, to the page's.
    """

    area: Box
    size: float
    turn: int
    astray: Frame | None


UNREAD: Final = "\ufffd"
"""What stands for a character whose font does not tell what it means."""


class TextPage:
    """The characters of a page in the page's own space."""

    def __init__(self, text: Handle) -> None:
        """Take pdfium's text page; it must stay open."""
        self._text = text.raw
        self._count = min(pdfium.FPDFText_CountChars(self._text), MAX_CHARS)
        handle = self._handle = addressof(self._text.contents)
        indexes = range(self._count)
        self._codes = [unicode_of(handle, index) for index in indexes]
        self._unmapped = {index for index in indexes if unmapped(handle, index) == 1}
        self.unreadable: Counter[str] = Counter()
        self._objects = [object_of(handle, index) or 0 for index in indexes]
        self._boxes = self._measured_boxes(handle)
        self._origins = self._measured_origins(handle)
        self._pens = self._found_pens()
        self._lead_home()
        self._square()
        self._rights = self._boxes[2::4]
        self._widen()

    def _measured_boxes(self, handle: int) -> list[float]:
        """Return left, top, right, bottom of every character, one after another."""
        held = (c_float * (4 * self._count))()
        start = addressof(held)
        for index in range(self._count):
            box_of(handle, index, start + 16 * index)
        return list(held)

    def _measured_origins(self, handle: int) -> list[float]:
        """Return x and y of the point every character is set at, one after another."""
        held = (c_double * (2 * self._count))()
        start = addressof(held)
        for index in range(self._count):
            at = start + 16 * index
            origin_of(handle, index, at, at + 8)
        return list(held)

    def _found_pens(self) -> dict[int, _Pen]:
        first: dict[int, int] = {}
        for index, thing in enumerate(self._objects):
            first.setdefault(thing, index)
        return {thing: self._pen(thing, index) for thing, index in first.items()}

    def _pen(self, thing: int, index: int) -> _Pen:
        whole = _matrix(matrix_of, self._handle, index)
        a, b, c, d, e, f = whole
        scale = (c * c + d * d) ** 0.5 or 1.0
        own = _matrix(own_matrix_of, thing) if thing else whole
        back = inverse(own) if own != whole else None
        into = None if back is None else joined(back, whole)
        begun = tuple(self._origins[2 * index : 2 * index + 2])
        return _Pen(
            shown_area(thing, into),
            abs(size_of(self._handle, index)) * scale,
            quarters_of(a, b),
            into if begun == own[4:] and begun != (e, f) else None,
        )

    def _lead_home(self) -> None:
        """Lead letters that were left in the space of a form to where they stand on the page."""
        if not any(pen.astray for pen in self._pens.values()):
            return
        for index, thing in enumerate(self._objects):
            into = self._pens[thing].astray
            if into is not None:
                left, top, right, bottom = self._boxes[4 * index : 4 * index + 4]
                x0, y0, x1, y1 = shifted_box((left, bottom, right, top), into)
                self._boxes[4 * index : 4 * index + 4] = x0, y1, x1, y0
                x, y = self._origins[2 * index : 2 * index + 2]
                self._origins[2 * index : 2 * index + 2] = shifted(x, y, into)

    def _square(self) -> None:
        """Let wide characters that are told with the box of their ink be as wide as they are high.

        Those are the ones which a text of their own stands for; they begin where they are set.
        """
        for index, code in enumerate(self._codes):
            if code < WIDE_CODES:
                continue
            x, pen = self._origins[2 * index], self._pens[self._objects[index]]
            left, right = self._boxes[4 * index], self._boxes[4 * index + 2]
            if not pen.turn and x < left and right < x + pen.size:
                self._boxes[4 * index], self._boxes[4 * index + 2] = x, x + pen.size

    def _widen(self) -> None:
        """Let the last of characters that are one glyph end where the next glyph begins.

        Their boxes share what the outline happens to cover. With no glyph beside it, it ends half
        or a whole size further.
        """
        xs, ys, things = self._origins[::2], self._origins[1::2], self._objects
        for at in range(1, self._count):
            thing = things[at]
            if xs[at] != xs[at - 1] or ys[at] != ys[at - 1] or thing != things[at - 1] or not thing:
                continue
            if self._codes[at - 1] <= _SHOWN:  # one that pdfium makes up to tell of a gap
                continue
            size = self._pens[thing].size
            end = xs[at] + (HALF if self._codes[at - 1] < WIDE_CODES else 1.0) * size
            after = at + 1
            if after < self._count and things[after] == thing and ys[after] == ys[at]:
                wide = xs[after] - xs[at]
                if wide == 0:
                    continue
                if 0 < wide <= size:
                    end = xs[after]
            self._rights[at] = max(self._rights[at], end)

    def turn(self) -> int | None:
        """Return the quarter turns to the right that make most of the text upright."""
        times = Counter(
            self._pens[thing].turn
            for thing, code in zip(self._objects, self._codes, strict=True)
            if code > _SHOWN
        )
        return times.most_common(1)[0][0] if times else None

    def upright(self, frame: Frame) -> Chars:
        """Return the characters that show, in the order they are drawn, in the frame's space."""
        a, b, c, d, e, f = frame
        codes, things, pens = self._codes_read(), self._objects, self._pens
        x0, y1, x1, y0 = (self._boxes[at::4] for at in range(4))
        xs, ys = self._origins[::2], self._origins[1::2]
        kept = self._shown(x0, x1, y0, y1)
        begins = [a * x0[at] + c * y0[at] + e for at in kept]
        ends = [a * self._rights[at] + c * y1[at] + e for at in kept]
        if a + c < 0:
            begins, ends = ends, begins
        texts = ["-" if codes[at] in _HYPHENS else chr(codes[at]) for at in kept]
        bases = [b * xs[at] + d * ys[at] + f for at in kept]
        return Chars(texts, begins, ends, bases, [pens[things[at]].size for at in kept])

    def _shown(
        self, x0: list[float], x1: list[float], y0: list[float], y1: list[float]
    ) -> list[int]:
        """Return the indexes of the characters whose middle is not clipped away."""
        kept: list[int] = []
        last, area = -1, EVERYWHERE
        left = bottom = right = top = 0.0
        for index, thing in enumerate(self._objects):
            if thing != last:
                last, area = thing, self._pens[thing].area
                left, bottom, right, top = (2 * side for side in area)
            seen = area is EVERYWHERE or (
                left <= x0[index] + x1[index] <= right and bottom <= y0[index] + y1[index] <= top
            )
            if (
                (seen or (kept and kept[-1] == index - 1 and self._is_dot(index, area)))
                and self._codes[index] not in _SURROGATES
                and not self._is_nowhere(index)
            ):
                kept.append(index)
        return kept

    def _is_dot(self, index: int, area: Box) -> bool:
        """Return whether the area is a dot within a letter beside one that shows: for its ink."""
        x0, y1, x1, y0 = self._boxes[4 * index : 4 * index + 4]
        left, bottom, right, top = area
        dot = DOT * self._pens[self._objects[index]].size
        return (
            self._origins[2 * index - 1] == self._origins[2 * index + 1]
            and right - left <= dot
            and top - bottom <= dot
            and x0 <= left < right <= x1
            and y0 <= bottom < top <= y1
        )

    def _is_nowhere(self, index: int) -> bool:
        """Return whether a character lies beyond any paper, or is too small to be one."""
        left, _, right, _ = self._boxes[4 * index : 4 * index + 4]
        x, y = self._origins[2 * index : 2 * index + 2]
        size = self._pens[self._objects[index]].size
        return not (all(abs(at) <= FAR for at in (left, right, x, y)) and LEAST_SIZE <= size <= FAR)

    def _codes_read(self) -> list[int]:
        """Return the characters' codes, those that their font does not tell as UNREAD."""
        codes = self._codes
        for index in self._unmapped:
            if codes[index] > _SHOWN:
                codes[index] = ord(UNREAD)
                self.unreadable[font_name(self._text, index)] += 1
        return codes


def _matrix(call: Any, *asked: int) -> Frame:  # noqa: ANN401 - a C function
    """Return the matrix that a function of pdfium's tells; nothing but zeros when it does not."""
    held = (c_float * 6)()
    call(*asked, addressof(held))
    a, b, c, d, e, f = held
    return a, b, c, d, e, f


def font_name(text: Any, index: int) -> str:  # noqa: ANN401 - a C pointer
    """Return the name of the font a character is set in."""
    held, flags = create_string_buffer(200), c_int()
    pdfium.FPDFText_GetFontInfo(text, index, held, len(held), byref(flags))
    return held.value.decode("utf-8", "replace")
