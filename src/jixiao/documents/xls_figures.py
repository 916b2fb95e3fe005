"""The figures of an XLS workbook as its number formats print them, from its BIFF8 records."""

from __future__ import annotations

import math
import struct
from typing import TYPE_CHECKING, Final

from jixiao.documents.built_in_formats import BUILT_IN
from jixiao.documents.faults import DamagedDocument, EncryptedDocument
from jixiao.documents.number_formats import show_for
from jixiao.documents.ole import CompoundFile
from jixiao.model.message import message

if TYPE_CHECKING:
    from collections.abc import Iterator

Figures = dict[tuple[int, int], str]
"""(row, column) from 0 → printed figure."""

BOF: Final = 0x0809
EOF: Final = 0x000A
FILEPASS: Final = 0x002F
BOUNDSHEET: Final = 0x0085
DATEMODE: Final = 0x0022
FORMAT: Final = 0x041E
XF: Final = 0x00E0
NUMBER: Final = 0x0203
RK: Final = 0x027E
MULTIPLE_RK: Final = 0x00BD
FORMULA: Final = 0x0006
BIFF8: Final = 0x0600
NO_NUMBER: Final = 0xFFFF
WIDE: Final = 0x01


def printed_figures(content: bytes) -> list[Figures] | None:
    """Return for each sheet its printed figures; None where the records are older than BIFF8.

    Raises EncryptedDocument.
    """
    try:
        file = CompoundFile(content)
        if "Workbook" not in file.entries:
            return None
        return _Book(file.stream("Workbook")).sheets()
    except (DamagedDocument, struct.error, IndexError):
        return None


class _Book:
    """The workbook stream: formats, styles and where sheets begin."""

    def __init__(self, stream: bytes) -> None:
        self._stream = stream
        self._formats = dict(BUILT_IN)
        self._styles: list[int] = []
        self._offsets: list[int] = []
        self._from_1904 = False
        self._is_biff8 = False

    def sheets(self) -> list[Figures] | None:
        """Return each sheet's figures, None for older records."""
        for kind, body in _records(self._stream, 0):
            self._global(kind, body)
        if not self._is_biff8:
            return None
        return [self._figures(offset) for offset in self._offsets]

    def _global(self, kind: int, body: bytes) -> None:
        if kind == BOF:
            self._is_biff8 = struct.unpack_from("<H", body)[0] == BIFF8
        elif kind == FILEPASS:
            raise EncryptedDocument(message("文件已加密，需要密码；请去除密码后再试"))
        elif kind == BOUNDSHEET:
            self._offsets.append(struct.unpack_from("<I", body)[0])
        elif kind == DATEMODE:
            self._from_1904 = body[:1] == b"\x01"
        elif kind == XF:
            self._styles.append(struct.unpack_from("<H", body, 2)[0])
        elif kind == FORMAT and self._is_biff8:
            number, length, flags = struct.unpack_from("<HHB", body)
            wide = flags & WIDE
            code = body[5 : 5 + length * (2 if wide else 1)]
            self._formats[number] = code.decode("utf-16-le" if wide else "latin-1", "replace")

    def _figures(self, offset: int) -> Figures:
        """Return the figures of the sheet that begins at the offset."""
        found: Figures = {}
        for kind, body in _records(self._stream, offset):
            for row, column, style, value in _numbers(kind, body):
                if math.isfinite(value):
                    found[row, column] = self._show(style, value)
        return found

    def _show(self, style: int, value: float) -> str:
        format_id = self._styles[style] if style < len(self._styles) else 0
        code = self._formats.get(format_id, "General")
        return show_for(code, from_1904=self._from_1904)(repr(value))


def _records(stream: bytes, offset: int) -> Iterator[tuple[int, bytes]]:
    """Yield (kind, body) of the records of one substream, charts inside it passed over."""
    depth = 0
    while offset + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, offset)
        body = stream[offset + 4 : offset + 4 + length]
        offset += 4 + length
        depth += kind == BOF
        if depth <= 1:
            yield kind, body
        depth -= kind == EOF
        if depth <= 0:
            return


def _numbers(kind: int, body: bytes) -> Iterator[tuple[int, int, int, float]]:
    """Yield (row, column, style, value) of the numbers a record holds."""
    if kind == NUMBER:
        yield struct.unpack_from("<HHHd", body)
    elif kind == RK:
        row, column, style, packed = struct.unpack_from("<HHHI", body)
        yield row, column, style, _unpacked(packed)
    elif kind == MULTIPLE_RK:
        row, first = struct.unpack_from("<HH", body)
        for index in range((len(body) - 6) // 6):
            style, packed = struct.unpack_from("<HI", body, 4 + 6 * index)
            yield row, first + index, style, _unpacked(packed)
    elif kind == FORMULA and struct.unpack_from("<H", body, 12)[0] != NO_NUMBER:
        yield struct.unpack_from("<HHHd", body)


def _unpacked(packed: int) -> float:
    """Return the number that an RK value packs into 30 bits."""
    if packed & 2:
        signed = packed >> 2 if packed < 1 << 31 else (packed >> 2) - (1 << 30)
        value = float(signed)
    else:
        value = struct.unpack("<d", struct.pack("<Q", (packed & 0xFFFFFFFC) << 32))[0]
    return value / 100 if packed & 1 else value
