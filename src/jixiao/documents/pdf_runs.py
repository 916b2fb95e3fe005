"""Characters one by one → runs of text: what stands side by side on one line."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, Final

from jixiao.documents.drawing import Run

if TYPE_CHECKING:
    from collections.abc import Iterable

APART: Final = 0.15
"""Share of the size that parts runs."""

BACK: Final = 0.35
"""Share of the size by which a character may stand in the one before: kerning."""

SLIP: Final = 0.02
"""Share of the size by which characters on one line may stand higher or lower."""

ASCENT: Final = 0.88
"""The part of the size above the line, as Chinese fonts have it."""

HYPHENS: Final = "\x02\ufffe"
"""pdfium tells a hyphen at a line's end so."""

BLANK: Final = frozenset(
    "".join(map(chr, [*range(0x21), *range(0x2000, 0x200E)]))
    + "\x7f\xa0\xad\u1680\u2028\u2029\u202f\u205f\u2060\u3000\ufeff"
)
"""Blanks and places to break: no ink, and no part of a code they were put into."""

WIDTHLESS: Final = frozenset("\xad\u200b\u200c\u200d\u2060\ufeff")
"""Those that take no room: what they were put between stands side by side."""

Char = tuple[str, float, float, float, float]
"""A character: text, left, right, base line and size, in the page's frame."""


def runs_of(chars: Iterable[Char]) -> list[Run]:
    """Return the runs of characters given in the order they are drawn; blanks part them."""
    found: list[Run] = []
    texts: list[str] = []
    lefts: list[float] = []
    end = line = size = 0.0
    for text, left, right, base, high in chars:
        gap = left - end
        if text in BLANK:
            if text in WIDTHLESS and texts and abs(gap) <= APART * size:
                end = right
            continue
        if texts and (
            gap > APART * size
            or gap < -BACK * size
            or not -SLIP * size <= base - line <= SLIP * size
            or high != size
        ):
            found.append(_run(texts, lefts, end, line, size))
            texts, lefts = [], []
        if not texts:
            line, size = base, high
        texts.append(text)
        lefts.append(left)
        end = right
    if texts:
        found.append(_run(texts, lefts, end, line, size))
    return found


def _run(texts: list[str], lefts: list[float], end: float, base: float, size: float) -> Run:
    text = "".join(texts)
    if not unicodedata.is_normalized("NFC", text):
        text, lefts = unicodedata.normalize("NFC", text), lefts[:1]
    top = base - ASCENT * size
    return Run(text, lefts[0], top, end, top + size, base, size, lefts)
