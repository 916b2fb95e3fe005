"""Characters one by one → runs of text: what stands side by side on one line."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from jixiao.documents.drawing import Run
from jixiao.documents.pdf_letters import as_written

if TYPE_CHECKING:
    from collections.abc import Sequence

APART: Final = 0.15
"""Share of the size that parts runs."""

BACK: Final = 0.35
"""Share of the size by which a character may stand in the one before: kerning."""

SLIP: Final = 0.02
"""Share of the size by which characters on one line may stand higher or lower."""

ASCENT: Final = 0.88
"""The part of the size above the line, as Chinese fonts have it."""

WIDTHLESS: Final = frozenset("\xad\u200b\u200c\u200d\u2060\ufeff")
"""Those that take no room: what they were put between stands side by side."""

BLANK: Final = frozenset(
    "".join(map(chr, [*range(0x21), *range(0x2000, 0x200E)]))
    + "\x7f\xa0\xad\u1680\u2028\u2029\u202f\u205f\u2060\u3000\ufeff"
)
"""Blanks and places to break: no ink, and no part of a code they were put into."""


class Chars(NamedTuple):
    """Characters in the order they are drawn: texts, left and right x, base lines, sizes."""

    texts: Sequence[str]
    lefts: Sequence[float]
    rights: Sequence[float]
    bases: Sequence[float]
    sizes: Sequence[float]


def runs_of(chars: Chars) -> list[Run]:
    """Return the runs of some characters; blanks part them."""
    found: list[Run] = []
    begun = -1
    end = line = size = back = apart = slip = 0.0
    for index, (text, left, right, base, high) in enumerate(zip(*chars, strict=True)):
        if begun >= 0 and (
            text in BLANK
            or not back <= left - end <= apart
            or not -slip <= base - line <= slip
            or high != size
        ):
            if text in WIDTHLESS and back <= left - end <= apart:
                end = right
                continue
            found.append(_run(chars, begun, index, end))
            begun = -1
        if begun < 0:
            if text in BLANK:
                continue
            begun, line, size = index, base, high
            back, apart, slip = -BACK * high, APART * high, SLIP * high
        end = right
    if begun >= 0:
        found.append(_run(chars, begun, len(chars.texts), end))
    return found


def _run(chars: Chars, begun: int, ended: int, end: float) -> Run:
    """Return the run of characters from `begun` to before `ended`, whose right edge is `end`."""
    text = "".join(chars.texts[begun:ended])
    if not text.isascii():
        if not WIDTHLESS.isdisjoint(text):
            text = "".join(char for char in text if char not in WIDTHLESS)
        text = as_written(text)
    base, size = chars.bases[begun], chars.sizes[begun]
    top = base - ASCENT * size
    return Run(text, chars.lefts[begun], top, end, top + size, base, size)
