"""Printed phrases as rules compare them: without remarks, cut into clauses."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from jixiao.review.rows import plain

if TYPE_CHECKING:
    from collections.abc import Iterable

_REMARK: Final = re.compile(r"[(（\[【\u3014][^()（）\[\]【】\u3014\u3015]*[)）\]】\u3015]")
_BREAK: Final = re.compile(r"[,，;；。]")
_CLOSING: Final = "。.；;，,、:：达为"


@lru_cache(maxsize=65536)
def bare(text: str | None) -> str:
    """Return a phrase without blanks, remarks in brackets and closing marks; empty for None."""
    return _REMARK.sub("", plain(text)).rstrip(_CLOSING)


@lru_cache(maxsize=65536)
def clauses(text: str | None) -> tuple[str, ...]:
    """Return the parts between commas, semicolons and full stops, the empty ones left out."""
    return tuple(part for part in _BREAK.split(bare(text)) if part)


def is_sentence(text: str | None) -> bool:
    """Return whether a phrase ends with a full stop or has several clauses."""
    return plain(text).endswith("。") or len(clauses(text)) > 1


def said_in(words: Iterable[str]) -> re.Pattern[str]:
    """Return the pattern that finds any of the words, compiled once; without words, nothing."""
    return _any(tuple(words))


@lru_cache(maxsize=256)
def _any(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, words)) or "(?!)")
