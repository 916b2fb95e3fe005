"""What the bytes of a PDF tell before it is read: whether the quick road reads it exactly."""

from __future__ import annotations

import re
import zlib
from enum import Enum, auto
from itertools import repeat
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

MAX_STREAM: Final = 4 * 1024 * 1024
"""Expanded bytes of one stream that are looked at; a page of a table has about 10,000."""

HEAD: Final = 400
"""Bytes before a stream in which its description is looked for."""

_STREAM: Final = re.compile(rb">>\s*stream\r?\n")
_NO_CONTENT: Final = re.compile(
    rb"/Length1\b|/Subtype\s*/(?:Image|Type1C|CIDFontType0C|OpenType|XML)\b|/Type\s*/XRef\b"
)
_OTHER_FILTER: Final = re.compile(rb"/(?:LZW|ASCII85|ASCIIHex|RunLength)Decode\b|/Crypt\b")
_CLIP: Final = re.compile(rb"\bW\*?\s+n\b")
_SEVERAL: Final = re.compile(rb"<[0-9A-Fa-f]+>\s*<(?![Dd][89ABab])[0-9A-Fa-f]{8,}>")
"""A character that stands for several, which the quick road takes for another."""

_DESCRIBED: Final = re.compile(rb"/Type\s*/FontDescriptor\b")
_EMBEDDED: Final = re.compile(rb"/FontFile[23]?\s")
_ODD: Final = re.compile(
    rb"/Encrypt\b|/Type3\b|-EUC-|/Uni(?:GB|CNS|JIS|KS)-|/WMode\s*1|/Identity-V\b"
)
_TEXTS: Final = re.compile(r"Writer|Word|WPS ?文字", re.IGNORECASE)
"""Makers that clip every page but write no text beside the part that shows."""

_SHEETS: Final = re.compile(r"Calc|Excel|WPS ?表格", re.IGNORECASE)
"""Makers that write a merged cell's text on every page it runs over and clip what is too much."""


class Fitness(Enum):
    """How far the quick road, which knows no clips, may be trusted with a file."""

    NONE = auto()
    BESIDE_TABLES_HIDDEN = auto()
    FULL = auto()


def fitness_of(content: bytes, maker: str) -> Fitness:
    """Return how far the quick road may be trusted with a PDF of that maker."""
    streams = list(_streams(content))
    parts = [content, *(part for part in map(_objects, streams, repeat(content)) if part)]
    described = sum(len(_DESCRIBED.findall(part)) for part in parts)
    embedded = sum(len(_EMBEDDED.findall(part)) for part in parts)
    if not 0 < described <= embedded or any(_ODD.search(part) for part in parts):
        return Fitness.NONE
    if any(map(_has_several, streams, repeat(content))):
        return Fitness.NONE
    if _TEXTS.search(maker) or not any(map(_has_clip, streams, repeat(content))):
        return Fitness.FULL
    return Fitness.BESIDE_TABLES_HIDDEN if _SHEETS.search(maker) else Fitness.NONE


def _streams(content: bytes) -> Iterator[tuple[bytes, int]]:
    """Yield description and place of the streams but fonts and pictures."""
    for found in _STREAM.finditer(content):
        head = content[max(0, found.start() - HEAD) : found.start()]
        head = head[head.rfind(b" obj") + 1 :]
        if not _NO_CONTENT.search(head):
            yield head, found.end()


def _objects(stream: tuple[bytes, int], content: bytes) -> bytes | None:
    """Return the objects of a stream that holds some; None for others."""
    return _expanded(*stream, content) if b"/ObjStm" in stream[0] else None


def _has_clip(stream: tuple[bytes, int], content: bytes) -> bool:
    """Return whether a stream clips, or cannot be looked into."""
    body = _expanded(*stream, content)
    return body is None or (b"W" in body and _CLIP.search(body) is not None)


def _has_several(stream: tuple[bytes, int], content: bytes) -> bool:
    """Return whether a stream tells of a character that stands for several."""
    body = _expanded(*stream, content)
    return body is not None and b"begincmap" in body and _SEVERAL.search(body) is not None


def _expanded(head: bytes, start: int, content: bytes) -> bytes | None:
    """Return a stream's content, None when it is packed in a way not known here."""
    if _OTHER_FILTER.search(head):
        return None
    if b"/Fl" not in head:
        return content[start : content.find(b"endstream", start)]
    try:
        return zlib.decompressobj().decompress(memoryview(content)[start:], MAX_STREAM)
    except zlib.error:
        return None
