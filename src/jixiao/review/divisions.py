"""What divisions have settled for themselves, from the list that ships."""

from __future__ import annotations

import tomllib
from decimal import Decimal
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from jixiao.review.division_file import settled
from jixiao.review.selection import STANDARD

if TYPE_CHECKING:
    from collections.abc import Mapping

    from jixiao.review.selection import Selection


@cache
def _known() -> Mapping[str, Selection]:
    """Return what every division in `divisions.toml` has settled, by its code."""
    text = files("jixiao.review").joinpath("divisions.toml").read_text(encoding="utf-8")
    tree = tomllib.loads(text, parse_float=Decimal)
    return {code: settled(rows, (code,)) for code, rows in tree.items()}


def selection_of(division: str | None) -> Selection:
    """Return what a division has settled; that of the longest code that begins its own.

    A county (630123) without its own follows its province (63), if that has some.
    """
    known = _known()
    fitting = [code for code in known if division and division.startswith(code)]
    return known[max(fitting, key=len)] if fitting else STANDARD
