"""OLE2 compound files: their directory and streams, as old office files need them."""

from __future__ import annotations

import struct
from dataclasses import dataclass

from jixiao.documents.faults import DamagedDocument
from jixiao.documents.limits import MAX_OLE_SECTORS
from jixiao.model.message import message

SIGNATURE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
HEADER_BYTES = 512
LAST_REAL_SECTOR = 0xFFFFFFFA
ENTRY_BYTES = 128
HEADER_FAT_SECTORS = 109
STREAM = 2
ROOT = 5


@dataclass(frozen=True, slots=True)
class Entry:
    """A directory entry: its kind (2 stream, 5 root), first sector and size in bytes."""

    name: str
    kind: int
    start: int
    size: int


class CompoundFile:
    """An OLE2 file; `entries` are by name, streams are read whole."""

    def __init__(self, content: bytes) -> None:
        """Read allocation tables and directory; raises DamagedDocument."""
        self._content = content
        try:
            self._open()
        except (struct.error, IndexError, ValueError) as fault:
            raise _damaged() from fault

    def _open(self) -> None:
        header = self._content[:HEADER_BYTES]
        if len(header) < HEADER_BYTES or not header.startswith(SIGNATURE):
            raise _damaged()
        shift, mini_shift = struct.unpack_from("<HH", header, 30)
        if shift not in (9, 12) or mini_shift not in (6, 9):
            raise _damaged()
        self._sector_bytes, self._mini_bytes = 1 << shift, 1 << mini_shift
        directory, self._cutoff = struct.unpack_from("<I4xI", header, 48)
        mini_table = struct.unpack_from("<I", header, 60)[0]
        self._fat = self._read_fat(header)
        self.entries = self._read_directory(directory)
        self._mini_fat = _numbers(self._chain(mini_table))
        root = next((entry for entry in self.entries.values() if entry.kind == ROOT), None)
        self._mini = self._chain(root.start) if root else b""

    def _sector(self, number: int) -> bytes:
        start = (number + 1) * self._sector_bytes
        return self._content[start : start + self._sector_bytes]

    def _read_fat(self, header: bytes) -> tuple[int, ...]:
        sectors = list(struct.unpack_from(f"<{HEADER_FAT_SECTORS}I", header, 76))
        further = struct.unpack_from("<I", header, 68)[0]
        seen = 0
        while further < LAST_REAL_SECTOR and seen <= MAX_OLE_SECTORS // 128:
            *numbers, further = _numbers(self._sector(further))
            sectors += numbers
            seen += 1
        real = (number for number in sectors if number < LAST_REAL_SECTOR)
        return _numbers(b"".join(self._sector(number) for number in real))

    def _read_directory(self, start: int) -> dict[str, Entry]:
        content = self._chain(start)
        entries: dict[str, Entry] = {}
        for offset in range(0, len(content) - ENTRY_BYTES + 1, ENTRY_BYTES):
            length, kind = struct.unpack_from("<HB", content, offset + 64)
            first, size = struct.unpack_from("<IQ", content, offset + 116)
            name = content[offset : offset + max(length - 2, 0)].decode("utf-16-le", "replace")
            if kind:
                entries.setdefault(name, Entry(name, kind, first, size & 0xFFFFFFFF))
        return entries

    def _chain(self, start: int) -> bytes:
        """Return the sectors of a chain of the main table, joined."""
        sectors = _follow(self._fat, start)
        return b"".join(self._sector(number) for number in sectors)

    def stream(self, name: str) -> bytes:
        """Return the stream's bytes; raises DamagedDocument when it is not whole."""
        entry = self.entries.get(name)
        if entry is None or entry.kind != STREAM:
            raise _damaged()
        if entry.size >= self._cutoff:
            return self._chain(entry.start)[: entry.size]
        step = self._mini_bytes
        sectors = _follow(self._mini_fat, entry.start)
        return b"".join(self._mini[n * step : (n + 1) * step] for n in sectors)[: entry.size]


def _numbers(content: bytes) -> tuple[int, ...]:
    """Return the little-endian 32-bit numbers of the bytes."""
    return struct.unpack(f"<{len(content) // 4}I", content[: len(content) // 4 * 4])


def _follow(table: tuple[int, ...], start: int) -> list[int]:
    """Return the sectors of a chain; raises DamagedDocument when it loops or leaves the file."""
    sectors: list[int] = []
    number = start
    while number < LAST_REAL_SECTOR:
        sectors.append(number)
        if number >= len(table) or len(sectors) > min(len(table), MAX_OLE_SECTORS):
            raise _damaged()
        number = table[number]
    return sectors


def _damaged() -> DamagedDocument:
    """Return the fault of an OLE2 file whose tables do not hold together."""
    return DamagedDocument(
        message("旧格式办公文件（OLE2）的目录损坏；请用办公软件打开后另存为新格式再试")
    )
