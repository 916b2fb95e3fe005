"""Identity, telephone and bank card numbers in a text, told only with most digits covered."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final

from jixiao.model.message import message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.model.message import Message

PHONE: Final = message("手机号")
_RUN: Final = re.compile(r"(?<![0-9A-Za-z.])\d(?:[ -]?\d){9,21}[Xx]?(?![0-9A-Za-z])")
_SHORTEST: Final = 10
_GAPS: Final = re.compile(r"[ -]")
_PHONE: Final = re.compile(r"1[3-9]\d{9}")
_IDENTITY: Final = re.compile(r"[1-8]\d{5}(?P<born>(?:19|20)\d{6})\d{3}[\dX]")
_CARD: Final = re.compile(r"(?:62|4|5[1-5]|9[0-9])\d{13,17}")
_FACTORS: Final = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECKS: Final = "10X98765432"
_CARD_LENGTHS: Final = range(16, 20)
_SHOWN_BEFORE: Final = 3
_SHOWN_AFTER: Final = 2
_NINE: Final = 9


@dataclass(frozen=True, slots=True)
class PersonalNumber:
    """A number of a person: what it is, and the number with most digits covered."""

    kind: Message
    covered: str


def personal_numbers(text: str | None) -> Iterator[PersonalNumber]:
    """Yield the personal numbers of a text; check digits must be right, blanks may stand between.

    Source: GB 11643-1999 (identity numbers), ISO/IEC 7812-1 (cards).
    """
    for match in _RUN.finditer(text or ""):
        digits = _GAPS.sub("", match[0]).upper()
        if (kind := _kind(digits)) is not None:
            yield PersonalNumber(kind, cover(digits))


def telling_numbers(text: str) -> Iterator[PersonalNumber]:
    """Yield the identity and bank card numbers of a text: no office needs them in a sentence.

    Telephone numbers are left out; they are how people are reached.
    """
    return (one for one in personal_numbers(text) if one.kind != PHONE)


def covered_text(text: str | None) -> str | None:
    """Return a text with most digits of its personal numbers covered, the rest as it stands."""
    if text is None or len(text) < _SHORTEST:
        return text
    return _RUN.sub(_covered_match, text)


def holds_run(text: str) -> bool:
    """Return whether a text holds a run of digits as long as a personal number's."""
    return _RUN.search(text) is not None


def _covered_match(match: re.Match[str]) -> str:
    """Return a run of digits, covered when it is a personal number."""
    digits = _GAPS.sub("", match[0]).upper()
    return match[0] if _kind(digits) is None else cover(digits)


def _kind(digits: str) -> Message | None:
    """Return what digits without gaps are, or None when they are no person's number."""
    if is_identity_number(digits):
        return message("身份证号")
    if _PHONE.fullmatch(digits):
        return PHONE
    return message("银行卡号") if is_card_number(digits) else None


def cover(digits: str) -> str:
    """Return a number with its first three and last two digits, stars between."""
    hidden = len(digits) - _SHOWN_BEFORE - _SHOWN_AFTER
    return f"{digits[:_SHOWN_BEFORE]}{'*' * hidden}{digits[-_SHOWN_AFTER:]}"


def is_identity_number(digits: str) -> bool:
    """Return whether 18 characters are an identity number: a birthday and the right check digit."""
    match = _IDENTITY.fullmatch(digits)
    if match is None or not _is_day(match["born"]):
        return False
    total = sum(int(digit) * factor for digit, factor in zip(digits, _FACTORS, strict=False))
    return digits[-1] == _CHECKS[total % len(_CHECKS)]


def is_card_number(digits: str) -> bool:
    """Return whether digits are a bank card number: length, first digits and the Luhn check."""
    if len(digits) not in _CARD_LENGTHS or not _CARD.fullmatch(digits):
        return False
    doubled = (int(digit) * (1 + place % 2) for place, digit in enumerate(reversed(digits)))
    return sum(number - _NINE * (number > _NINE) for number in doubled) % 10 == 0


def _is_day(text: str) -> bool:
    """Return whether eight digits are a day of the calendar."""
    try:
        date(int(text[:4]), int(text[4:6]), int(text[6:]))
    except ValueError:
        return False
    return True
