"""Codes that let somebody answer once: short, easy to type on a phone, hard to guess."""

from __future__ import annotations

import secrets
from typing import Final

ALPHABET: Final = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
"""Without what looks alike: 0 and O, 1 and I and L."""
LENGTH: Final = 8


def new_codes(count: int) -> list[str]:
    """Return so many codes, no two alike, in the order of letters, which tells nothing."""
    found: set[str] = set()
    while len(found) < count:
        found.add("".join(secrets.choice(ALPHABET) for _ in range(LENGTH)))
    return sorted(found)


def plain(code: str) -> str:
    """Return a code as it was issued, however it was typed; "" for what can be none."""
    typed = "".join(code.split()).replace("-", "").upper()
    return typed if len(typed) == LENGTH and set(typed) <= set(ALPHABET) else ""
