"""Spaces that wrapping, merging or text extraction put into a cell, told from real ones."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

_SPACE: Final = r"[\s\u200b\u200c\u200d\u2060\ufeff\u00ad]"
_ANY_SPACE: Final = re.compile(_SPACE)
_REAL_SPACE: Final = re.compile(rf"(?<=[A-Za-z]){_SPACE}+(?=[A-Za-z])")
_RUN: Final = re.compile(rf"{_SPACE}+")


@lru_cache(maxsize=65536)
def without_layout_spaces(text: str) -> str:
    """Return the text without spaces and line breaks that do not belong to it.

    A space stays, as one, only between two Latin letters (`My APP`); between Chinese characters,
    around figures, inside codes and beside punctuation it goes.
    """
    if _ANY_SPACE.search(text) is None:
        return text
    if _REAL_SPACE.search(text) is None:
        return _RUN.sub("", text)
    return " ".join(_RUN.sub("", part) for part in _REAL_SPACE.split(text))
