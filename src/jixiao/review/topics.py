"""What texts are about: the pairs of characters that are left without words said of everything."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from jixiao.review.phrases import said_in
from jixiao.review.rows import annual_rows, plain

if TYPE_CHECKING:
    from jixiao.model.plan import PerformancePlan
    from jixiao.review.context import Context

_HAN: Final = re.compile(r"[\u4e00-\u9fff]{2,}")
_FIGURE: Final = re.compile(r"\d[\d,.]*(?:万|亿|千)?[\u4e00-\u9fff]{0,2}")


def topic_of(text: str | None, context: Context) -> frozenset[str]:
    """Return the pairs of characters that tell a text's subject."""
    empty = context.words("topic_empty")
    return _pairs(plain(text), tuple(sorted(empty, key=len, reverse=True)))


@lru_cache(maxsize=65536)
def _pairs(text: str, empty: tuple[str, ...]) -> frozenset[str]:
    rest = said_in(empty).sub(" ", _FIGURE.sub(" ", text))
    return frozenset(run[at : at + 2] for run in _HAN.findall(rest) for at in range(len(run) - 1))


def head_topic(plan: PerformancePlan, context: Context) -> frozenset[str]:
    """Return what a plan's name, purpose and objectives are about."""
    return topic_of("，".join((plan.name or "", plan.purpose or "", *plan.objectives)), context)


def rows_topic(plan: PerformancePlan, context: Context) -> frozenset[str]:
    """Return what the rows of a plan are about, by names and explanations."""
    texts = (
        text
        for _, row in annual_rows(plan)
        for text in (row.name, row.description, row.explanation)
    )
    return topic_of("，".join(plain(text) for text in texts), context)


def signs_of(topic: frozenset[str]) -> frozenset[str]:
    """Return the characters of a topic's pairs."""
    return frozenset("".join(topic))
