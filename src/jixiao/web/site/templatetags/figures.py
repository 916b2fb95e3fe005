"""Figures as people read them."""

from __future__ import annotations

from decimal import Decimal

from django import template

register = template.Library()


@register.filter
def words(text: str) -> list[str]:
    """Return the words of a text."""
    return text.split()


@register.filter
def money(value: Decimal | None) -> str:
    """Return 万元 with thousands separators, without idle zeros; a dash where there is none."""
    if value is None:
        return "—"
    text = f"{Decimal(value).normalize():,f}"
    return text if "." in text else f"{text}"
