"""One-time codes by the clock (TOTP), as code generators on phones make them.

Source: RFC 6238 with HMAC-SHA-1, 30 seconds and six digits, which every generator knows.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import io
import secrets
import time
from typing import Final
from urllib.parse import quote

import qrcode
from qrcode.image.svg import SvgPathImage

SECONDS: Final = 30
DIGITS: Final = 6
DRIFT: Final = 1
"""Steps a clock may be early or late."""
RECOVERY_CODES: Final = 8


def new_secret() -> str:
    """Return a new shared secret of 160 bits, in base 32."""
    return base64.b32encode(secrets.token_bytes(20)).decode()


def code_at(secret: str, step: int) -> str:
    """Return the code of a step (seconds since 1970 over 30). Source: RFC 4226, section 5.3."""
    digest = hmac.digest(base64.b32decode(secret), step.to_bytes(8, "big"), hashlib.sha1)
    start = digest[-1] & 0x0F
    number = int.from_bytes(digest[start : start + 4], "big") & 0x7FFFFFFF
    return f"{number % 10**DIGITS:0{DIGITS}d}"


def step_of(secret: str, code: str, *, after: int = 0, now: float | None = None) -> int | None:
    """Return the step whose code this is, None when it is wrong, too old, or was taken before.

    Only steps later than `after` count.
    """
    given = "".join(code.split())
    current = int(time.time() if now is None else now) // SECONDS
    for step in range(current - DRIFT, current + DRIFT + 1):
        if step > after and hmac.compare_digest(code_at(secret, step).encode(), given.encode()):
            return step
    return None


def new_recovery_codes() -> list[str]:
    """Return codes for when the generator is lost; each is good once."""
    return [f"{secrets.token_hex(4)}-{secrets.token_hex(4)}" for _ in range(RECOVERY_CODES)]


def hash_of_code(code: str) -> str:
    """Return what is kept of a recovery code; 64 random bits need no salt."""
    return hashlib.sha256(code.strip().lower().encode()).hexdigest()


def address_of(secret: str, username: str, issuer: str) -> str:
    """Return the otpauth address that a code generator takes in."""
    label = quote(f"{issuer}:{username}")
    return f"otpauth://totp/{label}?secret={secret}&issuer={quote(issuer)}"


def picture_of(address: str) -> str:
    """Return the address as a QR code, an SVG image as a `data:` address."""
    held = io.BytesIO()
    qrcode.make(address, image_factory=SvgPathImage).save(held)
    return f"data:image/svg+xml;base64,{base64.b64encode(held.getvalue()).decode()}"
