"""Numbers that may tell who somebody is, where no number of a person belongs → stars."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

_LONG: Final = re.compile(
    r"\d{9,}[Xx]?"  # as it is
    r"|\d(?:[ \u3000-]?\d){13,}[ \u3000-]?[\dXx]"  # an identity or account number in groups
    r"|1\d{2}[ -]\d{4}[ -]\d{4}|0\d{2,3}[ -]\d{7,8}"  # telephones
)
_SHOWN: Final = 4
_DATUM: Final = re.compile(r"[-+¥￥]?\d[\d.,/:年月日 -]{4,}[%Xx元]?")


def hidden(text: str) -> str:
    """Return the text with the long numbers in it cut down to their first four digits.

    A date, a month and an amount below a thousand million stay as they are.
    """
    return _LONG.sub(lambda found: found[0][:_SHOWN] + "*" * (len(found[0]) - _SHOWN), text)


def are_data(texts: Iterable[str]) -> bool:
    """Return whether a row that should be headings has a number, date or amount in a cell."""
    return any(_DATUM.fullmatch(text.strip()) for text in texts)
