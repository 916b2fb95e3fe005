"""One-time passwords: read out or handed over on paper, changed at the first log-in."""

from __future__ import annotations

import secrets
from typing import Final

from django.contrib.auth.hashers import PBKDF2PasswordHasher, get_hasher

_LETTERS: Final = "abcdefghjkmnpqrstuvwxyz23456789"
"""Without what is mistaken for something else when read: i, l, o, 0, 1."""
_GROUPS: Final = 4
_LETTERS_A_GROUP: Final = 4
_ROUNDS: Final = 20_000


def one_time_password() -> str:
    """Return a new password of 16 letters and digits (79 bits) in groups of four."""
    return "-".join(
        "".join(secrets.choice(_LETTERS) for _ in range(_LETTERS_A_GROUP)) for _ in range(_GROUPS)
    )


def hash_of_one_time(password: str) -> str:
    """Return what is kept of a one-time password.

    79 random bits need no stretching, so a list of hundreds of people is hashed in seconds; the
    first log-in stretches it in full, and then the person's own password takes its place.
    """
    hasher = get_hasher()
    salt = hasher.salt()
    if isinstance(hasher, PBKDF2PasswordHasher):
        return hasher.encode(password, salt, iterations=_ROUNDS)
    return hasher.encode(password, salt)
