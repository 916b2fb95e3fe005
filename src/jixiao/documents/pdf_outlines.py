"""PDFs without the outlines of their fonts, which take half the time and tell nothing.

What a character means stands in the map to text, how wide it is in the list of widths. Where a
font has no such map, its outlines' names may be all there is, and the file stays as it is.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

PROGRAM: Final = b"/FontFile"
UNKNOWN: Final = b"/NontFile"
"""As long as PROGRAM, so that everything in the file stays in its place, and known to nobody."""

_REFERENCE: Final = re.compile(rb"/FontFile[23]?\s+\d+\s+\d+\s+R\b")
_TOLD: Final = re.compile(rb"/ToUnicode\s+\d+\s+\d+\s+R\b")
_NAMED: Final = re.compile(rb"/Encoding\s*/(?:WinAnsi|MacRoman)Encoding\b")
_COMPOSITE: Final = re.compile(rb"/Subtype\s*/Type0\b")
_PART: Final = re.compile(rb"/Subtype\s*/CIDFontType[02]\b")


def without_outlines(content: bytes) -> bytes:
    """Return a PDF with its fonts' outlines hidden; the PDF itself where a font may need them."""
    programs = [at for at in _places(content, PROGRAM) if _REFERENCE.match(content, at)]
    told = 0
    for font in _fonts(content):
        if _PART.search(font):
            continue
        if not (_TOLD.search(font) or (_NAMED.search(font) and not _COMPOSITE.search(font))):
            return content
        told += 1
    if not programs or told < len(programs):
        return content
    hidden = bytearray(content)
    for at in programs:
        hidden[at : at + len(PROGRAM)] = UNKNOWN
    return bytes(hidden)


def _fonts(content: bytes) -> Iterator[bytes]:
    """Yield the objects of the file that are fonts, but those inside packed streams."""
    ended = 0
    for at in _places(content, b"/BaseFont"):
        if at >= ended:
            ended = content.find(b"endobj", at)
            if ended < 0:
                return
            yield content[content.rfind(b" obj", 0, at) : ended]


def _places(content: bytes, word: bytes) -> Iterator[int]:
    """Yield where a word stands."""
    at = content.find(word)
    while at >= 0:
        yield at
        at = content.find(word, at + 1)
