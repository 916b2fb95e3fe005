"""Addresses of the API, of its description, and of one's tokens."""

from __future__ import annotations

from django.urls import include, path

from jixiao.web.api import pages
from jixiao.web.api.service import api_urls

urlpatterns = [
    path("", pages.description, name="api_description"),
    path("tokens/", pages.tokens, name="tokens"),
    path("tokens/<int:token_id>/revoke/", pages.revoke, name="revoke_token"),
    path("", include((api_urls(), "ninja"), namespace="api")),
]
