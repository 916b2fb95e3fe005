"""Whole numbers as forms and addresses tell them, which anybody may have written."""

from __future__ import annotations

from typing import Final

LONGEST: Final = 18
"""Digits: what every database keeps as a number of a record."""


def number_told(text: str | None) -> int | None:
    """Return the number a text of plain digits tells; None for anything else or too many."""
    if text is None or len(text) > LONGEST or not (text.isascii() and text.isdecimal()):
        return None
    return int(text)


def numbers_told(texts: list[str]) -> list[int]:
    """Return those of the texts that tell a number, in order."""
    return [number for text in texts if (number := number_told(text)) is not None]
