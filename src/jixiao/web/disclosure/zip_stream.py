"""A ZIP archive that is sent while it is written, the same bytes for the same members."""

from __future__ import annotations

import hashlib
import zipfile
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_BEGINNING: Final = (1980, 1, 1, 0, 0, 0)
_READABLE: Final = 0o644 << 16
_UNIX: Final = 3


@dataclass(frozen=True, slots=True)
class Member:
    """A member as it was written: its name, the size and SHA-256 of its content."""

    name: str
    bytes: int
    sha256: str


class _Outbox:
    """What was written and not yet sent; a stream that cannot go back."""

    def __init__(self) -> None:
        self.waiting: list[bytes] = []

    def write(self, part: bytes) -> int:
        self.waiting.append(bytes(part))
        return len(part)

    def flush(self) -> None:
        """Do nothing: parts are taken by `take`."""

    def take(self) -> bytes:
        part = b"".join(self.waiting)
        self.waiting.clear()
        return part


class ZipStream:
    """Writes members one after another; `members` are those written so far."""

    def __init__(self) -> None:
        """Begin an empty archive."""
        self._outbox = _Outbox()
        self._archive = zipfile.ZipFile(self._outbox, "w", zipfile.ZIP_DEFLATED)  # type: ignore[call-overload] # writing is all it asks for
        self.members: list[Member] = []

    def add(self, name: str, parts: Iterable[bytes]) -> Iterator[bytes]:
        """Yield the archive's bytes while the parts are written as a member."""
        told = zipfile.ZipInfo(name, _BEGINNING)
        told.compress_type, told.external_attr = zipfile.ZIP_DEFLATED, _READABLE
        told.create_system = _UNIX
        size, whole = 0, hashlib.sha256()
        with self._archive.open(told, "w", force_zip64=True) as member:
            for part in parts:
                member.write(part)
                whole.update(part)
                size += len(part)
                if sent := self._outbox.take():
                    yield sent
        self.members.append(Member(name, size, whole.hexdigest()))
        yield self._outbox.take()

    def close(self) -> Iterator[bytes]:
        """Yield the end of the archive."""
        self._archive.close()
        yield self._outbox.take()
