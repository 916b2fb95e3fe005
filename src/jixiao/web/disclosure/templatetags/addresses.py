"""Addresses of the public pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import template
from django.urls import reverse

from jixiao.web.disclosure.public_page import CHINESE, ENGLISH

if TYPE_CHECKING:
    from django.http import HttpRequest

register = template.Library()


@register.filter
def other_language(request: HttpRequest) -> str:
    """Return the address of the same public page in the other language."""
    resolved = request.resolver_match
    if resolved is None:
        return "/public/"
    other = CHINESE if resolved.namespace == ENGLISH else ENGLISH
    address = reverse(f"{other}:{resolved.url_name}", kwargs=resolved.kwargs)
    query = request.META.get("QUERY_STRING", "")
    return f"{address}?{query}" if query else address


@register.filter
def last_code(path: str) -> str:
    """Return the last code of a path of organisations."""
    return path.rstrip("/").rpartition("/")[2]


@register.filter
def percent_sign(dimension: str) -> str:
    """Return a unit as people write it: ratios as %."""
    return "%" if dimension == "1" else dimension
