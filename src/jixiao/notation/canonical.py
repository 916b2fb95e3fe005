"""Plain data → its canonical JSON's hash: equal content has equal hashes, whoever wrote it."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping


def canonical_sha256(content: Mapping[str, Any]) -> str:
    """Return the SHA-256 of the canonical JSON (sorted keys, UTF-8, no spaces) in hex digits."""
    text = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()
