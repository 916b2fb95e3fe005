"""Printed phrases as rules compare them: without remarks, cut into clauses."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from jixiao.review.remembering import once_a_list
from jixiao.review.rows import plain

if TYPE_CHECKING:
    from collections.abc import Iterable

_REMARK: Final = re.compile(r"[(（\[【\u3014][^()（）\[\]【】\u3014\u3015]*[)）\]】\u3015]")
_TAIL: Final = re.compile(r"[(（][^()（）]*[)）]$|[。，,；;：:]+$|达到?$")
_BREAK: Final = re.compile(r"[,，;；。]")
_CLOSING: Final = "。.；;，,、:：达为"


@lru_cache(maxsize=65536)
def bare(text: str | None) -> str:
    """Return a phrase without blanks, remarks in brackets and closing marks; empty for None."""
    return _REMARK.sub("", plain(text)).rstrip(_CLOSING)


@lru_cache(maxsize=65536)
def without_tail(text: str | None) -> str:
    """Return a name without blanks, a remark at its end, closing marks, and 达到 behind it."""
    return _TAIL.sub("", plain(text))


@lru_cache(maxsize=65536)
def clauses(text: str | None) -> tuple[str, ...]:
    """Return the parts between commas, semicolons and full stops, the empty ones left out."""
    return tuple(part for part in _BREAK.split(bare(text)) if part)


def is_sentence(text: str | None) -> bool:
    """Return whether a phrase ends with a full stop or has several clauses."""
    return plain(text).endswith("。") or len(clauses(text)) > 1


def said_in(words: Iterable[str]) -> re.Pattern[str]:
    """Return the pattern that finds any of the words, compiled once; without words, nothing."""
    return _any(words if isinstance(words, tuple) else tuple(words))


@once_a_list
def _any(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, words)) or "(?!)")


@once_a_list
def longest_in(words: tuple[str, ...]) -> re.Pattern[str]:
    """Return the pattern that finds any of the words, where several begin the longest."""
    return said_in(sorted(words, key=len, reverse=True))


@once_a_list
def ends_in(words: tuple[str, ...]) -> Endings:
    """Return the words by their length, to find those that a text ends with."""
    return Endings(words)


class Endings:
    """Words that texts may end with; a text is asked once for each length, however many words."""

    __slots__ = ("_last", "_lengths", "_words")

    def __init__(self, words: Iterable[str]) -> None:
        """Take the words; the empty one ends nothing."""
        self._words = frozenset(words)
        self._last = frozenset(word[-1] for word in self._words if word)
        self._lengths = sorted({len(word) for word in self._words if word}, reverse=True)

    def longest(self, text: str) -> str | None:
        """Return the longest of the words that a text ends with, or None."""
        if text[-1:] not in self._last:
            return None
        words = self._words
        for length in self._lengths:
            if (end := text[-length:]) in words:
                return end
        return None

    def all(self, text: str) -> list[str]:
        """Return every one of the words that a text ends with, the longest first."""
        if text[-1:] not in self._last:
            return []
        words = self._words
        return [
            end for length in self._lengths if len(end := text[-length:]) == length and end in words
        ]
