"""The Chinese–English dictionary of official wording; the only one."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from jixiao.standards.reading import table

if TYPE_CHECKING:
    from collections.abc import Mapping


@cache
def terms() -> Mapping[str, str]:
    """Return every Chinese term with its English one."""
    return {zh: en for group in table("terms.toml").values() for zh, en in group.items()}


def term(chinese: str) -> str:
    """Return the English term, or the Chinese one where the dictionary has none."""
    return terms().get(chinese, chinese)
