"""Text as an array of codes, four bytes each, as the compiled loops take and return it."""

from __future__ import annotations

import sys
from typing import Final

WIDE: Final = "utf-32-le" if sys.byteorder == "little" else "utf-32-be"


def as_codes(text: str) -> bytes:
    """Return the codes of a text's characters."""
    return text.encode(WIDE, "surrogatepass")


def as_text(codes: bytes) -> str:
    """Return the text that codes stand for."""
    return codes.decode(WIDE, "surrogatepass")
