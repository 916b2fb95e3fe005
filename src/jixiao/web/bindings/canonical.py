"""An actual's record as one text: the same rows give the same bytes, and so the same hash."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping


def canonical(content: Mapping[str, Any]) -> str:
    """Return the canonical JSON of an actual's record."""
    return json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def hash_of(text: str) -> str:
    """Return the hash of a canonical text, hexadecimal."""
    return hashlib.sha256(text.encode()).hexdigest()
