"""Names that the core keeps in Chinese, in the reader's language."""

from __future__ import annotations

from django import template

from jixiao.model.message import Message
from jixiao.web.rounds.showing import said

register = template.Library()


@register.filter
def spoken(text: str) -> str:
    """Return a name or sentence of the core in the reader's language."""
    return said(Message(text)) if text else ""
