"""A search for numbers of persons in whatever a run left: bytes, files, pages, a database.

Everything is unpacked first: archives, office files, streams of PDFs, Parquet, and texts written
as hexadecimal or base64. A number is found with blanks or hyphens in it, in wide digits, and as its
hash without a key.
"""

from __future__ import annotations

import base64
import binascii
import gzip
import hashlib
import io
import re
import unicodedata
import zipfile
import zlib
from typing import TYPE_CHECKING, Any, Final

import pyarrow as pa
import pyarrow.parquet as pq

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

DEEP: Final = 4
_BETWEEN: Final = re.compile(r"(?<=[0-9])[ \u00a0\u2009\u3000\-·]+(?=[0-9Xx])")
_RUN: Final = re.compile(r"[0-9]{7,}[Xx]?")
_STREAM: Final = re.compile(rb"stream\r?\n(.*?)endstream", re.DOTALL)
_BASE64: Final = re.compile(r"[A-Za-z0-9+/_-]{16,}={0,2}")
_HEX: Final = re.compile(r"(?:[0-9A-Fa-f]{2}){8,}")
_ESCAPED: Final = re.compile(r"\\u([0-9a-fA-F]{4})|&#(\d+);|&#x([0-9a-fA-F]+);|%([0-9A-Fa-f]{2})")
_HASHES: Final = ("md5", "sha1", "sha256", "sha512")


class ClearNumbers:
    """Numbers of persons that must be nowhere."""

    def __init__(self, numbers: Iterable[str]) -> None:
        self.numbers = frozenset(one.upper() for one in numbers)
        self._lengths = sorted({len(one) for one in self.numbers})
        self._hashed = {
            hashlib.new(way, one.encode()).hexdigest(): one
            for one in self.numbers
            for way in _HASHES
        }

    def in_bytes(self, content: bytes, deep: int = DEEP) -> set[str]:
        """Return the numbers in bytes of any kind, and in what is packed in them."""
        found: set[str] = set()
        for encoding in ("utf-8", "utf-16-le", "utf-16-be"):
            found |= self.in_text(content.decode(encoding, "ignore"), deep)
        if deep:
            for part in _unpacked(content):
                found |= self.in_bytes(part, deep - 1)
        return found

    def in_text(self, text: str, deep: int = DEEP) -> set[str]:
        """Return the numbers in a text, however they are written."""
        plain = unicodedata.normalize("NFKC", _ESCAPED.sub(_character, text))
        found = {
            piece
            for run in _RUN.findall(_BETWEEN.sub("", plain)) + _RUN.findall(plain)
            for length in self._lengths
            for at in range(len(run) - length + 1)
            if (piece := run[at : at + length].upper()) in self.numbers
        }
        for token in _HEX.findall(plain):
            told = token.lower()
            found |= {self._hashed[told]} if told in self._hashed else set()
            if deep:
                found |= self.in_bytes(bytes.fromhex(told), 0)
        if deep:
            for token in _BASE64.findall(plain):
                found |= self.in_bytes(_from_base64(token), 0)
        return found

    def in_value(self, value: Any) -> set[str]:  # noqa: ANN401 - whatever a database holds
        """Return the numbers in a value of a database."""
        if isinstance(value, memoryview | bytearray):
            value = bytes(value)
        return self.in_bytes(value) if isinstance(value, bytes) else self.in_text(str(value))

    def in_files(self, folder: Path) -> dict[str, set[str]]:
        """Return the numbers in the files below a folder and in their names, file by file."""
        found = {}
        for path in sorted(one for one in folder.rglob("*") if one.is_file()):
            held = self.in_bytes(path.read_bytes()) | self.in_text(str(path.relative_to(folder)))
            if held:
                found[str(path)] = held
        return found


def _character(found: re.Match[str]) -> str:
    wide, decimal, hexadecimal, percent = found.groups()
    code = int(decimal) if decimal else int(wide or hexadecimal or percent, 16)
    return chr(code) if code < 0x110000 else ""


def _from_base64(token: str) -> bytes:
    plain = token.rstrip("=").replace("-", "+").replace("_", "/")
    try:
        return base64.b64decode(plain[: len(plain) // 4 * 4] + _end(plain))
    except (binascii.Error, ValueError):
        return b""


def _end(plain: str) -> str:
    rest = plain[len(plain) // 4 * 4 :]
    return rest + "=" * (4 - len(rest)) if len(rest) > 1 else ""


def _unpacked(content: bytes) -> Iterator[bytes]:
    """Yield what is packed in bytes: members of archives, streams, rows of Parquet."""
    if content.startswith(b"PK\x03\x04"):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            for name in archive.namelist():
                yield name.encode()
                yield archive.read(name)
    elif content.startswith(b"\x1f\x8b"):
        yield gzip.decompress(content)
    elif content.startswith(b"PAR1"):
        table = pq.read_table(pa.BufferReader(content))
        yield "\n".join(str(one) for column in table.columns for one in column.to_pylist()).encode()
    elif content.startswith(b"%PDF"):
        for found in _STREAM.finditer(content):
            try:
                yield zlib.decompressobj().decompress(found[1])
            except zlib.error:
                continue
    elif content[:1] == b"x":
        try:
            yield zlib.decompress(content)
        except zlib.error:
            return
