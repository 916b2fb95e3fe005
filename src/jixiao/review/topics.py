"""What texts are about: the pairs of characters that are left without words said of everything."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from jixiao.review.phrases import said_in
from jixiao.review.remembering import once_a_list, once_in_context
from jixiao.review.rows import annual_rows, plain

if TYPE_CHECKING:
    from jixiao.model.plan import PerformancePlan
    from jixiao.review.context import Context

_HAN: Final = re.compile(r"[\u4e00-\u9fff]{2,}")
_FIGURE: Final = re.compile(r"\d[\d,.]*(?:万|亿|千)?[\u4e00-\u9fff]{0,2}")


def topic_of(text: str | None, context: Context) -> frozenset[str]:
    """Return the pairs of characters that tell a text's subject."""
    return _pairs(plain(text), _empty(context.words("topic_empty")))


class _Empty:
    """The words said of everything, as a pattern, the longest first; equal to itself alone."""

    __slots__ = ("pattern",)

    def __init__(self, words: tuple[str, ...]) -> None:
        self.pattern = said_in(sorted(words, key=len, reverse=True))


_empty = once_a_list(_Empty)


@lru_cache(maxsize=16384)
def _pairs(text: str, empty: _Empty) -> frozenset[str]:
    runs = _HAN.findall(empty.pattern.sub(" ", _FIGURE.sub(" ", text)))
    return frozenset([run[at : at + 2] for run in runs for at in range(len(run) - 1)])


@once_in_context
def head_topic(plan: PerformancePlan, context: Context) -> frozenset[str]:
    """Return what a plan's name, purpose and objectives are about."""
    return topic_of("，".join((plan.name or "", plan.purpose or "", *plan.objectives)), context)


@once_in_context
def rows_topic(plan: PerformancePlan, context: Context) -> frozenset[str]:
    """Return what the rows of a plan are about, by names and explanations."""
    texts = (
        text
        for _, row in annual_rows(plan)
        for text in (row.name, row.description, row.explanation)
    )
    return topic_of("，".join(plain(text) for text in texts), context)


@lru_cache(maxsize=4096)
def signs_of(topic: frozenset[str]) -> frozenset[str]:
    """Return the characters of a topic's pairs."""
    return frozenset("".join(topic))
