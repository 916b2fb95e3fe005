"""Texts that may stand in a cell of a table file without being run as a formula."""

from __future__ import annotations

import re
from typing import Final

_BEGINNINGS: Final = tuple("=+-@'＝＋－\uff20")
_INVISIBLE: Final = tuple("\t\r\n")
_NUMBER: Final = re.compile(r"[+-]?\d+(?:\.\d+)?")


def harmless(text: str) -> str:
    """Return the text, with an apostrophe before it where a spreadsheet would run or hide it.

    Plain numbers stay. `original` takes the apostrophe off again.
    """
    risky = text.startswith(_INVISIBLE) or text.lstrip().startswith(_BEGINNINGS)
    return f"'{text}" if risky and not _NUMBER.fullmatch(text) else text


def original(text: str) -> str:
    """Return the text that `harmless` was given."""
    return text.removeprefix("'")
