"""Whether the text a PDF tells of a page is what is printed there, or bytes without their map."""

from __future__ import annotations

import re
from typing import Final

STRANGE: Final = re.compile(
    "[\u00a1-\u00a4\u00a6\u00a8-\u00af\u00b4-\u00b6\u00b8-\u00d6\u00d8-\u00f6\u00f8-\u02df"
    "\u3400-\u4dbf\ue000-\uf8ff\ufffd]"
)
"""Letters with accents, rare characters, private codes: what codes of glyphs look like as text.

Scripts that people in China write in are none of them, nor are degrees, dots and money.
"""

LEAST: Final = 10
SHARE: Final = 0.15
"""Strange characters of a garbled page, at least, and their share of all.

A name has one rare character, a bulleted list one private code a line.
"""


def is_garbled(text: str) -> bool:
    """Return whether a page's text says something else than what is seen."""
    if text.isascii():
        return False
    strange = sum(1 for _ in STRANGE.finditer(text))
    return strange >= LEAST and strange >= SHARE * (len(text) - text.count("\n"))
