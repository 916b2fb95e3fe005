"""Contents of files on disk, by their hash: written whole or not at all."""

from __future__ import annotations

import hashlib
import os
import secrets
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from django.conf import settings

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True, slots=True)
class Stored:
    """A content that is on disk: its hash and its size in bytes."""

    sha256: str
    size: int


def folder() -> Path:
    """Return where contents are kept; it exists afterwards."""
    found = Path(settings.MEDIA_ROOT) / "intake"
    found.mkdir(parents=True, exist_ok=True, mode=0o700)
    return found


def path_of(sha256: str, tail: str = "") -> Path:
    """Return where the content of that hash is kept; `tail` names what was made of it."""
    return folder() / sha256[:2] / f"{sha256}{tail}"


def store(pieces: Iterable[bytes]) -> Stored:
    """Return the hash and size of a content after it is on disk, for good."""
    digest, size = hashlib.sha256(), 0
    begun = folder() / f"begun-{secrets.token_hex(8)}"
    try:
        with begun.open("xb") as stream:
            for piece in pieces:
                digest.update(piece)
                size += len(piece)
                stream.write(piece)
            stream.flush()
            os.fsync(stream.fileno())
        kept = path_of(digest.hexdigest())
        kept.parent.mkdir(exist_ok=True, mode=0o700)
        begun.chmod(0o600)
        begun.replace(kept)
    finally:
        begun.unlink(missing_ok=True)
    return Stored(digest.hexdigest(), size)


def keep(path: Path, content: bytes) -> None:
    """Write what was made of a content beside it, whole or not at all."""
    begun = path.with_name(f"begun-{secrets.token_hex(8)}")
    begun.write_bytes(content)
    begun.replace(path)
