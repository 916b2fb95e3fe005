"""The codes of reading notes, catalogued beside the rules."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class ReadingCode:
    """A code of reading notes; `title` and `meaning` are Chinese, `…_en` English."""

    code: str
    fault: str
    title: str
    meaning: str
    title_en: str
    meaning_en: str


@cache
def reading_codes() -> Mapping[str, ReadingCode]:
    """Return the codes of reading notes by code, in order."""
    text = files("jixiao.review.rules.reading").joinpath("reading_codes.toml")
    rows = tomllib.loads(text.read_text(encoding="utf-8"))["code"]
    return {row["code"]: ReadingCode(**row) for row in rows}
