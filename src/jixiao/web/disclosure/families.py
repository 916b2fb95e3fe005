"""What people call the families of rules."""

from __future__ import annotations

from django.utils.translation import get_language

from jixiao.locale import translator
from jixiao.review.reference import FAMILY_TITLES


def family_title(family: str) -> str:
    """Return a family's title in the reader's language; its own name when it has none."""
    title = FAMILY_TITLES.get(family)
    translate = translator("en" if get_language() == "en" else "zh")
    return title.render(translate) if title else family
