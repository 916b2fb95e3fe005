"""Project codes of 21 characters: division, year, category letter, serial, check character."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any, Final

from jixiao.standards.reading import table

CODE_LENGTH: Final = 21
_BLANKS: Final = re.compile(r"[\s\u200b\ufeff]+")
_CENTURY: Final = 2000


@dataclass(frozen=True, slots=True)
class ProjectCode:
    """A project code as read.

    `division` has 6 or 9 digits, `year` is the year the project entered the library (four
    digits), `category` what the letter stands for where that is known. `check_ok` tells whether
    the check character is right, None where the scheme has none.
    Source: caiban-2023-12#project-code.
    """

    text: str
    scheme: str
    division: str
    year: int
    letter: str
    serial: str
    category: str | None = None
    check_ok: bool | None = None
    check_expected: str | None = None


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    schemes = table("code_schemes.toml")["scheme"]
    return tuple((scheme["name"], re.compile(scheme["pattern"])) for scheme in schemes)


def check_character(code: str) -> str | None:
    """Return the check character that the first 20 characters ask for.

    None when a character is outside the alphabet. Source: local-hebei-codes#check.
    """
    rule = table("code_schemes.toml")["check"]
    alphabet: str = rule["alphabet"]
    places = [alphabet.find(char) for char in code[: CODE_LENGTH - 1]]
    if min(places) < 0:
        return None
    total = sum(place * rule["base"] ** i for i, place in enumerate(places))
    return alphabet[(rule["constant"] - total) % len(alphabet)]


def _has_check(match: re.Match[str], rule: dict[str, Any]) -> bool:
    """Return whether the code belongs to the scheme whose check character is known."""
    return match["division"].startswith(rule["province"]) and match["letter"] == rule["letter"]


@lru_cache(maxsize=4096)
def read_code(text: str) -> ProjectCode | None:
    """Return a project code with its parts, or None when the text is not one; blanks may stand."""
    code = _BLANKS.sub("", text)
    for name, pattern in _patterns():
        match = pattern.fullmatch(code)
        if match:
            return _code(name, match)
    return None


def _code(scheme: str, match: re.Match[str]) -> ProjectCode:
    """Return the parts of a matched code, check character verified where there is one."""
    data = table("code_schemes.toml")
    expected = check_character(match[0]) if _has_check(match, data["check"]) else None
    checked = _has_check(match, data["check"])
    return ProjectCode(
        match[0],
        scheme,
        match["division"],
        _CENTURY + int(match["year"]),
        match["letter"],
        match["serial"],
        data["letters"].get(match["letter"]),
        match[0][-1] == expected if checked else None,
        expected,
    )
