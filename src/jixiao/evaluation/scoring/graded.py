"""A result in words: the band it stands in, within which a person sets the points."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from jixiao.evaluation.share import NOTHING, WHOLE, Share
from jixiao.model.message import message

if TYPE_CHECKING:
    from jixiao.standards.scoring import Band, ScoringScheme


def graded(target: str, actual: str, scheme: ScoringScheme) -> Share:
    """Return the least and the largest share that the words of a result allow.

    Words that name no band and differ from the target leave everything open.
    """
    name, clause = "graded", scheme.qualitative_source
    band = band_of(target, actual, scheme)
    if band is None:
        told = message("“{actual}”没有写明属于哪一档，请评定", actual=actual)
        return Share(name, NOTHING, WHOLE, told, clause)
    told = message(
        "属于“{band}”，得分值的{low:.0%}–{high:.0%}", band=band.title, low=band.low, high=band.high
    )
    return Share(name, Fraction(band.low), Fraction(band.high), told, clause)


def band_of(target: str, actual: str, scheme: ScoringScheme) -> Band | None:
    """Return the band whose longest word the result begins with; the first for the target's words.

    “未完成” is not “完成”: longer words are tried first.
    """
    if actual and actual == target:
        return scheme.bands[0]
    words = sorted(
        ((word, band) for band in scheme.bands for word in band.words),
        key=lambda pair: -len(pair[0]),
    )
    return next((band for word, band in words if actual.startswith(word)), None)
